"""The schema in words: every kind of record, its fields, and the JSON Schema that editors complete from.

In:  the models.
Out: plain descriptions; JSON Schema mappings.
Use: the data dictionary for readers; `make data` for editors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Described:
    """A field: its name in files, what kind of value it holds, whether it is needed, what it means."""

    name: str
    kind: str
    required: bool
    means: str


PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "date"}


def fields_of(models: Iterable[type[BaseModel]]) -> Iterator[tuple[type[BaseModel], list[Described]]]:
    """Each model once, those inside it after it, with its fields in order."""
    waiting, seen = list(models), set()
    while waiting:
        model = waiting.pop(0)
        if model in seen:
            continue
        seen.add(model)
        fields = [Described(field.alias or name, _kind(field.annotation), field.is_required(), field.description or "")
                  for name, field in model.model_fields.items()]
        yield model, fields
        waiting += [inner for field in model.model_fields.values() for inner in _inside(field)]


def _inside(field: FieldInfo) -> list[type[BaseModel]]:
    found, waiting = [], [field.annotation]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found.append(kind)
        waiting += get_args(kind)
    return found


def _kind(annotation: Any) -> str:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inside[0])
    if origin is Literal:
        return "one of: " + ", ".join(str(word) for word in inside)
    if origin in (Union, UnionType):
        return " or ".join(_kind(part) for part in inside if part is not NoneType)
    if origin is tuple:
        return f"list of {_kind(inside[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__
    return PLAIN.get(annotation, str(annotation))


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """A model's JSON Schema, under the names that files use."""
    return model.model_json_schema(by_alias=True)
