"""Who should not have the drug or needs extra care; and what may happen beside other medicines and substances.

In:  the desk, the block's argument, `cite`.
Out: text of a table, and when it was checked.
Use: the blocks cautions and interactions.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen
from press.figures.due import due
from press.figures.evidence_parts import Cite, Links
from press.figures.evidence_words import capital
from press.figures.plain_table import stacked_table
from press.reference_lists.shared import all_checked, listed, marks

if TYPE_CHECKING:
    from press.model import Caution, SaidOf
    from press.where import Desk

TITLES = {
    "must not": "Who must not have it", "not advised": "Who is advised against it",
    "extra care": "Who needs extra care", "": "Who needs extra care or should not have it",
}
"""Of the table, by the kind that the block names; a drug narrows the last one."""


def cautions(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Who says so of which drug. The argument is a kind of advice or a drug; none is all."""
    records = chosen("cautions", argument, desk.library)
    advice = argument not in TITLES or not argument  # a table of one kind says it in its caption
    head = ("Group", *(["Advice"] if advice else []), "Said of", "Who says so", "Why")
    rows = [
        (
            escape(one.group),
            *([escape(one.kind)] if advice else []),
            escape(_said_of(one.said_of)),
            escape(_who_says(one)) + marks(cite, one.sources) + due(one.check_by, desk.today),
            escape(" ".join(part for part in (one.why, one.note) if part)),
        )
        for one in records
    ]
    title = TITLES.get(argument) or f"{TITLES['']}: {argument}"
    return listed(stacked_table(title, head, rows, "cautions"), all_checked(records))


def interactions(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Medicines and other substances."""
    records = desk.library.interactions.rows
    rows = [
        (
            escape(one.medicine),
            escape(f"{capital(one.direction)}. {one.effect} Said of {_said_of(one.said_of)}. {one.note or ''}".rstrip())
            + marks(cite, one.sources),
            escape(one.strength),
            escape(one.do) + due(one.check_by, desk.today),
        )
        for one in records
    ]
    return listed(stacked_table("Medicines and other substances",
                              ("With", "What may happen", "How we know", "What to do"), rows, "interactions"),
                  all_checked(records))


def _who_says(one: Caution) -> str:
    """With the countries whose text it is, where its name does not tell them."""
    told = all(part in one.who_says for part in one.where.split(", "))
    return one.who_says if told else f"{one.who_says}, {one.where}"


def _said_of(said_of: SaidOf) -> str:
    """What a warning was written about: doses differ between depression and anaesthesia."""
    return f"{said_of.drug}, {said_of.form}: {said_of.context}"
