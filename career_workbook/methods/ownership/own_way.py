"""How to ask, by the place and by where somebody comes from: sentences worth trying, never a score."""

from __future__ import annotations

from collections.abc import Mapping

from ..wording import full_stop

#: What a place's habit of asking suggests: a headline and a way to begin.
WAYS = {
    "welcome": ("Here you can simply ask",
                "Say it early and plainly. Those who decide may be waiting for somebody to want it."),
    "tolerated": ("Here it helps to make asking easy to hear",
                  "One person, one page, one thing, at a moment you have agreed on beforehand."),
    "frowned on": ("Here a question may travel further than a request",
                   "Begin with the work: “What would you need to see before you gave somebody this?”"),
    "not sure": ("Find out cheaply how asking is taken here",
                 "Ask somebody who got something last year how it came about. People like to tell it."),
}
_ALOUD = {
    "easy": "You speak easily. After the request leave a silence; it is theirs to fill.",
    "prepared": "You speak well when you are prepared: say your first sentence aloud three times, and bring the page.",
    "writing": "You say it better in writing: send the page the day before, and ask for ten minutes to talk about it.",
}
_TAUGHT = {
    ("wait", "welcome"): "You were taught that good work will be noticed. Here they wait to hear it from you, so one "
                         "plain sentence is no disloyalty.",
    ("wait", "tolerated"): "You were taught that good work will be noticed. Say the work first and the wish after it; "
                           "both then sound like you.",
    ("wait", "frowned on"): "You were taught to let work speak, and so were they. Let it speak where it is heard: show "
                            "it, and ask what comes next.",
    ("wait", ""): "You were taught that good work will be noticed. Find one person here who got something, and ask "
                  "whether anybody had noticed.",
    ("ask", "frowned on"): "You were taught to ask outright. Here that can sound louder than you mean it: begin with a "
                           "question.",
}
_RULES = ("The unwritten rules here are not quite the ones you grew up with. Somebody who knows both can tell you how "
          "they would put it.")
_HEADWIND = (
    "Where the same yes costs you more, you need not ask alone: somebody who is listened to could say it with you, or "
    "before you.",
    "Note what was said, by whom and when. A no may say nothing at all about your work.")


def advice(context: Mapping[str, str], welcome: str = "") -> tuple[str, ...]:
    """What the person's own way and history suggest for asking, in a place where asking is `welcome`.

    `context` is the person's sheet (missing fields are empty); `welcome` is ``welcome``, ``tolerated``,
    ``frowned on`` or anything else where that is not known.
    """
    place = welcome if welcome in ("welcome", "tolerated", "frowned on") else ""
    said = [_ALOUD.get(context.get("aloud", ""), ""), _TAUGHT.get((context.get("taught", ""), place), ""),
            _RULES if context.get("rules") in ("partly", "no") else ""]
    if context.get("headwind") in ("at times", "yes"):
        said += _HEADWIND
    if context.get("helped"):
        said.append(f"What has helped you before: {full_stop(context['helped'])}")
    return tuple(dict.fromkeys(filter(None, said)))
