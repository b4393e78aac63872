"""A form over a real workbook in a bare page: an answer that comes late disturbs nothing the person does by then."""

from __future__ import annotations

from contextlib import closing

from playwright.sync_api import BrowserContext, expect

from career_workbook.store import Store
from career_workbook.widgets.form import Form
from career_workbook.workbook import Workbook

#: A line to the program as Lab has it, but that its answers wait until they are let through.
SHOW = """async ([script, told]) => {
  const heard = [], waiting = [];
  window.letThrough = () => { for (const give of waiting.splice(0)) give(); window.held = false; };
  const send = async (question) => {
    const answer = await window.ask(question);
    const give = () => heard.forEach((hear) => hear({ ...answer, view: question.view, id: question.id }));
    if (window.held) waiting.push(give); else give();
  };
  const model = { get: (name) => told[name], on: (_, hear) => heard.push(hear), off() {}, send };
  const { default: form } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  form.render({ model, el: document.body });
  const elsewhere = document.body.appendChild(document.createElement("textarea"));
  elsewhere.id = "elsewhere";
}"""


def test_adding_takes_nobody_away_from_where_they_went_meanwhile(context: BrowserContext, tmp_path):
    """Add, then on to write elsewhere before the answer is there: the letters go where the person writes them."""
    Store.create(tmp_path / "workbook.db").close()
    with closing(Workbook.open(tmp_path / "workbook.db")) as workbook:
        form, page = Form(workbook, "skill"), context.new_page()
        page.expose_function("ask", lambda question: form._answers().answer(question))
        told = {name: getattr(form, name) for name in ("declaration", "workbook_id", "sample", "together")}
        page.evaluate(SHOW, [str(form._esm), told])
        section = page.locator('.cw-form[data-kind="skill"]')
        for name, goes_on in (("SQL", False), ("Teaching", True)):
            section.get_by_label("Skill", exact=True).fill(name)
            page.evaluate("window.held = true")
            section.get_by_role("button", name="Add skill").click()
            if goes_on:
                page.locator("#elsewhere").focus()
            page.evaluate("window.letThrough()")
            expect(section.locator(".cw-status")).to_have_text(f"Added: {name}")
            assert page.evaluate("document.activeElement.id === 'elsewhere'") is goes_on
        expect(section.get_by_label("Skill", exact=True)).not_to_be_focused()
        form.close()
