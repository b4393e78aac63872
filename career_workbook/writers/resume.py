"""Jobs, skills and pieces of work → a résumé in the open JSON Resume format, version 1.

Only what a coach may see is taken, and of that only what belongs on a résumé: no levels, no amounts of money, no
witnesses. A piece of work stands under the job in whose time it falls, else by itself among the projects.
Format: https://jsonresume.org/schema
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from ..readers.whole import highlight

#: A skill below this level is one to grow into, not one to be hired for.
LOWEST_LEVEL = 3

Bodies = Mapping[str, Mapping[str, Any]]


def resume(jobs: Bodies, skills: Bodies, impacts: Bodies, name: str = "") -> dict[str, Any]:
    """A résumé of stored records, by key; `name` is the person's, which the workbook itself does not know."""
    held = sorted(jobs.values(), key=lambda job: str(job["start"]), reverse=True)
    shown = sorted(impacts.items(), key=lambda item: str(item[1]["on"] or ""), reverse=True)
    of_job = {key: number for key, impact in shown if (number := _job_of(impact, held)) is not None}
    current = next((job for job in held if not job["end"]), None)
    basics = {"name": " ".join(name.split()), "label": current["title"] if current else ""}
    made = {
        "basics": _filled(basics),
        "work": [_work(job, [highlight(impact) for key, impact in shown if of_job.get(key) == number])
                 for number, job in enumerate(held)],
        "projects": [_project(impact, skills) for key, impact in shown if key not in of_job],
        "skills": [{"name": skill["name"]} for skill in skills.values() if _has(skill)],
        "meta": {"version": "v1.0.0"}}
    return {section: content for section, content in made.items() if content}


def _work(job: Mapping[str, Any], highlights: list[str]) -> dict[str, Any]:
    return _filled({"name": job["employer"], "position": job["title"], "startDate": _day(job["start"]),
                    "endDate": _day(job["end"]), "highlights": highlights})


def _project(impact: Mapping[str, Any], skills: Bodies) -> dict[str, Any]:
    told = [text for text in (impact["trouble"], impact["did"]) if text]
    day = _day(impact["on"])
    return _filled({"name": impact["title"], "description": " ".join(" ".join(told).split()),
                    "highlights": [impact["evidence"]] if impact["evidence"] else [],
                    "keywords": [skills[key]["name"] for key in impact["skills"] if key in skills],
                    "startDate": day, "endDate": day})


def _has(skill: Mapping[str, Any]) -> bool:
    """Whether it is a skill already: one that is only planned has a target and no level, or a low one."""
    return skill["level"] >= LOWEST_LEVEL if skill["level"] is not None else skill["target"] is None


def _job_of(impact: Mapping[str, Any], held: Iterable[Mapping[str, Any]]) -> int | None:
    """The job in whose time a piece of work falls; None where that is none, or more than one."""
    on = impact["on"]
    then = [n for n, job in enumerate(held) if on and str(job["start"]) <= on and (not job["end"] or on <= job["end"])]
    return then[0] if len(then) == 1 else None


def _day(text: str | None) -> str:
    """A day as the format has it: from the year 1000 to 2999."""
    return text if text and 1000 <= dt.date.fromisoformat(text).year <= 2999 else ""


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value}
