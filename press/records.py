"""One YAML file into one record, or into problems that name the line and the field.

In:  a file's path and the model it must fit.
Out: a frozen record, or a list of problems in an author's words.
Use: library.py alone; front matter goes through `fit` as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from press.problem import Problem, did_you_mean

R = TypeVar("R", bound=BaseModel)
RULE = "data-schema"


class _Loader(yaml.SafeLoader):
    """YAML as authors mean it: dates stay text until the model reads them, and a key twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field “{key.value}” is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(text: str) -> tuple[object, yaml.Node | None]:
    """The value and the node tree (for line numbers) of one YAML document. Raises yaml.YAMLError."""
    node = yaml.compose(text, Loader=_Loader)
    return yaml.load(text, Loader=_Loader), node


def line_of(node: yaml.Node | None, place: tuple[str | int, ...]) -> int:
    """The line (from 1) of the deepest field of `place` that the document has."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, node = key.start_mark.line + 1, value
                    break
            else:
                continue  # a step that pydantic adds (a union's branch) is not in the file
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def read(path: Path, shown: str, model: type[R]) -> R | list[Problem]:
    """The record of one file; `shown` is its path in messages."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(shown, 0, RULE, f"This file cannot be read: {error}.", "Save it as UTF-8 text.")]
    return fit(text, shown, model)


def fit(text: str, shown: str, model: type[R], rule: str = RULE, first_line: int = 1) -> R | list[Problem]:
    """The record that a YAML text holds. `first_line` is the line of `shown` on which the text begins."""
    try:
        value, node = parse(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = (mark.line if mark else 0) + first_line
        said = getattr(error, "problem", None) or str(error).split("\n")[0]
        return [Problem(shown, line, rule, f"This is not readable as YAML: {said}.",
                        "Look at this line and the one above for a missing quote, bracket, colon or space. "
                        "A value that holds a colon or begins with a sign needs quotes.")]
    if not isinstance(value, dict):
        return [Problem(shown, first_line, rule, "This holds no fields.", "Write each field as name: value.")]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = _without_echoes(error.errors())
        missing = [".".join(str(step) for step in item["loc"]) for item in faults if item["type"] == "missing"]
        found = [_problem(item, node, shown, model, rule, first_line) for item in faults if item["type"] != "missing"]
        if missing:
            what = f"Missing: {', '.join(missing)}."
            found.append(Problem(shown, first_line, rule, what, "Add what is missing: without it this cannot be used."))
        return found


def _without_echoes(faults: list[dict]) -> list[dict]:
    """Pydantic calls a list empty when each of its entries is at fault: those entries' own errors say enough."""
    places = [tuple(item["loc"]) for item in faults]

    def has_faults_inside(place: tuple[str | int, ...]) -> bool:
        return any(other[: len(place)] == place and other != place for other in places)

    return [item for item, place in zip(faults, places, strict=True)
            if item["type"] != "too_short" or not has_faults_inside(place)]


def _fields_at(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
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


def _problem(item: dict, node: yaml.Node | None, shown: str, model: type[BaseModel], rule: str,
             first_line: int) -> Problem:
    place = tuple(item["loc"])
    line = line_of(node, place) + first_line - 1
    name = ".".join(str(step) for step in place) or model.__name__
    kind, given = item["type"], item.get("input")
    if kind == "extra_forbidden":
        known = [field.alias or key for key, field in model.model_fields.items()]
        what, cure = f"There is no field “{name}”.", did_you_mean(str(place[-1]), known)
    elif kind == "literal_error":
        allowed = [word.strip("'") for word in item["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        what = f"“{given}” is not a value of “{name}”."
        near = did_you_mean(str(given), allowed)
        cure = (near + " " if near.startswith("Did") else "") + "One of: " + ", ".join(allowed) + "."
    elif kind.startswith("date"):
        what, cure = f"“{given}” is not a date in “{name}”.", "Write the year, month and day as 2026-11-23."
    elif kind == "too_short":
        what, cure = f"“{name}” is empty.", "It needs at least one entry: add it, or take the record out."
    elif kind == "model_type":
        what = f"“{name}” is plain text, “{given}”, where fields belong."
        cure = "Write its fields: {" + ", ".join(f"{field}: …" for field in _fields_at(model, place)) + "}."
    else:
        said = item["msg"].removeprefix("Value error, ")
        what = f"“{name}” cannot be used: {said[:1].lower() + said[1:]}."
        shown_value = "" if isinstance(given, dict | list | tuple) else f"It says “{given}”. "
        cure = f"{shown_value}Mend this field, or take it out if it was not seen."
    return Problem(shown, line, rule, what, cure)
