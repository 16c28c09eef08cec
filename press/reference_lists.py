"""Reference tables, drawn whole: claims, status, cautions, interactions, routes, options, registers, glossary, trials
of ketamine with therapy, and what was left out.

In:  the desk, the block's argument, `cite`, `Links`.
Out: text of well-formed elements, complete without a script.
Use: the blocks of press.evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, Links
from press.figures.evidence_words import capital
from press.figures.plain_table import plain_table
from press.figures.sure import sure
from press.figures.svg import element
from press.words import full_date, partial_date

if TYPE_CHECKING:
    from press.model import CitedAt, Claim
    from press.model.trial import Trial
    from press.where import Desk

VERDICTS = {"supported": "Supported", "partly": "Partly", "overstated": "Overstated", "unsupported": "Unsupported"}
FILLED = {
    "supported": "M8 1a7 7 0 0 1 0 14a7 7 0 0 1 0 -14z",
    "partly": "M8 1a7 7 0 0 1 0 14z",
    "overstated": "M8 8V1a7 7 0 0 1 7 7z",
    "unsupported": "",
}
"""A dot full, half, a quarter or empty: the word always stands beside it."""


def _marks(cite: Cite, sources: Iterable[CitedAt]) -> str:
    pairs = [(one.source, one.locator) for one in sources]
    return cite(pairs) if pairs else ""


def _due(desk: Desk, record: object) -> str:
    """A visible mark on a fact past its date, and nothing before."""
    if record.check_by > desk.today:
        return ""
    return " " + element("strong", escape(f"due for checking since {full_date(record.check_by)}"), class_="due")


def verdict(claim: Claim) -> str:
    """The dot and the word."""
    marks = element("circle", cx="8", cy="8", r="7", class_="verdict__ring")
    if FILLED[claim.verdict]:
        marks += element("path", d=FILLED[claim.verdict], class_="verdict__fill")
    dot = element("svg", marks, viewBox="0 0 16 16", width="16", height="16", aria_hidden="true")
    return element("span", dot + " " + escape(VERDICTS[claim.verdict]), class_="verdict")


def claims(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """What is commonly said, with a verdict, the reason and what we would say. The argument names some; none is all."""
    wanted = [key.strip() for key in argument.split(",")] if argument else list(desk.library.claims)
    items = []
    for key in wanted:
        claim = desk.library.claims[key]
        said = {
            "founding article": "Said in the article that this guide began with.",
            "clinics": "Said by clinics.",
            "both": "Said by clinics, and in the article that this guide began with.",
        }[claim.said_by]
        items.append(
            element(
                "li",
                element("p", "“" + escape(claim.claim.rstrip(".")) + ".”", class_="claim__said")
                + element("p", verdict(claim), class_="claim__verdict")
                + element("p", escape(claim.why) + _marks(cite, claim.sources))
                + element("p", element("strong", "What can be said: ") + escape(claim.wording))
                + element("p", escape(said) + _due(desk, claim), class_="claim__by"),
                id=f"claim-{key}",
            )
        )
    return element("ul", "".join(items), class_="claims")


def status(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Approval, law, payment and guidelines by country. The argument is a country's file name; none is all."""
    wanted = [argument] if argument else list(desk.library.status)
    parts = []
    for key in wanted:
        country = desk.library.status[key]
        rows = []
        for row in country.rows:
            part = f" ({row.part})" if row.part else ""
            drug = f"{row.drug}, {row.form}" + (" (compounded)" if row.compounded else "") + part
            ends = f" Ends on {full_date(row.expires)}." if row.expires else ""
            words = escape(f"{row.words}{ends} {row.note or ''}".rstrip()) + _marks(cite, row.sources)
            dates = escape(f"As of {partial_date(row.as_of)}; check again by {full_date(row.check_by)}") + _due(
                desk, row
            )
            rows.append((escape(drug), escape(row.use), element("strong", escape(row.status)), words, dates))
        parts.append(
            element("h3", escape(country.country), id=f"status-{key}")
            + plain_table(
                f"Status in {country.country}", ("Drug and form", "For", "Status", "In words", "When"), rows, "status"
            )
        )
    return element("div", "".join(parts), class_="status-list")


def glossary(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Every term in plain words, in order, each with an anchor."""
    parts = []
    for term in sorted(desk.library.glossary.terms, key=lambda one: one.term.lower()):
        also = f" (also: {', '.join(term.also)})" if term.also else ""
        see = f" See {', '.join(term.see)}." if term.see else ""
        parts.append(
            element("dt", escape(term.term + also), id=_anchor(term.term))
            + element("dd", escape(term.means + see) + _marks(cite, term.sources))
        )
    return element("dl", "".join(parts), class_="glossary")


def _anchor(words: str) -> str:
    return f"term-{_slug(words)}"


def cautions(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Who must not have it, who is advised against it, who needs extra care, and who says so of which drug."""
    rows = [
        (
            escape(one.group),
            escape(one.kind),
            escape(f"{one.said_of.drug}, {one.said_of.form}: {one.said_of.context}"),
            escape(f"{one.who_says}, {one.where}") + _marks(cite, one.sources) + _due(desk, one),
            escape(" ".join(part for part in (one.why, one.note) if part)),
        )
        for one in desk.library.cautions.rows
    ]
    return plain_table(
        "Who needs extra care or should not have it",
        ("Group", "Advice", "Said of", "Who says so", "Why"),
        rows,
        "cautions",
    )


def interactions(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    rows = [
        (
            escape(one.medicine),
            escape(f"{one.effect} Said of {one.said_of.drug}, {one.said_of.form}. {one.note or ''}".rstrip())
            + _marks(cite, one.sources),
            escape(one.strength),
            escape(one.do) + _due(desk, one),
        )
        for one in desk.library.interactions.rows
    ]
    return plain_table(
        "Medicines and other substances",
        ("With", "What may happen", "How we know", "What to do"),
        rows,
        "interactions",
    )


def routes(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    def cell(one: object) -> str:
        return escape(one.says) + _marks(cite, one.sources) if one else "We read nothing on this."

    rows = [
        (escape(one.name), cell(one.setting), cell(one.onset), cell(one.lasts), cell(one.watched), cell(one.evidence))
        for one in desk.library.routes.rows
    ]
    return plain_table(
        "How ketamine is given", ("Route", "Where", "Begins", "Lasts", "Watched", "Evidence"), rows, "routes"
    )


def options(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The grid for one condition (the argument), or all. Rows are never ranked: people and times differ."""

    def cell(one: object) -> str:
        return escape(one.says) + _marks(cite, one.sources) if one else "We read nothing on this."

    rows = [
        (
            escape(one.name),
            escape(one.what),
            cell(one.evidence) + escape(f" Compared with: {one.comparator}; {one.time}; {one.population}."),
            cell(one.harms),
            cell(one.burden),
            sure(one.certainty.level),
        )
        for one in desk.library.options.rows
        if not argument or one.condition == argument
    ]
    words = f"Options for {argument}" if argument else "Options"
    return plain_table(
        words, ("Option", "What it is", "What was found", "Harms", "What it takes", "How sure"), rows, "options"
    )


def registers(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    rows = []
    for one in desk.library.registers.rows:
        name = element("a", escape(one.name), href=one.link) if one.link else escape(one.name)
        rows.append(
            (
                escape(one.country + (f" ({one.part})" if one.part else "")),
                name + _marks(cite, one.sources),
                escape(one.tells),
                escape(one.look_up) + escape(f" {one.limits}" if one.limits else "") + _due(desk, one),
            )
        )
    return plain_table(
        "Where to check a provider", ("Country", "Register", "What it tells", "How to look"), rows, "registers"
    )


def trials(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Trials and reports of ketamine with therapy, by what they compare, each as a list that a phone can show."""
    parts = []
    for kind in dict.fromkeys(one.kind for one in desk.library.trials.trials):
        title = kind[:1].upper() + kind[1:]
        parts.append(element("h2", escape(title), id="trials-" + _slug(kind)))
        parts += [_trial(one, cite) for one in desk.library.trials.trials if one.kind == kind]
    return element("div", "".join(parts), class_="trial-list")


def _trial(one: Trial, cite: Cite) -> str:
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
    inside = "".join(element("dt", name) + element("dd", capital(words)) for name, words in rows)
    name = escape(one.name + (f" ({where})" if where else ""))
    return element("div", element("h3", name, id=f"trial-{one.id}") + element("dl", inside), class_="trial")


def _slug(words: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words.lower()).split())


def left_out(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """All that was held back, by kind, each with the reason."""
    parts = []
    for kind in dict.fromkeys(one.kind for one in desk.library.left_out.entries):
        rows = [
            (
                escape(one.what),
                escape(
                    one.why + (f" What would close it: {one.could_be_closed_by}" if one.could_be_closed_by else "")
                ),
            )
            for one in desk.library.left_out.entries
            if one.kind == kind
        ]
        title = f"{kind[:1].upper()}{kind[1:]}s left out"
        parts.append(
            element("h2", escape(f"{title} ({len(rows)})"), id="left-out-" + kind.replace(" ", "-"))
            + plain_table(title, ("What", "Why"), rows, "left-out")
        )
    return element("div", "".join(parts), class_="left-out-list", data_search_exclude="x")


LISTS: dict[str, Callable[[Desk, str, Cite, Links], str]] = {
    "claims": claims,
    "status": status,
    "glossary": glossary,
    "cautions": cautions,
    "interactions": interactions,
    "routes": routes,
    "options": options,
    "registers": registers,
    "trials": trials,
    "left-out": left_out,
}
