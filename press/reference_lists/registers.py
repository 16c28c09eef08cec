"""Where to look up a person or a clinic that offers treatment.

In:  the desk, the block's argument (a country or its code), `cite`.
Out: text of a table, and when it was checked.
Use: the block registers.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen
from press.figures.due import due
from press.figures.evidence_parts import Cite, Links
from press.figures.plain_table import stacked_table
from press.figures.svg import element
from press.reference_lists.shared import all_checked, listed, marks

if TYPE_CHECKING:
    from press.where import Desk


def registers(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The argument is a country; none is all."""
    records, rows = chosen("registers", argument, desk.library), []
    for one in records:
        name = element("a", escape(one.name), href=one.link) if one.link else escape(one.name)
        rows.append((
            escape(one.country + (f" ({one.part})" if one.part else "")),
            name + marks(cite, one.sources),
            escape(one.tells),
            escape(one.look_up) + escape(f" {one.limits}" if one.limits else "") + due(one.check_by, desk.today),
        ))
    where = f" in {records[0].country}" if argument else ""
    return listed(stacked_table(f"Where to check a provider{where}",
                              ("Country", "Register", "What it tells", "How to look"), rows, "registers"),
                  all_checked(records))
