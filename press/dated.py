"""Every fact that bears a date: where it stands, what it is called, when it was checked and until when to trust it.

In:  the library.
Out: Fact after Fact, in the order of the files.
Use: the rules facts-in-date and data-schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from press.library import FILES, FOLDERS, Library

NAMES = ("id", "service", "body", "call", "who")
"""What a fact inside a file is called, whichever of these it has."""


@dataclass(frozen=True)
class Fact:
    """A record, or a part of one, that was checked on a day. `place` is where in its file it stands."""

    path: str
    place: tuple[str | int, ...]
    record: BaseModel

    @property
    def checked(self) -> date:
        return self.record.checked

    @property
    def check_by(self) -> date | None:
        return getattr(self.record, "check_by", None)

    @property
    def shown(self) -> str:
        """docs/data/places/ireland.yml › Samaritans."""
        name = next((getattr(self.record, name) for name in NAMES if getattr(self.record, name, None)), "")
        return f"{self.path} › {name}" if self.place and name else self.path


def facts(library: Library) -> Iterator[Fact]:
    """All of them, those without an end included."""
    for folder in FOLDERS:
        for key, record in getattr(library, folder).items():
            yield from _inside(f"docs/data/{folder}/{key}.yml", (), record)
    for name in FILES:
        yield from _inside(f"docs/data/{name}.yml", (), getattr(library, name.replace("-", "_")))


def _inside(path: str, place: tuple[str | int, ...], value: object) -> Iterator[Fact]:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        if "checked" in fields:
            yield Fact(path, place, value)
        for name, field in fields.items():
            inside = getattr(value, name)
            if isinstance(inside, BaseModel | tuple):
                yield from _inside(path, (*place, field.alias or name), inside)
    elif isinstance(value, tuple):
        for number, inside in enumerate(value):
            if not isinstance(inside, BaseModel):
                return
            yield from _inside(path, (*place, number), inside)
