"""A résumé in the open JSON Resume format → jobs, skills, and pieces of work as evidence.

Version 1, and the older one in which an employer is a `company`. Names, addresses and everything under `basics` are
not read; whoever recommended or gave a prize is taken in as they are called there only where that is an organisation.
Format: https://jsonresume.org/schema
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import CannotRead
from .linkedin import pieces, shortened
from .months import first_day, last_day
from .tables import text_of
from .whole import Contents, Found, checked, key_of

NAME, SOURCE = "a résumé (JSON Resume)", "json-resume"
JOBS, UNPAID, SKILLS = "Jobs", "Voluntary work, as jobs", "Skills"
LINES, PROJECTS, PRIZES = "What you achieved in them, as pieces of work", "Projects, as pieces of work", "Prizes"
SAID = "References, as pieces of work"
LARGEST, MOST_OF_A_KIND = 5_000_000, 1_000
_SECTIONS = ("basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
             "languages", "interests", "references", "projects")
_LEFT = {"education": "education", "certificates": "certificates", "publications": "publications",
         "languages": "languages", "interests": "interests"}


def wanted(name: str) -> bool:
    """Whether a file of that name may be a résumé."""
    return name.casefold().endswith(".json")


def fits(data: bytes) -> bool:
    """Whether a file may be a résumé, and nobody else's JSON."""
    try:
        found = _parsed(data)
    except CannotRead:
        return False
    return isinstance(found.get("work", []), list) and "buckets" not in found and "what" not in found


def read(files: Mapping[str, bytes]) -> Contents:
    """What one résumé holds. Raises CannotRead where it is not one."""
    if len(files) != 1:
        raise CannotRead("Please choose one résumé at a time.")
    resume = _parsed(next(iter(files.values())))
    problems: list[str] = []
    found: list[Found] = []
    for section, take in _TAKE.items():
        for number, item in enumerate(_items(resume, section, problems), 1):
            found += take(item, f"{section}, number {number}", problems)
    kept, wrong = checked(found)
    left = [word for section, word in _LEFT.items() if isinstance(resume.get(section), list) and resume[section]]
    notes = ("Your name and address are not read.",
             *([f"Left alone, because no page of this workbook asks for it: {', '.join(left)}."] if left else []))
    return Contents(NAME, kept, tuple(problems) + wrong, notes)


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise CannotRead(f"This is larger than any résumé ({LARGEST // 1_000_000} MB). Is it the right file?")
    try:
        resume = json.loads(text_of(data))
    except (ValueError, RecursionError):
        raise CannotRead("This is not a whole JSON file. If it is a résumé, please export it again as JSON Resume."
                         ) from None
    if not isinstance(resume, dict) or not any(name in resume for name in _SECTIONS):
        raise CannotRead("This file is not a résumé in the JSON Resume format: it has neither “work” nor “skills”.")
    return resume


def _items(resume: dict[str, Any], section: str, problems: list[str]) -> list[dict[str, Any]]:
    items = resume.get(section) or []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        problems.append(f"{section}: it is not a list of entries, as it should be.")
        items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if len(items) > MOST_OF_A_KIND:
        problems.append(f"{section}: only the first {MOST_OF_A_KIND:,} of {len(items):,} entries are read.")
    return items[:MOST_OF_A_KIND]


def _job(part: str, *employers: str) -> Callable[..., Iterator[Found]]:
    def take(item: dict[str, Any], where: str, problems: list[str]) -> Iterator[Found]:
        title, employer = _line(item, "position"), next(filter(None, (_line(item, name) for name in employers)), "")
        begins, ends = _line(item, "startDate"), _line(item, "endDate")
        start, end = first_day(begins), last_day(ends)
        if start is None:
            problems.append(f"{where}: “{begins[:30]}” is not a day that could be read." if begins else
                            f"{where}: it does not say when “{(title or employer)[:60]}” began.")
        else:
            if ends and end is None and ends.casefold() not in ("present", "now", "current"):
                problems.append(f"{where}: “{ends[:30]}” is not a day that could be read, so its end is left open.")
            yield Found(part, "job", key_of(SOURCE, "job", title, employer, start.isoformat()[:7]), {
                "title": title or employer, "employer": employer if title else "", "start": start.isoformat(),
                "end": end.isoformat() if end else ""}, where=where)
        yield from pieces(SOURCE, LINES, _texts(item, "highlights"), where)

    return take


def _skill(item: dict[str, Any], where: str, _problems: list[str]) -> Iterator[Found]:
    if name := _line(item, "name"):
        yield Found(SKILLS, "skill", key_of(SOURCE, "skill", name), {"name": name}, where=where)


def _project(item: dict[str, Any], where: str, _problems: list[str]) -> Iterator[Found]:
    if not (name := _line(item, "name")):
        return
    told = [text for text in (_text(item, "description"), *_texts(item, "highlights")) if text]
    day = last_day(_line(item, "endDate")) or first_day(_line(item, "startDate"))
    title = shortened(name)
    yield Found(PROJECTS, "impact", key_of(SOURCE, "impact", name), {
        **title, "did": "\n".join(filter(None, (title.get("did"), *told))), "on": day.isoformat() if day else "",
        "skills": [key_of(SOURCE, "skill", word) for word in _texts(item, "keywords")]}, where=where)


def _prize(item: dict[str, Any], where: str, _problems: list[str]) -> Iterator[Found]:
    if name := _line(item, "title"):
        day = first_day(_line(item, "date"))
        yield Found(PRIZES, "impact", key_of(SOURCE, "impact", name), {
            **shortened(name), "noticed": _text(item, "summary"), "witness": _line(item, "awarder"),
            "on": day.isoformat() if day else "", "evidence": "A prize"}, where=where)


def _reference(item: dict[str, Any], where: str, _problems: list[str]) -> Iterator[Found]:
    if said := _text(item, "reference"):
        begins = said if len(said) <= 60 else said[:59].rsplit(" ", 1)[0] + "…"
        yield Found(SAID, "impact", key_of(SOURCE, "reference", said), {
            "title": f"A reference: {' '.join(begins.split())}", "noticed": said,
            "witness": "Whoever wrote the reference"}, by_name=False, where=where)


_TAKE: dict[str, Callable[..., Iterator[Found]]] = {
    "work": _job(JOBS, "name", "company"), "volunteer": _job(UNPAID, "organization"), "skills": _skill,
    "projects": _project, "awards": _prize, "references": _reference}


def _text(item: dict[str, Any], name: str) -> str:
    found = item.get(name)
    return found.strip()[:20_000] if isinstance(found, str) else ""


def _line(item: dict[str, Any], name: str) -> str:
    found = item.get(name)
    if isinstance(found, int) and not isinstance(found, bool):  # a year, in files written by hand
        found = str(found)
    return " ".join(found.split())[:300] if isinstance(found, str) else ""


def _texts(item: dict[str, Any], name: str) -> list[str]:
    found = item.get(name)
    return [text[:20_000] for text in found[:200] if isinstance(text, str)] if isinstance(found, list) else []
