"""What is said of a field at fault, in an author's words.

In:  one of pydantic's errors, the value that was read, the model.
Out: what is so, and what to do.
Use: press.records.
"""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel

from press.problem import did_you_mean
from press.records.lines import Place


def _at(value: object, place: Place) -> object:
    for step in place:
        value = value[step] if isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int)) else None
    return value


def named(place: Place, value: object) -> str:
    """A field's place: an entry of a list by its own name, or by its number as people count."""
    words = []
    for number, step in enumerate(place, 1):
        if isinstance(step, int):
            entry = _at(value, place[:number])
            names = [entry.get(name) for name in ("id", "term", "name", "source")] if isinstance(entry, dict) else []
            step = next((name for name in names if isinstance(name, str) and name), f"no. {step + 1}")
        words.append(str(step))
    return " › ".join(words)


def _fields_at(model: type[BaseModel], place: Place) -> list[str]:
    """The field names of the record that belongs at a place inside a model."""
    for step in place:
        fields = {field.alias or key: field for key, field in model.model_fields.items()}
        if step in fields:
            inner = [kind for kind in _kinds(fields[step].annotation) if issubclass(kind, BaseModel)]
            model = inner[0] if inner else model
    return [field.alias or key for key, field in model.model_fields.items()]


def _kinds(annotation: object) -> list[type]:
    inside = get_args(annotation)
    if not inside:
        return [annotation] if isinstance(annotation, type) else []
    return [kind for part in inside for kind in _kinds(part)]


def allowed(item: dict) -> list[str]:
    words = re.findall(r"'([^']*)'|\"([^\"]*)\"|(True|False)", item["ctx"]["expected"])
    return [one or other or yes.lower() for one, other, yes in words]


def holds(item: dict) -> bool:
    """The error is about a record as a whole, which pydantic read, and not about one value."""
    return item["type"] == "value_error" and isinstance(item["input"], dict | list)


def _shown(given: object) -> str:
    if isinstance(given, dict | list):
        return "a set of fields" if isinstance(given, dict) else "a list"
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f"“{text if len(text) <= 60 else text[:58] + ' …'}”"


_WHOLE = ("int_type", "int_parsing", "int_from_float", "int_parsing_size")
_NUMBER = ("float_type", "float_parsing", "finite_number")


def said(item: dict, value: dict, model: type[BaseModel]) -> tuple[str, str]:
    """(what is so, what to do) of one error."""
    place, kind, given, limits = item["loc"], item["type"], item["input"], item.get("ctx", {})
    name, shown = f"“{named(place, value)}”", _shown(given)
    inside = f" in “{named(place[:-1], value)}”" if len(place) > 1 else ""
    fields = "{" + ", ".join(f"{field}: …" for field in _fields_at(model, place)) + "}"
    instead = "".join(f" Or write {word}{f': {fields}' * (word == 'its fields')}." for word in item["or"])
    if kind == "extra_forbidden":
        return (f"There is no field “{place[-1]}”{inside}.",
                did_you_mean(str(place[-1]), _fields_at(model, place[:-1])))
    if given is None:
        return f"{name} is empty.", "Write what belongs there, or take the line out if it was not seen."
    if kind == "literal_error" and allowed(item) == ["true"]:
        return f"{name} is {shown}.", "Write true where it was seen at its source; what was not seen is left out."
    if kind == "literal_error":
        near = did_you_mean(str(given), allowed(item))
        return (f"{shown} is not a value of {name}." if isinstance(given, str) else f"{name} holds {shown}.",
                (near + " " if near.startswith("Did") else "") + "One of: " + ", ".join(allowed(item)) + "." + instead)
    if kind.startswith("date"):
        return f"{shown} is not a date in {name}.", "Write the year, month and day as 2026-11-23."
    if kind in _WHOLE:
        return f"{name} is {shown}, and only a whole number can stand there.", "Write digits alone: 12."
    if kind in _NUMBER:
        return f"{name} is {shown}, and only a number can stand there.", "Write digits, with a point: 0.5."
    if kind.startswith("bool"):
        return f"{name} is {shown}, and only true or false can stand there.", "Write true or false."
    if kind.startswith(("greater_than", "less_than")):
        sign, limit = next(iter(limits.items()))
        bound = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}[sign]
        return f"{name} is {given}, and must be {bound} {limit:g}.", "Look at the source again and mend this number."
    if kind == "string_type":
        return (f"{name} is {shown}, where plain text belongs.",
                "Write words; a number or a true or false that is meant as text needs quotes." + instead)
    if kind == "string_too_short" or (kind == "too_short" and not limits.get("actual_length")):
        return f"{name} is empty.", "It needs at least one entry: add it, or take the record out."
    if kind in ("too_short", "too_long"):
        bound = f"at least {limits['min_length']}" if kind == "too_short" else f"at most {limits['max_length']}"
        return f"{name} has {limits['actual_length']} entries, and must have {bound}.", "Add or take out entries."
    if kind == "string_too_long":
        return (f"{name} has {len(given)} characters, and {limits['max_length']} fit.", "Say it in fewer words.")
    if kind == "tuple_type":
        return f"{name} is {shown}, where a list belongs.", "Begin each entry, on a line of its own, with a hyphen."
    if kind == "model_type":
        what = f"plain text, {shown}" if isinstance(given, str) else shown
        return f"{name} is {what}, where its own fields belong.", f"Write its fields: {fields}.{instead}"
    if kind == "invalid_key":
        return f"{name} is not the name of a field.", did_you_mean("", _fields_at(model, place[:-1]))
    why = item["msg"].removeprefix("Value error, ")
    why = "there is no such day" if re.match(r"(month|day|year) ", why) else why[:1].lower() + why[1:]
    if holds(item):
        return (f"{name if place else 'This'} cannot be used: {why}.",
                "Mend or add what this names; what was not seen at its source is left out.")
    return (f"{name} cannot be used: {why}.",
            f"It says {shown}. Mend this field, or take it out if it was not seen.{instead}")
