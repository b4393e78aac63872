"""A form over a real workbook in a bare page: an answer that comes late disturbs nothing the person does by then."""

from __future__ import annotations

from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, expect

from career_workbook.store import Store
from career_workbook.widgets.form import Form
from career_workbook.workbook import Workbook

#: A line to the program as Lab has it, but that its answers wait until they are let through.
SHOW = """async ([script, told]) => {
  const heard = [], waiting = [];
  window.letThrough = (many = waiting.length) => {
    for (const give of waiting.splice(0, many)) give();
    window.held = false;
  };
  window.waiting = () => waiting.length;
  let looks = null;
  window.look = () => new Promise((done) => { looks = done; heard.forEach((hear) => hear({ says: "news" })); });
  const send = async (question) => {
    const answer = await window.ask(question);
    const give = () => {
      heard.forEach((hear) => hear({ ...answer, view: question.view, id: question.id }));
      if (question.do === "look") looks?.();
    };
    if (window.held) waiting.push(give); else give();
  };
  const model = { get: (name) => told[name], on: (_, hear) => heard.push(hear), off() {}, send };
  const { default: form } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  window.closeForm = form.render({ model, el: document.body });
  const elsewhere = document.body.appendChild(document.createElement("textarea"));
  elsewhere.id = "elsewhere";
}"""


@pytest.fixture
def show(context: BrowserContext, tmp_path):
    """Show the form of a kind; returns the page and its form."""
    Store.create(tmp_path / "workbook.db").close()
    with closing(Workbook.open(tmp_path / "workbook.db")) as workbook:
        def shown(kind: str):
            form, page = Form(workbook, kind), context.new_page()
            page.route("http://form.test/", lambda route: route.fulfill(body="<body>", content_type="text/html"))
            page.goto("http://form.test/")  # a page without an address keeps nothing
            page.expose_function("ask", lambda question: form._answers().answer(question))
            told = {name: getattr(form, name) for name in ("declaration", "workbook_id", "sample", "together")}
            page.evaluate(SHOW, [str(form._esm), told])
            page.locator('.cw-form[data-state="ready"]').wait_for()
            return page, page.locator(".cw-form")

        yield shown


def test_adding_takes_nobody_away_from_where_they_went_meanwhile(show):
    """Add, then on to write elsewhere before the answer is there: the letters go where the person writes them."""
    page, form = show("skill")
    for name, goes_on in (("SQL", False), ("Teaching", True)):
        form.get_by_label("Skill", exact=True).fill(name)
        page.evaluate("window.held = true")
        form.get_by_role("button", name="Add skill").click()
        if goes_on:
            page.locator("#elsewhere").focus()
        page.evaluate("letThrough()")
        expect(form.locator(".cw-status")).to_have_text(f"Added: {name}")
        assert page.evaluate("document.activeElement.id === 'elsewhere'") is goes_on


def test_an_answer_to_earlier_words_lets_go_of_no_later_ones(show):
    """A page is closed with the last letters under way: this browser keeps them until they too are on the disk."""
    page, form = show("want")
    kept = "JSON.stringify({ ...localStorage })"
    page.evaluate("window.held = true")
    form.locator("textarea").first.press_sequentially("abc")
    page.wait_for_function("waiting() === 1")
    form.locator("textarea").first.press_sequentially("d")
    page.evaluate("closeForm()")
    page.wait_for_function("waiting() === 2")
    page.evaluate("letThrough(1)")
    assert "abcd" in page.evaluate(kept)
    page.evaluate("letThrough()")
    assert "abcd" not in page.evaluate(kept)


def test_a_press_that_lasts_while_the_list_is_looked_at_again_is_a_click(show):
    """Leaving a field by pressing a button saves it, and the list is looked at again before the finger is lifted."""
    page, form = show("skill")
    for name in ("SQL", "Teaching"):
        form.get_by_label("Skill", exact=True).fill(name)
        form.get_by_role("button", name="Add skill").click()
        expect(form.locator(".cw-status")).to_have_text(f"Added: {name}")
    form.get_by_role("button", name="Edit SQL").hover()
    page.mouse.down()
    page.evaluate("look()")
    page.mouse.up()
    expect(form.get_by_label("Skill", exact=True)).to_have_value("SQL")


@pytest.mark.parametrize("types", [False, True])
def test_an_entry_asked_for_opens_late_unless_something_is_typed_meanwhile(show, types):
    """The workbook is busy for longer than it should be: nobody has to ask twice, and nobody's words move away."""
    page, form = show("skill")
    name = form.get_by_label("Skill", exact=True)
    name.fill("SQL")
    form.get_by_role("button", name="Add skill").click()
    expect(form.locator(".cw-status")).to_have_text("Added: SQL")
    page.evaluate("window.held = true")
    form.get_by_role("button", name="Edit SQL").click()
    expect(form.locator(".cw-status")).to_contain_text("does not answer yet")
    if types:
        name.fill("Teach")
    page.evaluate("letThrough()")
    expect(name).to_have_value("Teach" if types else "SQL")
    expect(form.get_by_text("New skill" if types else "Change skill")).to_be_visible()
