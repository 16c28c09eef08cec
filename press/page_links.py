"""Links from the page that is being drawn to others.

In:  the desk, a path in docs, words.
Out: text of an element.
Use: the lists of records.
"""

from __future__ import annotations

import posixpath
from html import escape
from typing import TYPE_CHECKING

from press.figures.svg import element

if TYPE_CHECKING:
    from press.where import Desk

OUTCOME_PAGES = "evidence/outcomes"


def link_to(desk: Desk, path: str, words: str) -> str:
    here = posixpath.dirname(desk.page.path) or "."
    return element("a", escape(words), href=posixpath.relpath(path, here))


def outcome_link(desk: Desk, key: str, words: str) -> str:
    """To the outcome's own page; the words alone where it has none."""
    path = f"{OUTCOME_PAGES}/{key}.md"
    return link_to(desk, path, words) if (desk.docs / path).exists() else escape(words)
