"""Harms of one form of the drug: tables where there are numbers on both sides, and sentences where there are not.

In:  the desk, the block's argument (a form, or a form and a kind of comparator), `cite`, `Links`.
Out: text of figures, and of a list of what they leave out.
Use: the block harms.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen, harms_told
from press.figures.evidence_parts import Cite, Links
from press.figures.evidence_words import ended
from press.figures.harm_tables import harm_tables
from press.figures.sure import sure
from press.figures.svg import element
from press.page_links import outcome_link

if TYPE_CHECKING:
    from press.model import Outcome
    from press.where import Desk


def harms(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """All harms of that form and comparison: what cannot be set side by side is not left out, but told."""
    drawn = chosen("harms", argument, desk.library)

    def named(key: str, outcome: Outcome, words: str) -> str:
        return outcome_link(desk, key, words)

    made = harm_tables(drawn, cite, named, links=links)
    return element("div", made + _told(desk, argument, cite, links), class_="harms")


def _told(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    items = harms_told(argument, desk.library)
    if not items:
        return ""
    why = f"Also recorded of this form ({argument}), without numbers of 100 on both sides:"
    return (element("p", element("strong", escape(why)), class_="harms__also")
            + element("ul", "".join(element("li", _one(desk, key, outcome, cite, links)) for key, outcome in items),
                      class_="outcomes"))


def _one(desk: Desk, key: str, outcome: Outcome, cite: Cite, links: Links) -> str:
    """The outcome's own sentence with its first source, and how sure it is."""
    held = (*outcome.rows, *outcome.pooled)
    mark = cite([(held[0].source, held[0].locator)]) if held else ""
    return (element("p", outcome_link(desk, key, outcome.title), class_="outcomes__title")
            + element("p", escape(ended(outcome.summary)) + mark)
            + element("p", sure(outcome.certainty.level) + "." + links.due(key),
                      class_="outcomes__certainty"))
