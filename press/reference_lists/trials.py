"""Trials and reports of ketamine with therapy, by what they compare, each as a list that a phone can show.

In:  the desk, `cite`.
Out: text of a heading for each kind and each trial, and a definition list under it.
Use: the block trials.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, Links
from press.figures.evidence_words import capital
from press.figures.svg import element
from press.reference_lists.shared import facts, slug

if TYPE_CHECKING:
    from press.model import Trial
    from press.where import Desk


def trials(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    rows, made = desk.library.trials.trials, []
    names = {one.id: one.name for one in rows}
    for kind in dict.fromkeys(one.kind for one in rows):
        made.append(element("h2", escape(capital(kind)), id="trials-" + slug(kind)))
        made += [_trial(one, names, cite) for one in rows if one.kind == kind]
    return element("div", "".join(made), class_="trial-list")


def _trial(one: Trial, names: dict[str, str], cite: Cite) -> str:
    where = ", ".join(str(part) for part in (one.country, one.year) if part)
    bias = one.risk_of_bias
    whose = cite([(bias.by, bias.locator or "")]) if bias.by != "us" else escape(" This is our own reading.")
    rows = [
        ("People", escape(f"{one.condition}; {one.design}" + (f"; {one.people} people" if one.people else ""))),
        ("Drug", escape(f"{one.drug}, {one.route}" + (f". As used, not advice: {one.doses}" if one.doses else ""))),
        ("Therapy", escape((one.therapy or "none") + (f": {one.therapy_amount}" if one.therapy_amount else ""))),
        ("Compared with", escape(one.comparator or "nothing")),
        ("Main measure", escape(one.primary_outcome + (f" ({one.follow_up})" if one.follow_up else ""))),
        ("Result", escape(one.result) + cite([(one.source, one.locator)])),
        ("Limits", escape(bias.says.rstrip(".")) + "." + whose),
    ]
    if one.same_people_as:
        shared = "; ".join(names[other] for other in one.same_people_as)
        rows.append(("Same people", escape(f"Some are counted there too, so never add up with: {shared}.")))
    name = escape(one.name + (f" ({where})" if where else ""))
    return element("div", element("h3", name, id=f"trial-{one.id}") + facts(rows), class_="trial")
