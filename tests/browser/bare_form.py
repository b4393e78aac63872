"""Forms, importers and offers over a real workbook in a bare page, whose answers can be held back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from career_workbook.store import Store
from career_workbook.widgets.form import Form
from career_workbook.workbook import Workbook

#: A line to the program as Lab has it, but that its answers wait while `held`, until they are let through.
SHOW = """async ([script, style, told]) => {
  const heard = [], waiting = [];
  window.letThrough = (many = waiting.length) => {
    for (const give of waiting.splice(0, many)) give();
    window.held = false;
  };
  window.waiting = () => waiting.length;
  window.tell = (message) => heard.forEach((hear) => hear(message));
  let looks = null;
  window.look = () => new Promise((done) => { looks = done; tell({ says: "news" }); });
  const send = async (question, _, pieces) => {
    const answer = await window.ask(question, pieces ? pieces.map((one) => new TextDecoder().decode(one)) : []);
    const give = () => {
      tell({ ...answer, view: question.view, id: question.id });
      if (question.do === "look") looks?.();
    };
    if (window.held) waiting.push(give); else give();
  };
  const model = { get: (name) => told[name], on: (_, hear) => heard.push(hear), off() {}, send };
  document.head.appendChild(document.createElement("style")).textContent = style;
  const { default: piece } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  window.closeForm = piece.render({ model, el: document.body });
  const elsewhere = document.body.appendChild(document.createElement("textarea"));
  elsewhere.id = "elsewhere";
}"""
TOLD = ("declaration", "workbook_id", "sample", "together", "program", "words", "about")


class Bare:
    """Shows pieces over one workbook in bare pages: ``page, form = bare("skill")``; `asked` is what pages asked."""

    def __init__(self, context: BrowserContext, folder: Path):
        Store.create(folder / "workbook.db").close()
        self.workbook = Workbook.open(folder / "workbook.db")
        self.asked: list[dict[str, Any]] = []
        self._context = context

    def __call__(self, kind: str) -> tuple[Page, Locator]:
        form = Form(self.workbook, kind)
        page = self._page(form, lambda question, _: form._answers().answer(question))
        page.locator('.cw-form[data-state="ready"]').wait_for()
        return page, page.locator(".cw-form")

    def piece(self, widget: Any) -> tuple[Page, Locator]:
        """Show another widget that is asked and answers."""
        told: list[dict[str, Any]] = []
        widget.send = lambda content, buffers=None: told.append(content)

        def ask(question: dict[str, Any], pieces: list[str]) -> dict[str, Any]:
            widget._heard(widget, question, [piece.encode() for piece in pieces])
            return next(one for one in reversed(told) if one["says"] != "news")

        page = self._page(widget, ask)
        return page, page.locator(".cw-form")

    def _page(self, widget: Any, ask: Callable[[dict[str, Any], list[str]], dict[str, Any]]) -> Page:
        def heard(question: dict[str, Any], pieces: list[str]) -> dict[str, Any]:
            self.asked.append(question)
            return ask(question, pieces)

        page = self._context.new_page()
        page.route("http://form.test/", lambda route: route.fulfill(body="<body>", content_type="text/html"))
        page.goto("http://form.test/")  # a page without an address keeps nothing
        page.expose_function("ask", heard)
        told = {name: getattr(widget, name) for name in TOLD if hasattr(widget, name)}
        page.evaluate(SHOW, [str(widget._esm), str(widget._css), told])
        return page
