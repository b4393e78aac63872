"""Records: what a person writes down, declared once.

Its form, table, frame, CSV, handout and history all follow from the declaration of a record, so a new exercise starts
(and nearly ends) here; what was entered is judged by it in `judging`::

    class Investment(Record, kind="investment", chapter="vine", noun=("entry", "entries")):
        '''Time put into one skill on one day.'''

        on: Day = question("Day", audience="coach")
        skill: Ref["Skill"] = question("Skill", audience="coach")
        hours: Hours = question("Hours", hint="1.5 or 1:30", audience="coach")

Every field says who may ever see it: ``me`` (the default), ``coach`` or ``anyone``.
"""

# No annotations from the future here: pydantic would read those of `Record` anew for every model of a kind.

from collections.abc import Callable
from dataclasses import dataclass
from inspect import get_annotations
from typing import Any, ClassVar, Literal, NamedTuple, get_args, get_origin

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
    "Hours", "Level", "Line", "Money", "Mood", "Prose", "Question", "Record", "Ref", "Refs", "Rule", "fits",
    "may_see", "question", "read", "recall", "rule", "shown_to", "typed",
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


#: Stands for the default of a field that must be filled in.
NEEDED: Any = object()


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
    default: Any = NEEDED


def question(label: str, default: Any = NEEDED, *, hint: str = "", example: str = "",
             audience: Audience = "me", choices: dict[str, str] | None = None, hidden: bool = False,
             later: bool = False, past: bool = False) -> Any:
    """Declare a field: its label, a hint, an example answer, who may see it, the wording of its choices.

    A field without a default must be filled in before the record is kept as more than a draft.
    A hidden field is set by the page, never by the person. A `later` one may wait: a form folds it away at first.
    The day of a `past` one lies back: a form does not begin it with today, as it does other needed days.
    """
    if later and default is NEEDED:
        raise TypeError(f"{label!r} is needed, so it cannot wait: give it a default or ask it at once")
    return Asked(label, hint, example, audience, tuple((choices or {}).items()), hidden, later, past, default)


class Rule(NamedTuple):
    """What must be true of some fields beyond their kind (see `rule`)."""

    of: tuple[str, ...]
    first: bool
    holds: Callable[..., Any]


def rule(*of: str, first: bool = False) -> Callable[[Callable[..., Any]], Rule]:
    """Declare a rule in the class of a record: a function from the value of a field to what is kept of it.

    It raises ValueError with the sentence that is said at the field. It is asked once the field has its value, or
    `first`, of what was typed; one with a second parameter finds the values of the fields before in its `data`.
    """
    return lambda holds: Rule(of, first, holds)


@dataclass(frozen=True)
class Question:
    """One field of a record, with everything a form, a table or a handout needs to know of it."""

    name: str
    type: Any
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


class Record:
    """One thing a person wrote down. Frozen: a change is a new record, made by `read` or `recall`.

    Class arguments: `kind` (its name in the store), `chapter` (who owns it), `many` (a list of entries, or one
    sheet filled in over time), `noun` (singular and plural for buttons and tables), `named_by` (the field that
    names an entry elsewhere), `version` of the body with `upcasters` from older ones, `private` for kinds that are
    never printed.
    """

    kind: ClassVar[str] = ""
    chapter: ClassVar[str] = ""
    many: ClassVar[bool] = True
    noun: ClassVar[tuple[str, str]] = ("entry", "entries")
    named_by: ClassVar[str] = ""
    version: ClassVar[int] = 1
    private: ClassVar[bool] = False
    #: From version n to n + 1: pure functions body → body, applied on reading; stored bodies are never rewritten.
    upcasters: ClassVar[dict[int, Any]] = {}
    _questions: ClassVar[dict[str, Question]] = {}
    _rules: ClassVar[dict[str, Rule]] = {}

    def __init_subclass__(cls, *, kind: str = "", chapter: str = "", many: bool = True,
                          noun: tuple[str, str] = ("entry", "entries"), named_by: str = "", version: int = 1,
                          private: bool = False) -> None:
        super().__init_subclass__()
        cls.kind, cls.chapter, cls.many, cls.noun = kind or kind_name(cls.__name__), chapter, many, noun
        cls.version, cls.private = version, private
        other = KINDS.get(cls.kind)
        if other is not None and (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two records share the kind {cls.kind!r}: {other.__qualname__} and {cls.__qualname__}")
        KINDS[cls.kind] = cls
        asked = {name: one for name, one in vars(cls).items() if isinstance(one, Asked)}
        cls._rules = {name: one for name, one in vars(cls).items() if isinstance(one, Rule)}
        for name in (*asked, *cls._rules):
            delattr(cls, name)  # what a record has there is its own answer
        cls._questions = {name: _question(name, asked.get(name), type_)
                          for name, type_ in get_annotations(cls, eval_str=True).items()
                          if get_origin(type_) is not ClassVar}
        cls.named_by = named_by or next(iter(cls._questions), "")

    @classmethod
    def questions(cls) -> dict[str, Question]:
        """Its fields by name, in the order of declaration."""
        return cls._questions

    @classmethod
    def declared_rules(cls) -> dict[str, Rule]:
        """What must be true of its fields beyond their kinds, by the names the rules have in the class."""
        return cls._rules

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


def _question(name: str, asked: Asked | None, type_: Any) -> Question:
    if asked is None:
        raise TypeError(f"the field {name!r} asks nothing: declare it by a question")
    control, choices = _control(type_), ()
    if control is None:
        values = _literal(type_)
        if values is None:
            raise TypeError(f"the field {name!r} has no control: use a kind of field from career_workbook.records")
        worded = dict(asked.choices)
        choices = tuple((v, worded.get(v, v)) for v in values)
        control = Control("choice", "Please choose one of: " + ", ".join(label for _, label in choices) + ".")
    needed = asked.default is NEEDED
    return Question(name, type_, asked, control, needed, None if needed else asked.default, choices)


def _control(type_: Any) -> Control | None:
    for one in (type_, *get_args(type_)):  # alone, or beside None
        for found in getattr(one, "__metadata__", ()):
            if isinstance(found, Control):
                return found
    return None


def _literal(type_: Any) -> tuple[str, ...] | None:
    return next((get_args(one) for one in (type_, *get_args(type_)) if get_origin(one) is Literal), None)


def typed(q: Question, value: Any) -> Any:
    """A value as the person would type it into its control: text, a list of keys, or three texts of an estimate."""
    if q.control.name == "refs":
        return list(value or ())
    if q.control.name == "estimate":
        return {part: _digits(getattr(value, part, None)) for part in ("low", "likely", "high")}
    if q.control.name == "flag":
        return bool(value)
    if value is None:
        return ""
    if q.control.name == "fraction":
        return _digits(value * 100)
    return _digits(value) if isinstance(value, int | float) else str(value)


def _digits(value: Any) -> str:
    return "" if value is None else f"{value:.10g}"


def recall(kind: type[Record], body: dict[str, Any]) -> Record:
    """A stored body → its record, even where a field is missing (another audience's) or no longer valid.

    What was once kept must stay readable, so such a field falls back to its default, or to nothing.
    """
    from . import judging

    return judging.recall(kind, body)


def read(kind: type[Record], entered: dict[str, Any]) -> tuple[Record | None, dict[str, str]]:
    """What a person entered → the record, or a sentence for each field that cannot be kept so.

    `entered` holds values as typed (see `typed`); an empty one means its default. Sentences about the whole
    record come under the name ``""``.
    """
    from . import judging

    return judging.read(kind, entered)


def fits(kind: type[Record], body: dict[str, Any]) -> bool:
    """True where a body from outside holds nothing that a form would have refused; it may lack fields."""
    from . import judging

    return judging.fits(kind, body)
