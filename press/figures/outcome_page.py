"""The parts of an outcome's own page that are not drawings: question, certainty, funding and bias, data, use.

In:  an Outcome; `cite`; `Links`.
Out: text of well-formed elements.
Use: the block evidence.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import HERE, Cite, Links, certainty_line, data_link, text
from press.figures.evidence_words import capital, given, when
from press.figures.svg import element

if TYPE_CHECKING:
    from press.model import Outcome


def question(key: str, outcome: Outcome, prefix: str, cite: Cite, *, links: Links = HERE) -> str:
    """Who, what, against what, what was measured and when: the question as a list."""
    dose = outcome.intervention.dose
    therapy = outcome.intervention.with_therapy
    rows = [
        ("Question", outcome.question),
        ("People", outcome.population),
        ("Treatment", capital(given(outcome)) + (f". Dose as used in the trials, not advice: {dose}" if dose else "")),
        ("Talking therapy", capital(therapy or "none: the drug alone")),
        ("Compared with", capital(outcome.comparator.words)),
        ("Measured", f"{capital(outcome.measure.name)}: {outcome.measure.words}"
                     + (f" ({outcome.measure.scale})" if outcome.measure.scale else "")),
        ("When", capital(when(outcome.time))),
    ]
    inside = "".join(text(name, "dt") + text(words.rstrip(".") + ("" if words.endswith("?") else "."), "dd")
                     for name, words in rows)
    return element("div", element("dl", inside, class_="evidence__question"), id=prefix)


def certainty(key: str, outcome: Outcome, prefix: str, cite: Cite, *, links: Links = HERE) -> str:
    """The level, whose judgement, the reason, and what would change it."""
    parts = [certainty_line(outcome.certainty, cite, links)]
    if outcome.what_would_change_it:
        parts.append(element("p", element("strong", "What would change it: ")
                             + escape(outcome.what_would_change_it.rstrip(".") + ".")))
    return element("div", "".join(parts), class_="evidence evidence--part", id=prefix)


def funding(key: str, outcome: Outcome, prefix: str, cite: Cite, *, links: Links = HERE) -> str:
    """Whose trials they are, and who judged their risk of bias: what is not known is said."""
    rows = outcome.rows
    makers = [row.study for row in rows if row.company_trial]
    unknown = [row.study for row in rows if row.company_trial is None]
    judged = [row for row in rows if row.risk_of_bias]
    said = []
    if makers:
        said.append(f"Run or paid for by a maker of the drug: {', '.join(dict.fromkeys(makers))}.")
    if unknown:
        said.append(f"We have not checked who paid for: {', '.join(dict.fromkeys(unknown))}.")
    if rows and not makers and not unknown:
        said.append("None of these studies is recorded as a maker’s own.")
    if not rows:
        said.append("We hold no single study behind this result, so we cannot say who paid for them.")
    words = [text(" ".join(said))]
    if judged:
        items = "".join(element("li", escape(f"{row.study}: {row.risk_of_bias.judgement} risk of bias, as judged by "
                                             f"{links.named(row.risk_of_bias.by)}")
                                + cite([(row.risk_of_bias.by, row.risk_of_bias.locator)])) for row in judged)
        words.append(element("ul", items))
    elif rows:
        words.append(text("We read no published judgement of these studies’ risk of bias."))
    return element("div", "".join(words), class_="evidence__funding", id=prefix)


def data(key: str, outcome: Outcome, prefix: str, cite: Cite, *, links: Links = HERE) -> str:
    """The file that everything here is drawn from."""
    words = "Everything on this page is drawn from one file, which is yours to use: "
    return element("p", escape(words) + data_link(key, links) + "." + links.due(key), id=prefix)


ALL_OUTCOMES = "evidence/index.md"


def used_on(key: str, pages: Sequence[tuple[str, str]], here: str) -> str:
    """Links to the pages that draw an outcome: (path, title) pairs, this page left out; then to all outcomes."""
    start = posixpath.dirname(here) or "."
    links = [element("a", escape(title), href=posixpath.relpath(path, start)) for path, title in pages if path != here]
    links.append(element("a", "All outcomes", href=posixpath.relpath(ALL_OUTCOMES, start)))
    nowhere = "" if len(links) > 1 else text("No other page draws this yet.")
    made = nowhere + element("ul", "".join(element("li", one) for one in links), class_="evidence__used")
    return element("div", made)
