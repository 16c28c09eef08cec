"""What the reference lists share: marks of sources, cells, dates, names of anchors, facts as a list of questions.

In:  records and parts of them; `cite`; today.
Out: text of elements.
Use: the other modules of press.reference_lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from press.figures.due import due
from press.figures.evidence_parts import Cite
from press.figures.evidence_words import capital, ended
from press.figures.svg import element
from press.words import full_date

if TYPE_CHECKING:
    from press.model import Cell, CitedAt

NOT_READ = "We read nothing on this."
"""What is said where no source was read: that nothing is known to us is a fact for readers too."""


def marks(cite: Cite, sources: Iterable[CitedAt]) -> str:
    pairs = [(one.source, one.locator) for one in sources]
    return cite(pairs) if pairs else ""


def cell(cite: Cite, said: Cell | None) -> str:
    """A statement with what supports it, or that nothing was read."""
    return escape(ended(said.says)) + marks(cite, said.sources) if said else NOT_READ


def checked(record: Any, today: date) -> str:
    """When a record was checked and until when to trust it; with a mark once that day has come."""
    until = f"; to be checked again by {full_date(record.check_by)}" if hasattr(record, "check_by") else ""
    return escape(f"{full_date(record.checked)}{until}.") + due(getattr(record, "check_by", None), today)


def all_checked(rows: Iterable[Any]) -> str:
    """The same of all rows of a table, in a line under it. Rows past their date have their own marks."""
    rows = list(rows)
    if not rows:
        return ""
    days, ends = sorted({row.checked for row in rows}), sorted({row.check_by for row in rows})
    said = f"Checked {between(days)}. To be checked again by {full_date(ends[0])}"
    said += f", some rows later, the last by {full_date(ends[-1])}." if len(ends) > 1 else "."
    return element("p", escape(said), class_="listed__checked")


def between(days: list[date]) -> str:
    first, last = full_date(days[0]), full_date(days[-1])
    return f"on {first}" if first == last else f"between {first} and {last}"


def listed(*inside: str) -> str:
    """A table with the lines under it."""
    return element("div", "".join(inside), class_="listed")


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """(name, markup) pairs as a list that a phone can show, and a listener walk through; one group a pair."""
    inside = "".join(element("div", element("dt", escape(name)) + " " + element("dd", capital(words)))
                     for name, words in rows)
    return element("dl", inside, class_="facts")


def slug(words: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words.lower()).split())
