"""Invented colleagues to draw pictures of: Mara's, three answers, and five hundred."""

from __future__ import annotations

import people

from career_workbook import sample

KINDS = ("skill", "self_rating", "feedback_round", "rating", "remark")


def maras() -> people.Bodies:
    """What the sample person and her colleagues wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def _answer(round_: str, rater: int, skill: str, level: float, came: int = 1) -> dict[str, object]:
    return {"round": round_, "rater": f"r{rater}", "group": ("beside", "lead")[rater % 2], "skill": skill,
            "level": level, "came": f"{came:05d}"}


def _round(number: int, skills: list[str]) -> dict[str, object]:
    return {"name": f"Round {number}", "asked": f"{2020 + number // 4}-{1 + number % 4 * 3:02d}-01", "skills": skills,
            "people": 8, "signed": ""}


def single() -> people.Bodies:
    """One skill, one range, three people."""
    return {"skill": {"s": {"name": "Marking papers"}}, "feedback_round": {"f": _round(0, ["s"])},
            "self_rating": {"o": {"skill": "s", "low": 3, "high": 5, "on": "2019-12-30"}},
            "rating": {f"a{n}": _answer("f", n, "s", level) for n, level in enumerate((5, 7.5, 7.5))},
            "remark": {"m": {"round": "f", "rater": "r1", "asked": "", "words": "Go on.", "came": "00001"}}}


def crowded() -> people.Bodies:
    """Five hundred people, sixty skills, twelve rounds."""
    skills = {f"s{n}": {"name": f"Skill number {n}"} for n in range(60)}
    rounds = {f"f{n}": _round(n, list(skills)) for n in range(12)}
    return {"skill": skills, "feedback_round": rounds,
            "self_rating": {f"o{n}": {"skill": key, "low": n % 8, "high": n % 8 + n % 3, "on": "2021-01-01"}
                            for n, key in enumerate(skills)},
            "rating": {f"a{r}-{n}-{p}": _answer(r, p, f"s{n}", (p * 7 + n * 3) % 5 * 2.5, p // 4)
                       for r in ("f0", "f5", "f11") for n in range(0, 60, 2) for p in range(18)}
            | {f"b{p}": _answer("f11", p, "s1", p % 5 * 2.5) for p in range(500)},
            "remark": {f"m{n}": {"round": "f11", "rater": f"r{n}", "asked": "", "words": f"Word {n}", "came": "00001"}
                       for n in range(500)}}


CASES = {"single": single, "crowded": crowded}
