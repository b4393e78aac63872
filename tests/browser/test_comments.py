"""Comments in a real browser: what a coach said is found beside its entry, answered and resolved."""

from __future__ import annotations

from forms_at_work import Desk, form
from playwright.sync_api import expect

TWO = """
if "coach" not in globals():
    answers = {name: "We agreed." for name in ("recorded", "who_sees", "kept_until", "ending")}
    wb.commit("agreement", "sheet", answers, {})
    coach = Workbook.open(path, author="coach")
    def says(words, record=""):
        said = {"words": words, "by": "coach", "on": "2026-11-20", "of": "skill", "record": record}
        return bool(coach.commit("comment", coach.new_key(), said, {}))
    says("What would make it easy?", "SQL")
"""


def test_a_comment_is_found_answered_and_resolved(lab, tab):
    """By keyboard and mouse, with the coach writing meanwhile; nothing half written is lost, and axe finds nothing."""
    desk = Desk(lab, "comments", ("want", "skill", "fear"), then=TWO)
    client = tab(desk.name).run_all()
    skill, keys = form(client, "skill"), client.page.keyboard
    expect(form(client, "fear")).to_have_attribute("data-state", "ready")
    expect(form(client, "fear").get_by_text("Comments")).to_be_hidden()

    skill.get_by_role("button", name="1 comment").click()
    expect(skill.get_by_text("What would make it easy?")).to_be_visible()
    skill.get_by_role("button", name="Reply: What would").press("Enter")
    keys.type("An hour on Fri")
    client.ask_kernel("says('Or with somebody else?', 'SQL')")
    expect(skill.get_by_text("Or with somebody else?")).to_be_visible()
    keys.type("days")
    expect(skill.get_by_role("textbox", name="Your reply")).to_have_value("An hour on Fridays")
    expect(skill.get_by_text("Kept as a draft")).to_be_visible()

    client.page.set_viewport_size({"width": 380, "height": 3000})
    outside = skill.evaluate("""f => [...f.querySelectorAll('.cw-comments :is(button, textarea, p)')].filter(c =>
        c.getBoundingClientRect().right > f.getBoundingClientRect().right + 1).map(c => c.outerHTML)""")
    assert outside == []
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        assert client.theme(theme).axe(".cw-form") == []

    client.page.reload()
    client.wait_for_kernel()
    skill = form(client.run_all(), "skill")
    skill.get_by_role("button", name="2 comments").click()
    skill.get_by_role("button", name="Go on with your reply").click()
    expect(skill.get_by_role("textbox", name="Your reply")).to_have_value("An hour on Fridays")
    keys.press("Control+Enter")
    expect(skill.get_by_role("textbox", name="Your reply")).to_have_count(0)
    expect(skill.locator(".cw-reply").get_by_text("An hour on Fridays")).to_be_visible()
    skill.get_by_role("button", name="Resolve: What would").click()
    expect(skill.get_by_text("1 resolved")).to_be_visible()
    expect(skill.get_by_text("An hour on Fridays")).to_be_hidden()
    skill.get_by_text("1 resolved").click()
    skill.get_by_role("button", name="Open again").click()
    expect(skill.get_by_text("1 resolved")).to_be_hidden()

    want = form(client, "want")
    want.get_by_text("Comments", exact=True).click()
    want.get_by_label("New comment").fill("Is this too small?")
    want.get_by_label("About", exact=True).select_option(label="What do you want?")
    want.get_by_role("button", name="Add comment").click()
    expect(want.get_by_role("listitem").get_by_text("Is this too small?")).to_be_visible()
    assert client.ask_kernel("[(c.by, c.name) for c in wb.records('comment').values()][-1]") == "('me', 'wish')"
    want.get_by_role("button", name="Delete: Is this").click()
    want.get_by_role("button", name="Undo", exact=True).click()
    expect(want.get_by_role("listitem").get_by_text("Is this too small?")).to_be_visible()
