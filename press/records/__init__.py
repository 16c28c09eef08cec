"""One YAML file into one record, or into problems that name the line and the field.

In:  a file's path and the model it must fit.
Out: a frozen record, or a list of problems in an author's words.
Use: library.py for data; front matter and the waivers go through `fit` as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from press.problem import Problem
from press.records.faults import needed
from press.records.lines import line_in, line_meant, line_of
from press.records.wording import holds, named, said
from press.records.yaml_text import parse, unreadable

__all__ = ["RULE", "fit", "line_in", "read"]

R = TypeVar("R", bound=BaseModel)
RULE = "data-schema"


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
        faults = needed(error.errors(), value)
        found, missing = [], {}
        for item in faults:
            place = item["loc"]
            if item["type"] == "missing":
                missing.setdefault(place[:-1], []).append(str(place[-1]))
            else:
                line = line_of(node, place) if place and not holds(item) else line_meant(node, place, item["msg"])
                found.append(Problem(shown, line + first_line - 1, rule, *said(item, value, model)))
        for place, fields in missing.items():
            where = f" in “{named(place, value)}”" if place else ""
            found.append(Problem(shown, line_of(node, place) + first_line - 1, rule,
                                 f"Missing{where}: {', '.join(fields)}.",
                                 "Add what is missing: without it this cannot be used."))
        return sorted(found)
