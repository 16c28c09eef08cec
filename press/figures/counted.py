"""People counted in a cell of an option's card: a hundred dots for each group, side by side, on one scale.

In:  what was counted, and a prefix for ids, unique on the page.
Out: one <figure>.
Use: the block options. The words of the card say the same numbers with their ranges, so none is drawn here.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_words import capital
from press.figures.icon_array import ACROSS, BOTTOM, PITCH, dots
from press.figures.svg import drawing, element

if TYPE_CHECKING:
    from press.model.option import Counted


def counted(one: Counted, prefix: str) -> str:
    """The figure as HTML text."""
    made = element("figcaption", escape(f"Of 100 people, how many {one.what}"))
    for at, (people, had) in enumerate(one.groups, 1):
        words = element("p", element("strong", str(people)) + " " + escape(had))
        told = f"{people} of 100 dots are filled: {one.what}."
        made += element("div", words + drawing("evidence__people", f"{prefix}-{at}", f"{people} in 100, {had}", told,
                                               (PITCH * ACROSS, BOTTOM), dots(people)))
    return element("figure", made, class_="option__counted", aria_label=capital(one.what), data_search_exclude="x")
