"""Tables that a reader can scroll, by finger or by key, where they are wider than the screen; wide ones stack there.

In:  a page's element tree.
Out: each table inside div.table-scroll, a region named after the heading above it.
Use: patterns.py, once a page, before headings get their links.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree

from press.markup import element

HEADINGS = ("h1", "h2", "h3", "h4")
WIDE = 4
"""As many columns do not fit a phone: there each row is a card, as in press.figures.plain_table."""
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*$")
"""{ #anchor data-part=known }: still text here, since attr_list comes later."""
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def make_scrollable(root: etree.Element) -> None:
    """Wrap every table that is not wrapped yet."""
    parents = {child: parent for parent in root.iter() for child in parent}
    above, count = "", 0
    for made in list(root.iter()):
        if made.tag in HEADINGS:
            above, count = _ATTRIBUTES.sub("", "".join(made.itertext())).strip(), 0
        if made.tag == "table" and "table-scroll" not in parents[made].get("class", ""):
            count += 1
            name = f"Table: {above}" if above else "Table"
            box = element("div", class_="table-scroll", role="region", tabindex="0",
                          aria_label=f"{name} ({count})" if count > 1 else name)
            parent = parents[made]
            at = list(parent).index(made)
            parent[at] = box
            box.append(made)
            box.tail, made.tail = made.tail, None
            _stack(made)


def _stack(table: etree.Element) -> None:
    """Let a wide table become cards on a phone, unless it has blanks to fill in: those are for paper."""
    heads = ["".join(cell.itertext()).strip() for cell in table.iterfind("thead/tr/th")]
    rows = table.findall("tbody/tr")
    if len(heads) < WIDE or any(not "".join(cell.itertext()).strip() for row in rows for cell in row):
        return
    table.set("class", f"stacked stacked--words {table.get('class', '')}".strip())
    for row in rows:
        for name, cell in zip(heads[1:], row[1:], strict=False):
            cell.set("data-column", name)
        row[0].tag = "th"
        row[0].set("scope", "row")
    for part in table.iter():
        role = {"th": "rowheader" if part.get("scope") == "row" else "columnheader"}.get(part.tag, _ROLES.get(part.tag))
        if role:
            part.set("role", role)
