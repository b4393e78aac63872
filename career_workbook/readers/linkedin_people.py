"""The people in a LinkedIn archive, read only where somebody asks for it: whom one knows, and when one last wrote.

Of connections the name, the place and the role are read, and since when; addresses stay out. Of messages only who
wrote to whom on which day: their words are never looked at.
"""

from __future__ import annotations

import datetime as dt
import re

from .months import first_day
from .whole import Found, key_of

PEOPLE = "People you know"
FILES = {"connections": ("first name", "last name", "url", "company", "position", "connected on"),
         "messages": ("from", "to", "date", "sender profile url", "recipient profile urls")}
NOTES = {"connections": "Your connections were read because you asked for it: names, places and roles, for you alone. "
                        "Messages and the rest of the archive were not opened.",
         "messages": "Your connections were read because you asked for it, and of your messages the days and who wrote "
                     "to whom; never what. All of it is for you alone."}

Rows = list[tuple[int, dict[str, str]]]


def contacts(connections: Rows, messages: Rows, problems: list[str]) -> list[Found]:
    """Connections as people one knows, with the day of the last message where there is one."""
    last = _last_messages(messages)
    found = []
    for line, cells in connections:
        where, name = f"Connections, line {line}", " ".join((cells["first name"], cells["last name"])).strip()
        if not name:
            problems.append(f"{where}: it has no name; LinkedIn leaves it out where somebody closed their account.")
            continue
        wrote = max((day for one in (_profile(cells["url"]), name.casefold()) if (day := last.get(one))), default=None)
        since = _day(cells["connected on"])
        found.append(Found(PEOPLE, "contact", key_of("linkedin", "contact", _profile(cells["url"]) or name), {
            "name": name, "works_at": cells["company"], "role": cells["position"],
            "last": wrote.isoformat() if wrote else "", "since": since.isoformat() if since else ""}, where=where))
    return found


def _last_messages(messages: Rows) -> dict[str, dt.date]:
    """The last day on which somebody wrote or was written to, by profile and by name."""
    last: dict[str, dt.date] = {}
    for _, cells in messages:
        day = first_day(cells["date"])
        if day is None:
            continue
        people = [cells["from"].casefold(), *cells["to"].casefold().split(", "), *map(_profile, re.split(
            r"[,\s]+", f"{cells['sender profile url']} {cells['recipient profile urls']}"))]
        for one in filter(None, people):
            last[one] = max(day, last.get(one, day))
    return last


def _profile(url: str) -> str:
    """The part of an address that names a person; empty where there is none."""
    named = re.search(r"/in/([^/?#\s]+)", url)
    return f"/in/{named[1].casefold()}" if named else ""


def _day(text: str) -> dt.date | None:
    """``22 Jan 2026``, or as any other day is written."""
    parts = re.fullmatch(r"(\d{1,2})\.? (.+)", text.strip())
    month = first_day(parts[2]) if parts else first_day(text)
    try:
        return month.replace(day=int(parts[1])) if month and parts else month
    except ValueError:
        return None
