"""Approval, law, payment and guidelines by country.

In:  the desk, the block's argument (countries of data/status), `cite`.
Out: text of a heading and a table for each country.
Use: the block status.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import parts
from press.figures.due import due
from press.figures.evidence_parts import Cite, Links
from press.figures.plain_table import stacked_table
from press.figures.svg import element
from press.reference_lists.shared import marks
from press.words import full_date, partial_date

if TYPE_CHECKING:
    from press.model import Status
    from press.where import Desk


def status(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The argument names some countries; none is all."""
    made = []
    for key in parts(argument) if argument else desk.library.status:
        country = desk.library.status[key]
        rows = [_row(row, desk, cite) for row in country.rows]
        made.append(element("h3", escape(country.country), id=f"status-{key}")
                    + stacked_table(f"Status: {country.country}",
                                    ("Drug and form", "For", "Status", "In words", "When"), rows, "status"))
    return element("div", "".join(made), class_="status-list")


def _row(row: Status, desk: Desk, cite: Cite) -> tuple[str, ...]:
    part = f" ({row.part})" if row.part else ""
    drug = f"{row.drug}, {row.form}" + (" (compounded)" if row.compounded else "") + part
    since = f", {'on' if row.since.count('-') == 2 else 'in'} {partial_date(row.since)}" if row.since else ""
    ends = f" Ends on {full_date(row.expires)}." if row.expires else ""
    words = f"{row.words}{ends} {row.note or ''}".rstrip() + f" Decided by: {row.decided_by}{since}."
    dates = f"As of {partial_date(row.as_of)}; check again by {full_date(row.check_by)}"
    return (escape(drug), escape(row.use), element("strong", escape(row.status)) + escape(f" ({row.kind})"),
            escape(words) + marks(cite, row.sources), escape(dates) + due(row.check_by, desk.today))
