"""How entries are judged: each kind of record as a pydantic model, made when the first entry of it is read.

Most commands judge few kinds of record or none, so nothing else loads pydantic. A record that was judged is an
instance of its kind, and of pydantic's `BaseModel`.
"""

from __future__ import annotations

import threading
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model, field_validator

from .records import Record

_models: dict[type[Record], Any] = {}
#: Forms are answered by several threads; a kind has one model.
_one_at_a_time = threading.Lock()


class _Judged(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=False)

    def __init_subclass__(cls, **declared: Any) -> None:
        """A model is no kind of its own."""


def model(kind: type[Record]) -> Any:
    """The model of a kind of record."""
    if kind not in _models:
        with _one_at_a_time:
            if kind not in _models:
                _models[kind] = _made(kind)
    return _models[kind]


def _made(kind: type[Record]) -> Any:
    fields: dict[str, Any] = {q.name: (q.type, ... if q.needed else q.default) for q in kind.questions().values()}
    rules: dict[str, Any] = {name: field_validator(*rule.of, mode="before" if rule.first else "after")(rule.holds)
                             for name, rule in kind.declared_rules().items()}
    return create_model(kind.__name__, __base__=(_Judged, kind), __doc__=kind.__doc__, __module__=kind.__module__,
                        __validators__=rules, **fields)


def recall(kind: type[Record], body: dict[str, Any]) -> Record:
    """See `records.recall`."""
    known = {name: body[name] for name in kind.questions() if name in body}
    try:
        return model(kind).model_validate(known)
    except ValidationError as error:
        bad = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]} or set(known)
    values = {name: TypeAdapter(q.type).validate_python(known[name]) if name in known and name not in bad else q.default
              for name, q in kind.questions().items()}
    return model(kind).model_construct(**values)


def read(kind: type[Record], entered: dict[str, Any]) -> tuple[Record | None, dict[str, str]]:
    """See `records.read`."""
    values = {name: value for name, value in entered.items() if name in kind.questions() and not _is_empty(value)}
    try:
        return model(kind).model_validate(values), {}
    except ValidationError as error:
        return None, _sentences(kind, error)


def fits(kind: type[Record], body: dict[str, Any]) -> bool:
    """See `records.fits`."""
    try:
        model(kind).model_validate(body)
    except ValidationError as error:
        return all(problem["type"] == "missing" for problem in error.errors(include_url=False, include_input=False))
    return True


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(v) for v in value.values())
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _sentences(kind: type[Record], error: ValidationError) -> dict[str, str]:
    """pydantic's report as one plain sentence a field."""
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
