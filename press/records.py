"""One YAML file into one record, or into problems that name the line and the field.

In:  a file's path and the model it must fit.
Out: a frozen record, or a list of problems in an author's words.
Use: library.py alone; front matter goes through `fit` as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from press.problem import Problem, did_you_mean

R = TypeVar("R", bound=BaseModel)
Place = tuple[str | int, ...]
RULE = "data-schema"
_PLAIN = {
    "tag:yaml.org,2002:bool": re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    "tag:yaml.org,2002:int": re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$"),
    "tag:yaml.org,2002:null": re.compile(r"^(?:~|null|Null|NULL|)$"),
}


class _AsMeant:
    """YAML as authors mean it: NO is Norway, 10:30 a time and 012 a page; a key twice is an error."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, _PLAIN[tag]) for tag, _ in resolvers if tag in _PLAIN]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "found unhashable key", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field “{key.value}” is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except (ValueError, KeyError, AttributeError):
            raise yaml.constructor.ConstructorError(
                None, None, "could not determine a constructor", node.start_mark) from None


class _Loader(_AsMeant, yaml.SafeLoader):
    """The one whose errors are shown: it says what it expected, and where."""


class _Fast(_AsMeant, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The one that reads: a thousand files in a second instead of ten."""


def parse(text: str) -> tuple[object, yaml.Node | None]:
    """The value and the node tree (for line numbers) of one YAML document. Raises yaml.YAMLError."""
    try:
        return _parse(text, _Fast)
    except yaml.YAMLError:
        return _parse(text, _Loader)


def _parse(text: str, loader: type) -> tuple[object, yaml.Node | None]:
    reader = loader(text)
    try:
        node = reader.get_single_node()
        return (None if node is None else reader.construct_document(node)), node
    finally:
        reader.dispose()


def read(path: Path, shown: str, model: type[R]) -> R | list[Problem]:
    """The record of one file; `shown` is its path in messages."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return [Problem(shown, line, RULE, "This file is not saved as UTF-8 text: this line holds a letter that "
                        "cannot be read.", "Open it in an editor and save it with the encoding UTF-8.")]
    except OSError as error:
        return [Problem(shown, 0, RULE, f"This file cannot be opened: {error.strerror}.",
                        "Look at its name and at who may read it.")]
    return fit(text, shown, model)


def fit(text: str, shown: str, model: type[R], rule: str = RULE, first_line: int = 1) -> R | list[Problem]:
    """The record that a YAML text holds. `first_line` is the line of `shown` on which the text begins."""
    try:
        value, node = parse(text)
    except yaml.YAMLError as error:
        line, what, cure = unreadable(error, text)
        return [Problem(shown, line + first_line, rule, f"This is not readable as YAML: {what}.", cure)]
    if not isinstance(value, dict):
        what = ("This is empty." if value is None else
                "This is a list, where fields belong." if isinstance(value, list) else "This holds no fields.")
        return [Problem(shown, first_line, rule, what, "Write each field on a line of its own, as name: value.")]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = _one_branch(_without_echoes(_in_file(item, value) for item in error.errors()))
        found, missing = [], {}
        for item in faults:
            place = item["loc"]
            if item["type"] == "missing":
                missing.setdefault(place[:-1], []).append(str(place[-1]))
            else:
                line = line_of(node, place) if place and not _holds(item) else _line_meant(node, place, item["msg"])
                found.append(Problem(shown, line + first_line - 1, rule, *_said(item, value, model)))
        for place, fields in missing.items():
            where = f" in “{_named(place, value)}”" if place else ""
            found.append(Problem(shown, line_of(node, place) + first_line - 1, rule,
                                 f"Missing{where}: {', '.join(fields)}.",
                                 "Add what is missing: without it this cannot be used."))
        return sorted(found)


# Where: the line of a field, or of what a sentence about a whole record speaks of


def line_of(node: yaml.Node | None, place: Place) -> int:
    """The line (from 1) of the deepest field of `place` that the document has."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, node = key.start_mark.line + 1, value
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _at(value: object, place: Place) -> object:
    for step in place:
        value = value[step] if isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int)) else None
    return value


def _line_meant(node: yaml.Node | None, place: Place, said: str) -> int:
    """The line that a sentence about a whole record is about: its field's, or the last value's that it names."""
    start = line_of(node, place)
    for step in place:
        node = next((value for key, value in node.value if key.value == step), None) \
            if isinstance(node, yaml.MappingNode) else node.value[step]
    line, inside = start, node
    while isinstance(inside, yaml.MappingNode):
        fields = [(at, key, value) for key, value in inside.value
                  if len(key.value) > 2 and (at := _word_at(key.value, said)) >= 0]
        if not fields:
            break
        _, key, inside = min(fields, key=lambda field: field[0])
        line = key.start_mark.line + 1
    if line != start or inside is not node:
        return line
    values = list(_scalars(node))
    both = [at for key, word, at in values if _word_at(key, said) >= 0 and _word_at(word, said) >= 0]
    named = [(len(word), at if "twice" in said else -at) for _, word, at in values
             if len(word) > 3 and _word_at(word, said) >= 0]
    return both[-1] if both else abs(max(named)[1]) if named else start


def _word_at(word: str, said: str) -> int:
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said, re.IGNORECASE)
    return found.start() if found else -1


def _scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, str, int]]:
    """(field, value, line) of everything that is plainly written, in order."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, key)
    elif node is not None and node.value:
        yield key, node.value, node.start_mark.line + 1


# Which: of pydantic's errors, those that an author needs


def _in_file(item: dict, value: object) -> dict:
    """The error with a place that the file has: steps that pydantic adds, for a union's branch, go to `branch`."""
    place, branch = [], False
    for number, step in enumerate(item["loc"]):
        last = number == len(item["loc"]) - 1
        if (isinstance(value, dict) and step in value) or (
                isinstance(value, list) and isinstance(step, int) and step < len(value)):
            value = value[step]
        elif not (last and item["type"] == "missing"):
            branch = branch or tuple(place)
            continue
        place.append(step)
    return {**item, "loc": tuple(place), "branch": branch}


def _without_echoes(faults: Iterator[dict]) -> list[dict]:
    """Pydantic calls a list empty when each of its entries is at fault: those entries' own errors say enough."""
    faults = list(faults)
    places = [item["loc"] for item in faults]

    def has_faults_inside(place: Place) -> bool:
        return any(other[: len(place)] == place and other != place for other in places)

    return [item for item in faults if item["type"] != "too_short" or not has_faults_inside(item["loc"])]


def _one_branch(faults: list[dict]) -> list[dict]:
    """Where a field takes a word or something else, one error of what was most likely meant, naming the word."""
    kept = []
    for item in faults:
        beside = [other for other in faults if other["branch"] is not False and other["branch"] == item["branch"]]
        words = [word for other in beside if other["type"] == "literal_error" for word in _allowed(other)]
        others = [other for other in beside if other["type"] not in ("literal_error", "string_type", "model_type")]
        if words and item["type"] == "literal_error" and others:
            continue
        if words and item["type"] in ("string_type", "model_type"):
            continue
        instead = [f"“{word}”" for word in words] if item["type"] != "literal_error" else []
        kept.append({**item, "or": instead + ["its fields"] * any(one["type"] == "model_type" for one in beside)})
    return kept


# What: in an author's words


def _named(place: Place, value: object) -> str:
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


def _allowed(item: dict) -> list[str]:
    words = re.findall(r"'([^']*)'|\"([^\"]*)\"|(True|False)", item["ctx"]["expected"])
    return [one or other or yes.lower() for one, other, yes in words]


def _holds(item: dict) -> bool:
    """The error is about a record as a whole, which pydantic read, and not about one value."""
    return item["type"] == "value_error" and isinstance(item["input"], dict | list)


def _shown(given: object) -> str:
    if isinstance(given, dict | list):
        return "a set of fields" if isinstance(given, dict) else "a list"
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f"“{text if len(text) <= 60 else text[:58] + ' …'}”"


_WHOLE = ("int_type", "int_parsing", "int_from_float", "int_parsing_size")
_NUMBER = ("float_type", "float_parsing", "finite_number")


def _said(item: dict, value: dict, model: type[BaseModel]) -> tuple[str, str]:
    """(what is so, what to do) of one error."""
    place, kind, given, limits = item["loc"], item["type"], item["input"], item.get("ctx", {})
    name, shown = f"“{_named(place, value)}”", _shown(given)
    inside = f" in “{_named(place[:-1], value)}”" if len(place) > 1 else ""
    fields = "{" + ", ".join(f"{field}: …" for field in _fields_at(model, place)) + "}"
    instead = "".join(f" Or write {word}{f': {fields}' * (word == 'its fields')}." for word in item["or"])
    if kind == "extra_forbidden":
        return (f"There is no field “{place[-1]}”{inside}.",
                did_you_mean(str(place[-1]), _fields_at(model, place[:-1])))
    if given is None:
        return f"{name} is empty.", "Write what belongs there, or take the line out if it was not seen."
    if kind == "literal_error" and _allowed(item) == ["true"]:
        return f"{name} is {shown}.", "Write true where it was seen at its source; what was not seen is left out."
    if kind == "literal_error":
        near = did_you_mean(str(given), _allowed(item))
        return (f"{shown} is not a value of {name}." if isinstance(given, str) else f"{name} holds {shown}.",
                (near + " " if near.startswith("Did") else "") + "One of: " + ", ".join(_allowed(item)) + "." + instead)
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
    said = item["msg"].removeprefix("Value error, ")
    said = "there is no such day" if re.match(r"(month|day|year) ", said) else said[:1].lower() + said[1:]
    if _holds(item):
        return (f"{name if place else 'This'} cannot be used: {said}.",
                "Mend or add what this names; what was not seen at its source is left out.")
    return (f"{name} cannot be used: {said}.",
            f"It says {shown}. Mend this field, or take it out if it was not seen.{instead}")


# YAML's own errors, each with what an author does about it

_QUOTES = 'Put the value in quotes: title: "A page: and more".'
_YAML: tuple[tuple[str, str, str], ...] = (
    ("is given twice", "", "Keep one of the two."),
    ("mapping values are not allowed", "there is a colon where none can stand",
     _QUOTES + " If the colon belongs to a field, look at the spaces before it and at the line above."),
    (r"found character '\t'", "this line has a tab", "Indent with spaces: an editor can replace tabs by spaces."),
    ("found character", "a value begins with a sign that YAML keeps for itself", _QUOTES),
    ("while scanning a quoted scalar", "a quote is opened here and not closed",
     "Close it with the same quote. A quote inside the text is written twice ('') or as ’."),
    ("while scanning a simple key", "this line has no colon after its field's name", "Write it as name: value."),
    ("expected ',' or ']'", "a list that opens here with [ is not closed, or lacks a comma",
     "Close it with ], and put values that hold a comma or a colon in quotes."),
    ("expected ',' or '}'", "the fields that open here with { are not closed, or lack a comma",
     "Close them with }, and put values that hold a comma or a colon in quotes."),
    ("unhashable key", "a field's name cannot hold brackets", _QUOTES),
    ("expected <block end>", "this line does not fit the ones above it",
     "Give it as many spaces as its neighbours have; nothing can follow a closing quote or bracket on a line."),
    ("expected the node content", "a value is missing here", "Write the value, or take out the comma or bracket."),
    ("sequence entries are not allowed", "a list begins on its field's own line",
     "Begin each entry on a line of its own with a hyphen; a value that begins with a hyphen needs quotes."),
    ("unknown escape", "a backslash stands inside double quotes", "Use single quotes, or write the backslash twice."),
    ("undefined alias", "a value begins with *", _QUOTES),
    ("expected alphabetic or numeric", "a value begins with & or *", _QUOTES),
    ("determine a constructor", "a value begins with !, or is too long a number", _QUOTES),
    ("chomping or indentation", "text follows > or | on its line", "Begin the text on the next line, indented."),
    ("a comment or a line break", "text follows > or | on its line", "Begin the text on the next line, indented."),
    ("expected a single document", "a line of --- stands inside the file", "Take it out: a file holds one record."),
    ("special characters", "an invisible character stands in this line", "Delete it and type the text anew."),
)


def unreadable(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """(line from 0, what, cure) of a text that is not YAML."""
    said = getattr(error, "problem", None) or getattr(error, "reason", "") or str(error).split("\n")[0]
    context, mark = getattr(error, "context", None) or "", getattr(error, "problem_mark", None)
    known = next((entry for entry in _YAML if entry[0] in said or context.startswith(entry[0])), None)
    opened = context.startswith(("while scanning a quoted", "while scanning a simple key", "while parsing a flow"))
    if (opened or mark is None) and getattr(error, "context_mark", None) and "found character" not in said:
        mark = error.context_mark
    line = mark.line if mark else text.count("\n", 0, getattr(error, "position", 0))
    if known is None:
        return line, said, ("Look at this line and the one above for a missing quote, bracket, colon or space. "
                            "A value that holds a colon or begins with a sign needs quotes.")
    return line, known[1] or said, known[2]
