"""Treatments beside one another, as an option grid: a card each, the same questions in the same order on every card.

In:  the desk, the block's argument (a condition), `cite`, `Links`.
Out: text of a card for each option, under a heading for each condition where none is named.
Use: the block options. Options are never ranked: they stand in the order of the file, and the block says so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen
from press.figures.evidence_parts import Cite, Links, judged, link
from press.figures.evidence_words import capital, ended
from press.figures.sure import sure
from press.figures.svg import element
from press.reference_lists.shared import cell, checked, facts, slug

if TYPE_CHECKING:
    from press.model import Certainty, Option
    from press.where import Desk

NOT_RANKED = ("These are not in order of merit. Each was tested in other people, against something else and over "
              "another time, so a higher number on one card does not make it the better treatment.")


def options(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The grid for one condition, or for each."""
    rows = chosen("options", argument, desk.library)
    made = [element("p", escape(NOT_RANKED) + " " + link(links.certainty, "How certainty is judged"),
                    class_="options__note")]
    if argument:
        made += [_card(one, "h3", desk, cite, links) for one in rows]
    for condition in () if argument else dict.fromkeys(one.condition for one in rows):
        made.append(element("h3", escape(capital(condition)), id=f"options-{slug(condition)}"))
        made += [_card(one, "h4", desk, cite, links) for one in rows if one.condition == condition]
    return element("div", "".join(made), class_="option-list")


def _card(one: Option, heading: str, desk: Desk, cite: Cite, links: Links) -> str:
    against = "Nothing: there was no comparison group" if one.comparator == "none" else one.comparator
    rows = [
        ("What is it?", escape(ended(one.what))),
        ("Is it ketamine?", escape(f"Yes: {one.drug}." if one.drug else "No.")),
        ("How many were helped?", cell(cite, one.evidence)),
        ("Compared with what, when, in whom?",
         escape(" ".join(ended(capital(words)) for words in (against, one.time, one.population)))),
        ("What are the harms?", cell(cite, one.harms)),
        ("What does it take?", cell(cite, one.burden)),
        ("How do I get it?", cell(cite, one.availability)),
        ("How sure is that?", _sure(one.certainty, cite, links)),
        ("Checked", checked(one, desk.today)),
    ]
    return element("div", element(heading, escape(one.name), id=f"option-{one.id}") + facts(rows), class_="option")


def _sure(certainty: Certainty, cite: Cite, links: Links) -> str:
    """Dots and word, whose judgement, and why."""
    whose = judged(certainty, links.named).partition(", ")[2]
    mark = cite([(certainty.by, certainty.locator)]) if certainty.by != "us" and certainty.locator else ""
    return (sure(certainty.level) + escape(f", {whose}." if whose else ".") + mark
            + escape(f" {ended(capital(certainty.reason))}"))
