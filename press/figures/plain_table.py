"""A table of words: its caption, its heads, its rows; scrollable by finger and by key, or stacked on a phone.

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
    return _table(words, list(head), rows, kind, {})


def stacked_table(words: str, head: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    """The same, for more columns than a phone can show: there each cell is a line of its own, after its column's name.

    Roles keep it a table for listeners, whatever a phone makes of it.
    """
    return _table(words, list(head), rows, f"stacked {kind}".strip(), {
        "table": {"role": "table"}, "thead": {"role": "rowgroup"}, "tbody": {"role": "rowgroup"},
        "tr": {"role": "row"}, "col": {"role": "columnheader"}, "th": {"role": "rowheader"}, "td": {"role": "cell"},
    })


def _table(words: str, head: list[str], rows: Iterable[Iterable[str]], kind: str, roles: dict[str, dict[str, str]]
           ) -> str:
    top = "".join(element("th", escape(name), scope="col", **roles.get("col", {})) for name in head)
    body = "".join(element("tr", "".join(_cell(inside, head[index] if index else "", roles)
                                         for index, inside in enumerate(row)), **roles.get("tr", {})) for row in rows)
    inside = (element("caption", escape(words))
              + element("thead", element("tr", top, **roles.get("tr", {})), **roles.get("thead", {}))
              + element("tbody", body, **roles.get("tbody", {})))
    table = element("table", inside, **({"class_": kind} if kind else {}), **roles.get("table", {}))
    return element("div", table, class_="table-scroll", role="region", tabindex="0", aria_label=words)


def _cell(inside: str, column: str, roles: dict[str, dict[str, str]]) -> str:
    """Without a column's name, it is the row's heading."""
    tag, more = ("td", roles.get("td", {})) if column else ("th", {"scope": "row", **roles.get("th", {})})
    if column and roles and inside:
        more = {"data_column": column, **more}
    made = element(tag, inside, **more)
    return made if inside else made.removesuffix("/>") + f"></{tag}>"  # HTML knows no <td/>
