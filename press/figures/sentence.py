"""An outcome in a sentence: of 100 people, how many with and how many without, and how sure that is.

In:  an outcome with both groups per hundred; a prefix for the id; `cite`.
Out: one well-formed <p>. ValueError in plain words where there are no two groups of 100.
Use: the evidence block.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import HERE, Cite, Links, data_link, judged, link
from press.figures.evidence_words import against, capital, did, given, is_done, small, then, who
from press.figures.per_hundred import hundred
from press.figures.svg import element

if TYPE_CHECKING:
    from press.model import Outcome


def sentence(key: str, outcome: Outcome, prefix: str, cite: Cite, *, row: str | None = None,
             links: Links = HERE) -> str:
    """The paragraph as HTML text. `row` is the id of the study to tell, where there are several and nothing pooled."""
    shown = hundred(key, outcome, row)
    what, time = did(outcome), then(outcome.time)
    start, end = ("Of 100", f" {what} {time}") if is_done(outcome) else (f"{capital(what)}, {time}: of 100", "")
    comma = "," * (who(outcome) == small(outcome.population))
    said = (f"{start} {who(outcome)}{comma} given {given(outcome)}, {shown.with_}{end}, "
            f"against {shown.without} given {against(outcome)} (")
    sure, _, whose = judged(outcome.certainty, links.named).partition(", ")
    inside = escape(said) + link(links.certainty, sure) + (f", {escape(whose)}" if whose else "") + ")."
    more = [f"The true number with treatment could be {shown.range}."] if shown.range else []
    more += ["We worked that range out from the published interval."] if shown.carried else []
    more += [shown.same] if shown.same else []
    more += [f"{shown.source(links.named)}."]
    inside += " " + escape(" ".join(more)) + cite([(shown.origin.source, shown.origin.locator)])
    if shown.origin.discrepancy:
        gap = shown.origin.discrepancy
        inside += escape(f" Printed: {gap.printed}. Used here: {gap.used}. Why: {gap.why}.")
    inside += f" Data: {data_link(key, links)}{links.due(key)}"
    return element("p", inside, class_="evidence evidence--sentence", id=prefix)
