"""Treatments beside one another, as an option grid: a short card each, the same facts in the same order on each.

In:  the desk, the block's argument (a condition), `cite`, `Links`.
Out: text of a card for each option, under a heading for each condition where none is named.
Use: the block options. Options are never ranked: they stand in the order of the file, and the block says so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen
from press.figures.counted import counted
from press.figures.evidence_parts import Cite, Links, judged, link
from press.figures.evidence_words import capital, ended
from press.figures.sure import sure
from press.figures.svg import element
from press.reference_lists.shared import between, cell, facts, slug

if TYPE_CHECKING:
    from press.model import Certainty, Option
    from press.model.option import CountedCell
    from press.where import Desk

NOT_RANKED = ("These are not in order of merit. Each was tested in other people, against something else and over "
              "another time, so a higher number on one card does not make it the better treatment.")


def options(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The grid for one condition, or for each."""
    rows = chosen("options", argument, desk.library)
    made = [element("p", escape(NOT_RANKED) + " " + link(links.certainty, "How certainty is judged"),
                    class_="options__note")]
    for condition in dict.fromkeys(one.condition for one in rows):
        these = [one for one in rows if one.condition == condition]
        if not argument:
            made.append(element("h3", escape(capital(condition)), id=f"options-{slug(condition)}"))
        made += [_names(these), *(_card(one, "h3" if argument else "h4", cite, links) for one in these),
                 element("p", f"Checked {between(sorted({one.checked for one in these}))}.", class_="listed__checked")]
    return element("div", "".join(made), class_="option-list")


def _names(rows: list[Option]) -> str:
    """Every card in one look, and one tap away: in the order of the cards, with the drug and without it."""
    made = []
    for words, these in (("Other treatments, or none", [one for one in rows if not one.drug]),
                         ("Ketamine or esketamine", [one for one in rows if one.drug])):
        inside = "\u00a0· ".join(element("a", escape(_name(one, rows)), href=f"#option-{one.id}") for one in these)
        made.append(element("p", element("strong", f"{words}:") + " " + inside, class_="options__names"))
    return "".join(made)


def _name(one: Option, rows: list[Option]) -> str:
    """A name that others have too says in whom."""
    shared = sum(other.name == one.name for other in rows) > 1
    return one.name + (f" ({one.population[0].lower()}{one.population[1:]})" if shared else "")


def _card(one: Option, heading: str, cite: Cite, links: Links) -> str:
    """Help and harm first, in the same type, each with how sure it is; what was not read in one line, harm never."""
    against = "nothing: there was no comparison group" if one.comparator == "none" else one.comparator
    drug = f"Drug: {one.drug}." if one.drug else "No ketamine."
    rows = [
        ("Helped", _cell(one.evidence, f"option-{one.id}-helped", cite) + _sure(one.certainty, cite, links)),
        ("Harms", _cell(one.harms, f"option-{one.id}-harms", cite)
         + (_sure(one.harms_certainty, cite, links) if one.harms_certainty else "")),
        ("Tested", escape(" ".join(ended(capital(words)) for words in (f"against {against}", one.time,
                                                                       one.population)))),
    ]
    asked = (("It takes", "what it takes", one.burden), ("Getting it", "how to get it", one.availability))
    rows += [(name, cell(cite, said)) for name, _, said in asked if said]
    unread = [words for _, words, said in asked if not said]
    if unread:
        rows.append(("Not read", escape(f"{' or '.join(unread)}.")))
    return element("div", element(heading, escape(one.name), id=f"option-{one.id}")
                   + element("p", escape(f"{ended(one.what)} {drug}"), class_="option__what")
                   + facts(rows), class_="option")


def _cell(said: CountedCell | None, prefix: str, cite: Cite) -> str:
    """The words, then what they count, drawn."""
    drawn = said.counted if said else ()
    return cell(cite, said) + "".join(counted(one, f"{prefix}-{at}") for at, one in enumerate(drawn, 1))


def _sure(certainty: Certainty, cite: Cite, links: Links) -> str:
    """Dots and word, whose judgement, and why."""
    whose = judged(certainty, links.named).partition(", ")[2]
    mark = cite([(certainty.by, certainty.locator)]) if certainty.by != "us" and certainty.locator else ""
    return element("p", sure(certainty.level) + escape(f", {whose}." if whose else ".") + mark
                   + escape(f" {ended(capital(certainty.reason))}"), class_="option__sure")
