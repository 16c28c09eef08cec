"""The guide's pages in the order in which a reader meets them.

In:  mkdocs.yml, which every engine that may build this guide reads.
Out: Entries: parts and pages, each with how deep it lies.
Use: what is made of the whole guide: the printed book, the cards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Entry:
    """A page, or a part that holds pages: then `path` is empty. Depth counts from 0."""

    title: str
    path: str
    depth: int

    @property
    def url(self) -> str:
        """Where the page lies below the site, ending in /; empty for Home."""
        return url_of(self.path)


def url_of(path: str) -> str:
    """The address below the site of a page's path in docs."""
    below = ("/" + path.removesuffix(".md")).removesuffix("/index").lstrip("/")
    return f"{below}/" if below else ""


class _AnyTag(yaml.SafeLoader):
    """Reads mkdocs.yml without knowing what !ENV means."""


_AnyTag.add_multi_constructor("!", lambda loader, suffix, node: None)


def settings(root: Path) -> dict:
    """What mkdocs.yml says, values that need the engine left out."""
    return yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_AnyTag)


def entries(root: Path) -> list[Entry]:
    """Every part and page of the nav, in order."""
    return list(_entries(settings(root)["nav"], 0))


def _entries(items: list, depth: int) -> Iterator[Entry]:
    for item in items:
        title, inside = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(inside, list):
            yield Entry(title, "", depth)
            yield from _entries(inside, depth + 1)
        else:
            yield Entry(title, inside, depth)
