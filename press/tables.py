"""Tables that a reader can scroll, by finger or by key, where they are wider than the screen.

In:  a page's element tree.
Out: each table inside div.table-scroll, a region named after the heading above it.
Use: patterns.py, once a page, before headings get their links.
"""

from __future__ import annotations

from xml.etree import ElementTree as etree

from press.markup import element

HEADINGS = ("h1", "h2", "h3", "h4")


def make_scrollable(root: etree.Element) -> None:
    """Wrap every table that is not wrapped yet."""
    parents = {child: parent for parent in root.iter() for child in parent}
    above, count = "", 0
    for made in list(root.iter()):
        if made.tag in HEADINGS:
            above, count = "".join(made.itertext()).strip(), 0
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
