"""Publishing: one step a file, each over a built site, the same whichever engine built it.

In:  a Copy: the folder of a built site that nobody serves yet.
Out: the folder, changed in place; problems where a step could not do what its name says.
Use: press.build runs STEPS in order; a step has NAME, WHY and run(copy) -> list[Problem].
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from press.problem import Problem

STEPS: tuple[str, ...] = ("draft", "lead", "search", "scripts", "styles", "offline", "small", "policy", "compress")
"""In the order in which they run: each works on what those before it made."""


@dataclass(frozen=True)
class Copy:
    """A built site on its way to being published."""

    site: Path
    root: Path
    """The project's root, for what a step needs of its data."""
    address: str
    """Where it will stand, ending in /; empty where nobody has said."""
    day: date
    """The build's clock."""
    draft: bool

    def pages(self) -> list[Path]:
        """Every page of the site, the one for lost readers included."""
        return sorted(self.site.rglob("*.html"))

    def astray(self, page: Path, addresses: Iterable[str], step: str) -> list[Problem]:
        """A problem for each address on a page that leads to no file of this copy: a step would read or remove another.

        A page for lost readers meets this, whose template asks for styles or scripts: MkDocs writes its addresses as
        from a domain's root.
        """
        return [Problem(page.relative_to(self.site).as_posix(), 0, step,
                        f"“{address}” leads to no file of this site.",
                        "Write it relative to the page; a page that any address may show holds its styles itself.")
                for address in addresses
                if not (file := (page.parent / address).resolve()).is_relative_to(self.site.resolve())
                or not file.is_file()]


def steps() -> list[ModuleType]:
    """Every step, in order."""
    return [importlib.import_module(f"{__name__}.{name}") for name in STEPS]
