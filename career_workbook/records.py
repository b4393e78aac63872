"""Records: what a person writes down, declared once.

A record is a frozen pydantic model. Its form, table, frame, CSV, handout and history all follow from the
declaration, so a new exercise starts (and nearly ends) here::

    class Investment(Record, kind="investment", chapter="vine", noun=("entry", "entries")):
        '''Time put into one skill on one day.'''

        on: Day = question("Day", audience="coach")
        skill: Ref["Skill"] = question("Skill", audience="coach")
        hours: Hours = question("Hours", hint="1.5 or 1:30", audience="coach")

Every field says who may ever see it: ``me`` (the default), ``coach`` or ``anyone``.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

Audience = Literal["me", "coach", "anyone"]
#: From the narrowest circle to the widest; a reader sees the fields of their own circle and of every wider one.
AUDIENCES: tuple[Audience, ...] = ("me", "coach", "anyone")
LONGEST_TEXT = 1_000_000


def may_see(reader: Audience, audience: Audience) -> bool:
    """True where something meant for `audience` may be shown to `reader`."""
    return AUDIENCES.index(audience) >= AUDIENCES.index(reader)


def shown_to(audience: Audience):
    """Declare the widest circle a chart or result may be shown to; without it, only the person sees it."""

    def mark(function):
        function.audience = audience
        return function

    return mark


@dataclass(frozen=True)
class Control:
    """How a kind of field is filled in: the native control, its bounds, and the sentence for a wrong entry."""

    name: str
    says: str = "This entry could not be read."
    low: float | None = None
    high: float | None = None
    step: float | None = None
    unit: str = ""
    of: str = ""


def _one_line(text: Any) -> Any:
    return " ".join(text.split()) if isinstance(text, str) else text


def _plain_text(text: str) -> str:
    # NUL and lone surrogates can be typed by programs, never by people; neither survives SQLite or UTF-8.
    text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"This text has {len(text):,} characters; up to {LONGEST_TEXT:,} can be kept in one answer.")
    return text


def number(raw: Any) -> Any:
    """Read a number as people type it: ``1.5``, ``1,5``, ``12 000``, ``25 %``, or hours as ``1:30`` / ``1h30``."""
    if not isinstance(raw, str):
        return raw
    text = re.sub(r"[\s\u00a0\u202f'’%€$£]", "", raw)
    clock = re.fullmatch(r"(\d+)(?::|h)(\d{1,2})m?", text)
    if clock and int(clock[2]) < 60:
        return int(clock[1]) + int(clock[2]) / 60
    text = text.removesuffix("h")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        # 1,500 is fifteen hundred in one country and one and a half in another: ask, never guess.
        if text.count(",") == 1 and "." not in text:
            raise ValueError(f"“{raw.strip()}” can be read two ways. Please write {text.replace(',', '')} or {text.replace(',', '.')}.")
        text = text.replace(",", "")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _percent(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    value = number(raw)
    try:
        return float(value) / 100
    except ValueError:
        return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("Please give an ordinary number.")
    return value


def _number(control: Control, **bounds: float) -> Any:
    read = _percent if control.name == "fraction" else number
    return Annotated[float, BeforeValidator(read), AfterValidator(_finite), Field(**bounds), control]


Line = Annotated[str, BeforeValidator(_one_line), AfterValidator(_plain_text), Field(max_length=300),
                 Control("line", "Please keep this to one line of up to 300 characters.")]
Prose = Annotated[str, AfterValidator(_plain_text), Control("prose")]
Flag = Annotated[bool, Control("flag", "Please tick it or leave it empty.")]
Day = Annotated[dt.date, Control("day", "Please give a date such as 2026-03-31.")]
Hours = _number(Control("hours", "Please give hours above 0 and up to 24, such as 1.5 or 1:30.", 0, 24, 0.25, "h"), gt=0, le=24)
Amount = _number(Control("number", "Please give a number of 0 or more.", 0), ge=0)
Money = _number(Control("money", "Please give an amount of 0 or more, such as 12000.", 0), ge=0)
Fraction = _number(Control("fraction", "Please give a share between 0 and 100 %.", 0, 100, 1, "%"), ge=0, le=1)
Level = _number(Control("level", "Please give a level between 0 and 10.", 0, 10, 0.5), ge=0, le=10)
Mood = _number(Control("level", "Please choose between -5 and +5.", -5, 5, 1), ge=-5, le=5)


class Estimate(BaseModel):
    """A guess with a range: low, likely and high, in the unit its question names (low <= likely <= high)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    low: _number(Control("number"))  # type: ignore[valid-type]
    likely: _number(Control("number"))  # type: ignore[valid-type]
    high: _number(Control("number"))  # type: ignore[valid-type]

    @model_validator(mode="after")
    def _in_order(self) -> Estimate:
        if not self.low <= self.likely <= self.high:
            raise ValueError("Please put the three in order: low, then likely, then high.")
        return self


Guess = Annotated[Estimate, Control("estimate", "Please give all three numbers: low, likely and high.")]


class Ref:
    """A link to one record of another kind, stored as its key: ``Ref["Skill"]``."""

    def __class_getitem__(cls, of: str) -> Any:
        return Annotated[str, Control("ref", "Please choose one from the list.", of=_kind_of(of))]


class Refs:
    """Links to any number of records of another kind: ``Refs["Impact"]``."""

    def __class_getitem__(cls, of: str) -> Any:
        return Annotated[tuple[str, ...], Control("refs", "Please choose from the list.", of=_kind_of(of))]


def _kind_of(class_name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", class_name).lower()


@dataclass(frozen=True)
class Asked:
    """What the declaration of a field adds to its type: the words around it and who may see it."""

    label: str
    hint: str = ""
    example: str = ""
    audience: Audience = "me"
    choices: tuple[tuple[str, str], ...] = ()
    hidden: bool = False


def question(label: str, default: Any = PydanticUndefined, *, hint: str = "", example: str = "",
             audience: Audience = "me", choices: dict[str, str] | None = None, hidden: bool = False) -> Any:
    """Declare a field: its label, a hint, an example answer, who may see it, the wording of its choices.

    A field without a default must be filled in before the record is kept as more than a draft.
    A hidden field is set by the page, never by the person.
    """
    asked = Asked(label, hint, example, audience, tuple((choices or {}).items()), hidden)
    return Field(default, json_schema_extra={"asked": asked})  # type: ignore[dict-item]


@dataclass(frozen=True)
class Question:
    """One field of a record, with everything a form, a table or a handout needs to know of it."""

    name: str
    asked: Asked
    control: Control
    needed: bool
    default: Any
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def audience(self) -> Audience:
        return self.asked.audience

    def declaration(self) -> dict[str, Any]:
        """The question as JSON for a form."""
        control = self.control
        return {"name": self.name, "control": control.name, "label": self.asked.label, "hint": self.asked.hint,
                "example": self.asked.example, "audience": self.audience, "needed": self.needed,
                "choices": [list(c) for c in self.choices], "low": control.low, "high": control.high,
                "step": control.step, "unit": control.unit, "of": control.of, "default": typed(self, self.default)}


#: Every declared kind of record by its name, in the order of declaration.
KINDS: dict[str, type[Record]] = {}


class Record(BaseModel):
    """One thing a person wrote down. Frozen: a change is a new record.

    Class arguments: `kind` (its name in the store), `chapter` (who owns it), `many` (a list of entries, or one
    sheet filled in over time), `noun` (singular and plural for buttons and tables), `named_by` (the field that
    names an entry elsewhere), `version` of the body with `upcasters` from older ones, `private` for kinds that are never printed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=False)
    kind: ClassVar[str] = ""
    chapter: ClassVar[str] = ""
    many: ClassVar[bool] = True
    noun: ClassVar[tuple[str, str]] = ("entry", "entries")
    named_by: ClassVar[str] = ""
    version: ClassVar[int] = 1
    private: ClassVar[bool] = False
    #: From version n to n + 1: pure functions body → body, applied on reading; stored bodies are never rewritten.
    upcasters: ClassVar[dict[int, Any]] = {}

    def __init_subclass__(cls, **_declaration: Any) -> None:
        # pydantic hands the class arguments on to __pydantic_init_subclass__; object takes none.
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, *, kind: str = "", chapter: str = "", many: bool = True,
                                   noun: tuple[str, str] = ("entry", "entries"), named_by: str = "", version: int = 1,
                                   private: bool = False, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.kind, cls.chapter, cls.many, cls.noun = kind or _kind_of(cls.__name__), chapter, many, noun
        cls.version, cls.private = version, private
        cls.named_by = named_by or next(iter(cls.model_fields), "")
        other = KINDS.get(cls.kind)
        if other is not None and (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two records share the kind {cls.kind!r}: {other.__qualname__} and {cls.__qualname__}")
        KINDS[cls.kind] = cls
        cls._questions = {name: _question(name, info) for name, info in cls.model_fields.items()}

    _questions: ClassVar[dict[str, Question]] = {}

    @classmethod
    def questions(cls) -> dict[str, Question]:
        """Its fields by name, in the order of declaration."""
        return cls._questions

    @classmethod
    def by_audience(cls) -> dict[Audience, tuple[str, ...]]:
        """Field names grouped by who may see them: a record is stored as one row for each group."""
        groups: dict[Audience, list[str]] = {}
        for q in cls._questions.values():
            groups.setdefault(q.audience, []).append(q.name)
        return {a: tuple(groups[a]) for a in AUDIENCES if a in groups}

    @classmethod
    def declaration(cls) -> dict[str, Any]:
        """The record as JSON for a form: its nouns and its visible questions."""
        return {"kind": cls.kind, "many": cls.many, "noun": list(cls.noun), "named_by": cls.named_by,
                "about": " ".join((cls.__doc__ or "").split()),
                "fields": [q.declaration() for q in cls._questions.values() if not q.asked.hidden]}

    @classmethod
    def upcast(cls, body: dict[str, Any], version: int) -> dict[str, Any]:
        """Bring a stored body of an older version to the present one."""
        for n in range(version, cls.version):
            body = cls.upcasters[n](dict(body))
        return body


def _question(name: str, info: FieldInfo) -> Question:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    asked: Asked = extra.get("asked") or Asked(name.replace("_", " ").capitalize())  # type: ignore[assignment]
    control, annotation = _control(info), info.annotation
    choices: tuple[tuple[str, str], ...] = ()
    if control is None:
        values = _literal(annotation)
        if values is None:
            raise TypeError(f"the field {name!r} has no control: use a kind of field from career_workbook.records")
        worded = dict(asked.choices)
        choices = tuple((v, worded.get(v, v)) for v in values)
        control = Control("choice", "Please choose one of: " + ", ".join(label for _, label in choices) + ".")
    return Question(name, asked, control, info.is_required(), None if info.is_required() else info.get_default(), choices)


def _control(info: FieldInfo) -> Control | None:
    for found in (*info.metadata, *(m for arg in get_args(info.annotation) for m in getattr(arg, "__metadata__", ()))):
        if isinstance(found, Control):
            return found
    return None


def _literal(annotation: Any) -> tuple[str, ...] | None:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((get_args(a) for a in get_args(annotation) if get_origin(a) is Literal), None)


def typed(q: Question, value: Any) -> Any:
    """A value as the person would type it into its control: text, a list of keys, or three texts of an estimate."""
    if q.control.name == "refs":
        return list(value or ())
    if q.control.name == "estimate":
        return {part: _digits(getattr(value, part, None)) for part in ("low", "likely", "high")}
    if q.control.name == "flag":
        return bool(value)
    if value is None or value is PydanticUndefined:
        return ""
    if q.control.name == "fraction":
        return _digits(value * 100)
    return _digits(value) if isinstance(value, int | float) else str(value)


def _digits(value: Any) -> str:
    return "" if value is None else f"{value:.10g}"


def read(kind: type[Record], entered: dict[str, Any]) -> tuple[Record | None, dict[str, str]]:
    """What a person entered → the record, or a sentence for each field that cannot be kept so.

    `entered` holds values as typed (see `typed`); an empty one means its default. Sentences about the whole
    record come under the name ``""``.
    """
    values = {name: value for name, value in entered.items() if name in kind.model_fields and not _is_empty(value)}
    try:
        return kind.model_validate(values), {}
    except ValidationError as error:
        return None, sentences(kind, error)


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(v) for v in value.values())
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def sentences(kind: type[Record], error: ValidationError) -> dict[str, str]:
    """Turn pydantic's report into one plain sentence a field."""
    found: dict[str, str] = {}
    for problem in error.errors(include_url=False, include_input=False):
        name = str(problem["loc"][0]) if problem["loc"] else ""
        asked = kind.questions().get(name)
        if problem["type"] == "missing" and len(problem["loc"]) == 1 and asked:
            text = f"Still needed: {asked.asked.label}."
        elif problem["type"] == "value_error":
            text = str(problem["ctx"]["error"])
        else:
            text = asked.control.says if asked else "This entry could not be read."
        found.setdefault(name, text)
    return found
