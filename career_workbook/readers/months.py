"""Days of a career as other programs write them: often only a month or a year. → the first or the last day of it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from .days import day_of

#: How a month begins in English, German, French, Spanish, Italian, Portuguese, Dutch and Swedish, without accents.
_MONTHS = ("jan ene gen", "feb fev", "mar mrz maa", "apr abr avr", "may mai mag mei maj", "jun juin giu",
           "jul juil lug", "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic")
_BEGINS = {begin: number for number, begins in enumerate(_MONTHS, 1) for begin in begins.split()}


def first_day(text: str) -> dt.date | None:
    """``Jan 2020``, ``2020-01``, ``2020`` or a whole day → the first day it can mean; None where it is not one."""
    return _day(text, last=False)


def last_day(text: str) -> dt.date | None:
    """The same, as the last day it can mean."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> dt.date | None:
    text = _plain(text)
    if re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[t ].*)?", text):
        return day_of("-".join(re.findall(r"\d+", text)[:3]), "day")
    year, month = _year_and_month(text)
    if not year or not 1 <= year <= 9999:
        return None
    if month is None:
        return dt.date(year, 12, 31) if last else dt.date(year, 1, 1)
    if not 1 <= month <= 12:
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)


def _year_and_month(text: str) -> tuple[int, int | None]:
    if re.fullmatch(r"\d{4}", text):
        return int(text), None
    if numbers := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text):
        return int(numbers[1]), int(numbers[2])
    if numbers := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return int(numbers[2]), int(numbers[1])
    words = re.fullmatch(r"([a-z]{3,})\.?,?(?: de)? (\d{4})", text)
    month = words and (_BEGINS.get(words[1][:4]) or _BEGINS.get(words[1][:3]))
    return (int(words[2]), month) if words and month else (0, None)


def _plain(text: str) -> str:
    """In small letters, without accents, one space between words."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())
