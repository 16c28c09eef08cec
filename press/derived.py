"""What is made from the data and the schema, and committed: one JSON and one CSV of everything, and editors' schemas.

In:  the library and the models.
Out: path from the project's root -> text; the same text every time.
Use: `make data` writes them; `press check` fails where making them anew differs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from press.dictionary import schema
from press.library import FILES, FOLDERS, Library

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def derived(library: Library) -> dict[str, str]:
    """Every derived text file."""
    made = {"docs/data/all.json": as_json(library), "docs/data/all.csv": as_csv(library)}
    settings: dict[str, str] = {}
    for name, model in {**FOLDERS, **FILES}.items():
        path = f"docs/data/schema/{name}.json"
        made[path] = _pretty(schema(model))
        settings[f"./{path}"] = f"docs/data/{name}/*.yml" if name in FOLDERS else f"docs/data/{name}.yml"
    made[".vscode/settings.json"] = _pretty({
        "yaml.schemas": settings,
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    })
    made[".vscode/extensions.json"] = _pretty({"recommendations": ["redhat.vscode-yaml"]})
    return made


def records(library: Library) -> Iterator[tuple[str, str, BaseModel]]:
    """(kind, key, record) of everything; a single file's key is its own name."""
    for name in FOLDERS:
        for key, record in getattr(library, name).items():
            yield name, key, record
    for name in FILES:
        yield name, name, getattr(library, name.replace("-", "_"))


def as_json(library: Library) -> str:
    """{"licence": …, "sources": {key: record}, …}, with the names and the order of the files."""
    whole: dict[str, Any] = {"licence": LICENCE}
    for kind, key, record in records(library):
        whole.setdefault(kind, {})[key] = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return _pretty(whole)


def as_csv(library: Library) -> str:
    """One row a value: kind, record, field (a path such as rows.0.drug.n), value."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("kind", "record", "field", "value"))
    for kind, key, record in records(library):
        for field, value in _leaves(record.model_dump(mode="json", by_alias=True, exclude_defaults=True)):
            table.writerow((kind, key, field, value))
    return out.getvalue()


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from _leaves(inside, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _leaves(inside, f"{path}.{number}")
    elif value is not None:
        yield path, value


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
