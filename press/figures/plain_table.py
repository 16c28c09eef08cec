"""A table of words: its caption, its heads, its rows, scrollable by finger and by key.

In:  a caption, heads, and cells that are markup already.
Out: text of a well-formed element.
Use: the lists of records.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from press.figures.svg import element


def plain_table(words: str, head: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    """The first cell of each row is its heading."""
    top = element("tr", "".join(element("th", escape(name), scope="col") for name in head))
    body = "".join(element("tr", "".join(_cell(inside, first=not index) for index, inside in enumerate(row)))
                   for row in rows)
    inside = element("caption", escape(words)) + element("thead", top) + element("tbody", body)
    table = element("table", inside, **({"class_": kind} if kind else {}))
    return element("div", table, class_="table-scroll", role="region", tabindex="0", aria_label=words)


def _cell(inside: str, first: bool) -> str:
    if first:
        return f'<th scope="row">{inside}</th>'
    return f"<td>{inside}</td>"
