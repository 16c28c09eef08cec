"""The skeletons of page types: what `new` copies, and what the rule page-shape holds pages to.

In:  a page type; for a blank page its address and the day.
Out: a template, or the text of a page to be filled in.
Use: new.py, checks/page_shape.py, the command.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from string import Template

FOLDER = Path(__file__).with_name("templates")
BLANK = ("question", "step", "compare", "clinical")
"""Types whose pages an author fills in; an outcome's is made from its record."""


def text_of(kind: str) -> str | None:
    """A type's skeleton; None for a type whose form is free."""
    file = FOLDER / f"{kind}.md"
    return file.read_text(encoding="utf-8") if file.exists() else None


def blank_page(kind: str, path: str, today: date) -> str:
    """A page of a type with its parts in order. `path` is its address: considering/will-it-last."""
    words = path.rstrip("/").rsplit("/", 1)[-1].replace("-", " ").capitalize()
    return Template(text_of(kind)).substitute(title=json.dumps(words, ensure_ascii=False), today=today,
                                              check_by=today + timedelta(days=182))
