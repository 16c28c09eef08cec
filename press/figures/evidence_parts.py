"""The pieces that all figures of evidence share: caption, certainty, origin, links, and the table that folds away.

In:  an Outcome and words; `cite`, which turns (key, locator) pairs into a mark; `Links`, which says where things are.
Out: text of well-formed elements.
Use: the modules of press/figures that draw outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_words import capital, control, ended, given, route, when
from press.figures.svg import circle, element

if TYPE_CHECKING:
    from press.model import Certainty, Discrepancy, Outcome

Cite = Callable[[list[tuple[str, str]]], str]

NOTHING = "\u200b"
"""Keeps an element open that has nothing to say: HTML knows no `<td/>`."""
LEVELS = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
"""How many of the four dots are filled."""


def plain_name(key: str) -> str:
    """dean-2021 is “Dean 2021”, where nobody says better."""
    return capital(key.replace("-", " "))


def never(key: str) -> str:
    """No mark of age, where nobody has said what day it is."""
    return ""


@dataclass(frozen=True)
class Links:
    """What a figure cannot know of itself: where its links lead, what a source is called, whether a record is due."""

    certainty: str = "../evidence/certainty/"
    data: str = "data/outcomes/{key}.yml"
    """`{key}` becomes the outcome's key."""
    named: Callable[[str], str] = plain_name
    """A source in running words."""
    due: Callable[[str], str] = never
    """The mark of age of an outcome, by its key; empty before its day."""


HERE = Links()


def text(words: str, tag: str = "p", kind: str = "") -> str:
    """Words in an element; a paragraph by default."""
    return element(tag, escape(words), **({"class_": kind} if kind else {}))


def heard(words: str) -> str:
    """For listeners alone: the eye has it from a drawing."""
    return element("span", escape(words), class_="heard")


def figure(kind: str, prefix: str, *inside: str) -> str:
    return element("figure", "".join(inside), class_=f"evidence evidence--{kind}", id=prefix)


def caption(title: str, how: str, outcome: Outcome | None = None) -> str:
    """The finding or the thing, how to read the drawing, and who had what against what."""
    inside = element("strong", escape(title), class_="figure__title") + " " + text(how, "span")
    return element("figcaption", inside + (asked(outcome) if outcome else ""), class_="figure__caption")


def asked(outcome: Outcome) -> str:
    """Population, drug with form and route, comparator and time, each with its name."""
    parts = (("Who", outcome.population), ("Given", f"{given(outcome)} ({route(outcome)})"),
             ("Compared with", control(outcome)), ("When", when(outcome.time)))
    said = " ".join(text(f"{name}:", "strong") + " " + escape(ended(capital(words))) for name, words in parts)
    return " " + element("span", said, class_="evidence__pico")


def badge(level: str) -> str:
    """Four dots, as many filled as the level is high; never without its word beside it."""
    filled = LEVELS[level]
    dots = "".join(circle(5.5 + at * 14, 5.5, 4.5, "e-sure e-sure--yes" if at < filled else "e-sure")
                   for at in range(4))
    return element("svg", dots, class_="evidence__dots", viewBox="0 0 53 11", aria_hidden="true")


def judged(certainty: Certainty, named: Callable[[str], str]) -> str:
    """Very low certainty, as judged by Cochrane. Text without a full stop."""
    if certainty.level == "not judged":
        return "certainty not judged"
    return f"{certainty.level} certainty, " + (
        "as we judge it" if certainty.by == "us" else f"as judged by {named(certainty.by)}")


def certainty_line(certainty: Certainty, cite: Cite, links: Links = HERE) -> str:
    """Dots, word, whose judgement, why, and where it is explained."""
    word, _, whose = capital(judged(certainty, links.named)).partition(", ")
    said = text(word, "strong") + (f", {escape(whose)}" if whose else "")
    if certainty.level in LEVELS:
        said = badge(certainty.level) + " " + said
    said += "."
    if certainty.by != "us" and certainty.locator:
        said += cite([(certainty.by, certainty.locator)])
    said += f" {escape(ended(capital(certainty.reason)))} "
    return element("p", said + link(links.certainty, "How certainty is judged"), class_="evidence__sure")


def origin_line(said: str, cited: list[tuple[str, str]], cite: Cite, keys: Iterable[str], links: Links = HERE) -> str:
    """What the numbers come from, its mark, and the data files, each with its mark of age where it is due."""
    files = ", ".join(data_link(key, links) + links.due(key) for key in keys)
    words = f"{escape(ended(said))}{cite(cited) if cited else ''} " if said else ""
    return element("p", f"{words}Data: {files}", class_="evidence__from")


def data_link(key: str, links: Links = HERE) -> str:
    return link(links.data.replace("{key}", key), f"{key}.yml")


def link(to: str, words: str) -> str:
    return element("a", escape(words), href=to)


def differs(discrepancy: Discrepancy | None, tag: str = "p") -> str:
    """What is printed, what we use and why, beside the number."""
    if discrepancy is None:
        return ""
    pairs = (("Printed", discrepancy.printed), ("Used here", discrepancy.used), ("Why", discrepancy.why))
    said = " ".join(text(f"{name}:", "strong") + " " + escape(ended(words)) for name, words in pairs)
    return element(tag, said, class_="evidence__differs")


def with_table(outcome: Outcome, table: str) -> str:
    """The table that goes with a drawing. It folds away, but never where it holds harms."""
    name = "The numbers, study by study"
    if outcome.is_ == "harm":
        return element("div", text(name, "p", "evidence__name") + table, class_="evidence__table")
    return element("details", text(name, "summary") + table, class_="evidence__table")


def cell(inside: str, tag: str = "td", **attributes: str | float) -> str:
    """A cell that stays one for listeners where a phone lays rows out as a grid."""
    scope = str(attributes.get("scope", ""))
    role = {"td": "cell", "th": "columnheader" if scope.startswith("col") else "rowheader"}[tag]
    return element(tag, inside or NOTHING, role=role, **attributes)


def line(cells: Iterable[str], kind: str = "", **attributes: str) -> str:
    return element("tr", "".join(cells), role="row", **({"class_": kind} if kind else {}), **attributes)


def table(words: str, head: str, bodies: Iterable[str], kind: str, foot: str = "") -> str:
    """A real table that fits its column. Its box is marked as one that needs no scrolling."""
    parts = text(words, "caption", "heard") + element("thead", head, role="rowgroup")
    parts += "".join(element("tbody", body, role="rowgroup") for body in bodies)
    made = element("table", parts + (element("tfoot", foot, role="rowgroup") if foot else ""), role="table")
    return element("div", made, class_=f"{kind} no-table-scroll")
