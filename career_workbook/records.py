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

from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from .fields import (
    Amount,
    Control,
    Day,
    Estimate,
    Flag,
    Fraction,
    Guess,
    Hours,
    Level,
    Line,
    Money,
    Mood,
    Prose,
    Ref,
    Refs,
    kind_name,
)

__all__ = [
    "AUDIENCES", "KINDS", "Amount", "Asked", "Audience", "Control", "Day", "Estimate", "Flag", "Fraction", "Guess",
    "Hours", "Level", "Line", "Money", "Mood", "Prose", "Question", "Record", "Ref", "Refs", "may_see", "question",
    "read", "recall", "sentences", "shown_to", "typed",
]

Audience = Literal["me", "coach", "anyone"]
#: From the narrowest circle to the widest; a reader sees the fields of their own circle and of every wider one.
AUDIENCES: tuple[Audience, ...] = ("me", "coach", "anyone")


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
class Asked:
    """What the declaration of a field adds to its type: the words around it and who may see it."""

    label: str
    hint: str = ""
    example: str = ""
    audience: Audience = "me"
    choices: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    later: bool = False
    past: bool = False


def question(label: str, default: Any = PydanticUndefined, *, hint: str = "", example: str = "",
             audience: Audience = "me", choices: dict[str, str] | None = None, hidden: bool = False,
             later: bool = False, past: bool = False) -> Any:
    """Declare a field: its label, a hint, an example answer, who may see it, the wording of its choices.

    A field without a default must be filled in before the record is kept as more than a draft.
    A hidden field is set by the page, never by the person. A `later` one may wait: a form folds it away at first.
    The day of a `past` one lies back: a form does not begin it with today, as it does other needed days.
    """
    if later and default is PydanticUndefined:
        raise TypeError(f"{label!r} is needed, so it cannot wait: give it a default or ask it at once")
    asked = Asked(label, hint, example, audience, tuple((choices or {}).items()), hidden, later, past)
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
                "later": self.asked.later, "past": self.asked.past, "choices": [list(c) for c in self.choices],
                "low": control.low, "high": control.high, "step": control.step, "unit": control.unit,
                "of": control.of, "default": typed(self, self.default)}


#: Every declared kind of record by its name, in the order of declaration.
KINDS: "dict[str, type[Record]]" = {}


class Declaration:
    """What a kind of record says of itself. Without annotations: pydantic would read them anew for every kind."""

    kind = chapter = known_as = named_by = ""
    many, private, version = True, False, 1
    noun = ("entry", "entries")
    #: From version n to n + 1: pure functions body → body, applied on reading; stored bodies are never rewritten.
    upcasters = MappingProxyType({})
    _questions = MappingProxyType({})


class Record(Declaration, BaseModel):
    """One thing a person wrote down. Frozen: a change is a new record.

    Class arguments: `kind` (its name in the store), `chapter` (who owns it), `many` (a list of entries, or one
    sheet filled in over time), `noun` (singular and plural for buttons and tables), `known_as` (what the sheet, or
    all of them, are called where the noun is only “answers”), `named_by` (the field that names an entry elsewhere),
    `version` of the body with `upcasters` from older ones, `private` for kinds that are never printed.
    """

    # Most commands judge few kinds of record or none: how one is judged is worked out when it is needed, which
    # pydantic does for one thread at a time from 2.14 on.
    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=False, defer_build=True)

    def __init_subclass__(cls, **_declaration: Any) -> None:
        # pydantic hands the class arguments on to __pydantic_init_subclass__; object takes none.
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, *, kind: str = "", chapter: str = "", many: bool = True,
                                   noun: tuple[str, str] = ("entry", "entries"), named_by: str = "", version: int = 1,
                                   private: bool = False, known_as: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.kind, cls.chapter, cls.many, cls.noun = kind or kind_name(cls.__name__), chapter, many, noun
        worded = cls.noun[many] if noun[0] not in ("entry", "answer") else cls.kind.replace("_", " ")
        cls.known_as, cls.version, cls.private = known_as or worded, version, private
        cls.named_by = named_by or next(iter(cls.model_fields), "")
        other = KINDS.get(cls.kind)
        if other is not None and (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two records share the kind {cls.kind!r}: {other.__qualname__} and {cls.__qualname__}")
        KINDS[cls.kind] = cls
        cls._questions = {name: _question(name, info) for name, info in cls.model_fields.items()}

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
    default = None if info.is_required() else info.get_default()
    return Question(name, asked, control, info.is_required(), default, choices)


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
    return "" if value is None else f"{value:.{10 if abs(value) < 1e9 else 15}g}"  # all digits of a large amount


def recall(kind: type[Record], body: dict[str, Any]) -> Record:
    """A stored body → its record, even where a field is missing (another audience's) or no longer valid.

    What was once kept must stay readable, so such a field falls back to its default, or to nothing.
    """
    known = {name: body[name] for name in kind.model_fields if name in body}
    try:
        return kind.model_validate(known)
    except ValidationError as error:
        bad = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]} or set(known)
    values: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        if name in known and name not in bad:
            annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            values[name] = TypeAdapter(annotation).validate_python(known[name])
        else:
            values[name] = None if info.is_required() else info.get_default()
    return kind.model_construct(**values)


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
            label = asked.asked.label
            text = f"Still needed: {label}{'' if label.endswith(('?', '…')) else '.'}"
        elif problem["type"] == "value_error":
            text = str(problem["ctx"]["error"])
        else:
            text = asked.control.says if asked else "This entry could not be read."
        found.setdefault(name, text)
    return found
