"""The archive of one's own data that LinkedIn sends on request → jobs, skills, and pieces of work as evidence.

Every file in it is optional and only four are opened: connections and messages stay packed unless they are asked for
(`linkedin_people`), and all the rest always. Those who endorsed or recommended are taken in as the role they had, never
by name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping

from . import CannotRead, linkedin_people
from .archives import unpacked
from .months import first_day, last_day
from .tables import rows_of, text_of
from .whole import Contents, Found, checked, key_of

NAME, SOURCE = "LinkedIn", "linkedin"
JOBS, SKILLS, RECOMMENDED = "Jobs", "Skills", "Recommendations, as pieces of work"
LINES, ENDORSED = "What you wrote about your jobs, as pieces of work", "Endorsements, as pieces of work"
_FILES = {"positions": ("company name", "title", "description", "location", "started on", "finished on"),
          "skills": ("name",),
          "endorsement received info": ("endorsement date", "skill name", "endorsement status"),
          "recommendations received": ("company", "job title", "text", "creation date", "status")}
_NOT_READ = ("Only your jobs, skills, endorsements and recommendations are read. Connections, messages and the rest of "
             "the archive were not opened.")
#: What is read only where it is asked for, as it is asked for.
MORE = {"connections": "Read my connections too",
        "messages": "Read my connections, and when we last wrote"}
_SHORT = 120
#: More than these are not ticked at first.
MANY_SKILLS = 12

Rows = list[tuple[int, dict[str, str]]]


def wanted(name: str) -> bool:
    """Whether a file of that name is one of those that are read, if only where it is asked for."""
    return _is_of(name, (*_FILES, *linkedin_people.FILES))


def read(files: Mapping[str, bytes], also: Collection[str] = ()) -> Contents:
    """What the archive holds, or files out of it, by name; `also` are words of `MORE`.

    Raises CannotRead where none of it is known.
    """
    more = [word for word in MORE if word in also or "messages" in also]
    opened = [*_FILES, *more]
    parts = {_plain(name): data for name, data in unpacked(files, lambda name: _is_of(name, opened)).items()}
    if not parts.keys() & {*_FILES, *linkedin_people.FILES}:
        raise CannotRead("There are no jobs or skills of LinkedIn in this. At LinkedIn, ask for a copy of your data "
                         "under Settings, then Data privacy, and choose the zip file it sends you.")
    problems: list[str] = []
    found: list[Found] = []
    for name, columns in _FILES.items():
        if name in parts:
            rows = _rows(name, parts[name], columns, problems)
            found += {"positions": _jobs, "skills": _skills, "endorsement received info": _endorsements,
                      "recommendations received": _recommendations}[name](rows, problems)
    if more:
        people = {name: _rows(name, parts[name], columns, problems)
                  for name, columns in linkedin_people.FILES.items() if name in more and name in parts}
        found += linkedin_people.contacts(people.get("connections", []), people.get("messages", []), problems)
    kept, wrong = checked(found)
    notes = [linkedin_people.NOTES[more[-1]] if more else _NOT_READ]
    weak, skills = {LINES, ENDORSED}, sum(one.kind == "skill" for one in kept)
    if skills:
        notes.append("LinkedIn does not say which skills are with people and which with tools: all begin as soft ones.")
    if skills > MANY_SKILLS:
        weak.add(SKILLS)
        notes.append(f"{skills} skills at once crowd every picture. The few you care about are quicker typed by hand.")
    return Contents(NAME, kept, tuple(problems) + wrong, tuple(notes), frozenset(weak),
                    more=tuple((word, label) for word, label in MORE.items() if word not in more))


def _jobs(rows: Rows, problems: list[str]) -> Iterator[Found]:
    for line, cells in rows:
        where, title, employer = f"Positions, line {line}", cells["title"], cells["company name"]
        start, end = first_day(cells["started on"]), last_day(cells["finished on"])
        for text, day in ((cells["started on"], start), (cells["finished on"], end)):
            if text and day is None:
                problems.append(f"{where}: “{text[:30]}” is not a month that could be read.")
                break
        else:
            if start is None:
                problems.append(f"{where}: it does not say when “{(title or employer)[:60]}” began.")
                continue
            yield Found(JOBS, "job", key_of(SOURCE, "job", title, employer, start.isoformat()[:7]), {
                "title": title or employer, "employer": employer if title else "", "start": start.isoformat(),
                "end": end.isoformat() if end else ""}, where=where)
            yield from pieces(SOURCE, LINES, cells["description"].splitlines(), where)


def pieces(source: str, part: str, lines: list[str], where: str) -> Iterator[Found]:
    """Lines in which a person told what they did, as pieces of work."""
    for line in lines:
        text = " ".join(line.strip(" \t•·*-–—▪●").split())
        if len(text) < 3:
            continue
        yield Found(part, "impact", key_of(source, "impact", text), shortened(text), where=where)


def shortened(text: str) -> dict[str, str]:
    """A line as the title of a piece of work; a long one in full below it."""
    if len(text) <= _SHORT:
        return {"title": text}
    return {"title": text[:_SHORT - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…", "did": text}


def _skills(rows: Rows, _problems: list[str]) -> Iterator[Found]:
    for line, cells in rows:
        if cells["name"]:
            yield Found(SKILLS, "skill", key_of(SOURCE, "skill", cells["name"]), {"name": cells["name"]},
                        where=f"Skills, line {line}")


def _endorsements(rows: Rows, _problems: list[str]) -> Iterator[Found]:
    accepted: dict[str, list[str]] = {}
    for _, cells in rows:
        if cells["skill name"] and cells["endorsement status"].casefold() == "accepted":
            accepted.setdefault(cells["skill name"], []).append(cells["endorsement date"].replace("/", "-"))
    for skill, written in accepted.items():
        days = [day for text in written if (day := first_day(text))]
        people = "one person" if len(written) == 1 else f"{len(written)} people"
        last = f", {'last in ' if len(written) > 1 else ''}{max(days):%B %Y}" if days else ""
        yield Found(ENDORSED, "impact", key_of(SOURCE, "endorsed", skill), {
            "title": f"Endorsed for {skill}", "evidence": f"Endorsed by {people} on LinkedIn{last}",
            "witness": "People who know me on LinkedIn", "on": max(days).isoformat() if days else "",
            "skills": [key_of(SOURCE, "skill", skill)]}, where="Endorsements")


def _recommendations(rows: Rows, problems: list[str]) -> Iterator[Found]:
    for line, cells in rows:
        where = f"Recommendations, line {line}"
        if not cells["text"].strip() or cells["status"].casefold() not in ("visible", "hidden", ""):
            problems.append(f"{where}: it is empty, or was not accepted yet.")
            continue
        role = ", ".join(filter(None, (cells["job title"], cells["company"]))) or "somebody I worked with"
        day = _american(cells["creation date"])
        yield Found(RECOMMENDED, "impact", key_of(SOURCE, "recommended", role, cells["text"]), {
            "title": f"Recommended by: {role}"[:300], "noticed": cells["text"], "witness": role[:300],
            "evidence": f"Written on LinkedIn{f', {day:%B %Y}' if day else ''}",
            "on": day.isoformat() if day else ""}, by_name=False, where=where)


def _american(text: str) -> dt.date | None:
    """``01/15/24, 03:04 PM``, LinkedIn's own way; a day that could be another one is left out, never guessed."""
    parts = re.match(r"\s*(\d{1,2})/(\d{1,2})/(?:20)?(\d{2})\b", text)
    clock_says_so = re.search(r"\b[ap]m\b", text.casefold())
    if parts and (clock_says_so or int(parts[2]) > 12):
        try:
            return dt.date(2000 + int(parts[3]), int(parts[1]), int(parts[2]))
        except ValueError:
            return None
    return first_day(text)


def _rows(name: str, data: bytes, known: tuple[str, ...], problems: list[str]) -> Rows:
    """The rows with the columns that are known, each in one line but for what was told at length."""
    try:
        columns, rows = rows_of(_below_its_note(data, known), known)
    except CannotRead:  # an empty file is what LinkedIn sends where there is nothing
        return []
    title = name.capitalize()
    if not set(known) & columns.keys():
        problems.append(f"{title}: none of its columns is known, so it was left alone.")
        return []
    found = []
    for line, cells in rows:
        if cells is None:
            problems.append(f"{title}, line {line}: it cannot be taken apart; a quotation mark is probably missing.")
            continue
        texts = {column: cells[columns[column]] if columns.get(column, len(cells)) < len(cells) else ""
                 for column in known}
        found.append((line, {column: text if column in ("description", "text") else " ".join(text.split())[:300]
                             for column, text in texts.items()}))
    return found


def _below_its_note(data: bytes, known: tuple[str, ...]) -> bytes:
    """A table without the words LinkedIn sometimes puts above it, which end with an empty line."""
    text = text_of(data)
    if known[0] not in text.split("\n", 1)[0].casefold() and (below := re.search(r"\n\s*\n", text[:5_000])):
        text = text[below.end():]
    return text.encode("utf-8", "replace")


def _is_of(name: str, files: Collection[str]) -> bool:
    return name.casefold().endswith(".csv") and _plain(name) in files


def _plain(name: str) -> str:
    """``Endorsement_Received_Info.csv`` and ``Endorsement Received Info (1).csv`` are the same."""
    bare = name.casefold().removesuffix(".csv")
    return re.sub(r"\s*\(\d+\)$", "", re.sub(r"[\s_]+", " ", bare)).strip()
