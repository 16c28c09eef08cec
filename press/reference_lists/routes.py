"""The ways in which ketamine is given, each as a list of facts.

In:  the desk, the block's argument (ids of data/routes.yml), `cite`.
Out: text of a heading and a definition list for each route.
Use: the block routes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import chosen
from press.figures.evidence_parts import Cite, Links
from press.figures.evidence_words import capital, ended
from press.figures.svg import element
from press.reference_lists.shared import NOT_READ, cell, checked, facts

if TYPE_CHECKING:
    from press.model import RouteFacts
    from press.where import Desk

DOSED = ("clinicians", "authors")
NEVER_ADVICE = "As used in trials and reports, never advice: "


def routes(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """In the order of the file; the argument names some, and none is all.

    Doses stand only on clinicians' pages: on a reader's, a number of milligrams reads as one to take.
    """
    made = [_route(one, desk, cite) for one in chosen("routes", argument, desk.library)]
    return element("div", "".join(made), class_="route-list")


def _route(one: RouteFacts, desk: Desk, cite: Cite) -> str:
    dosed = desk.page.matter is not None and desk.page.matter.audience in DOSED
    rows = [
        ("Drug and form", escape(capital(f"{one.drug}, {one.form} ({one.route})."))),
        ("Where it is given", cell(cite, one.setting)),
        ("How much reaches the blood", cell(cite, one.absorbed)),
        ("How soon it begins", cell(cite, one.onset)),
        ("How long it lasts", cell(cite, one.lasts)),
        *([("Doses", escape(NEVER_ADVICE) + cell(cite, one.doses) if one.doses else NOT_READ)] if dosed else []),
        ("What is watched", cell(cite, one.watched)),
        ("Approval", cell(cite, one.status)),
        ("What was found", cell(cite, one.evidence)),
        *([("Note", escape(ended(one.note)))] if one.note else []),
        ("Checked", checked(one, desk.today)),
    ]
    return element("div", element("h3", escape(one.name), id=f"route-{one.id}") + facts(rows), class_="route")
