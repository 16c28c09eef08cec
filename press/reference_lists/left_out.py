"""All that was held back, by kind, each with the reason.

In:  the desk.
Out: text of a heading and a table for each kind.
Use: the block left-out.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, Links
from press.figures.plain_table import stacked_table
from press.figures.svg import element

if TYPE_CHECKING:
    from press.where import Desk


def left_out(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    made = []
    for kind in dict.fromkeys(one.kind for one in desk.library.left_out.entries):
        rows = [
            (
                escape(one.what),
                escape(
                    one.why + (f" What would close it: {one.could_be_closed_by}" if one.could_be_closed_by else "")
                ),
            )
            for one in desk.library.left_out.entries
            if one.kind == kind
        ]
        title = f"{kind[:1].upper()}{kind[1:]}s left out"
        made.append(
            element("h2", escape(f"{title} ({len(rows)})"), id="left-out-" + kind.replace(" ", "-"))
            + stacked_table(title, ("What", "Why"), rows, "left-out")
        )
    return element("div", "".join(made), class_="left-out-list", data_search_exclude="x")
