"""How sure the evidence on a page is, near its top: from the records that the page draws.

In:  a page's blocks, the library, where the page on certainty is. Where what is drawn is not what the page asks (it
     draws the harms of the day, and asks whether the drug helps), the front matter's `sure` says the one on help.
Out: text of one paragraph, or nothing where a page neither draws a result nor cites a source.
Use: edges.py, once a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import LEVELS, badge, link
from press.figures.svg import element
from press.words import count, listed

if TYPE_CHECKING:
    from press.library import Library
    from press.site import Page

MEDICAL = ("question", "step", "compare", "clinical", "outcome")
"""Page types that owe their reader this line; a record is about the guide itself, or has its own."""
KINDS = {
    "systematic-review": "systematic review", "pooled-analysis": "pooled analysis", "randomised-trial":
    "randomised trial", "guideline": "guideline", "label": "product label", "regulator": "regulator’s page",
}
"""Study designs in the order in which they are told; all others are “other source”."""


def sure_line(page: Page, library: Library, certainty_page: str) -> str:
    """Levels of certainty with how many results have each; without results, what kinds of source the page rests on."""
    if page.matter.type not in MEDICAL:
        return ""
    found = list(_levels(page, library))
    said = _by_level(found, page.matter.sure) if found or page.matter.sure else _by_source(page, library)
    if not said:
        return ""
    return element("p", said + " " + link(certainty_page, "How certainty is judged"), class_="sure-line",
                   data_search_exclude="x")


def _levels(page: Page, library: Library) -> Iterator[tuple[str, str]]:
    """(what it is about, certainty) of each result that a page draws, each once."""
    keys = dict.fromkeys(key.strip() for block in page.scan.blocks if block.name == "evidence"
                         for key in block.argument.split(","))
    for key in keys:
        if key in library.outcomes:
            outcome = library.outcomes[key]
            yield ("harm" if outcome.is_ == "harm" else "help"), outcome.certainty.level
    for condition in {block.argument for block in page.scan.blocks if block.name == "options"}:
        for row in library.options.rows:
            if condition in ("", row.condition):
                yield "help", row.certainty.level
                if row.harms_certainty:
                    yield "harm", row.harms_certainty.level


def _by_level(found: list[tuple[str, str]], of_help: str | None) -> str:
    """Help and harm apart: being sure of a harm says nothing of the help. `of_help` stands in place of its count."""
    counted = {kind: Counter(level for about, level in found if about == kind) for kind in ("help", "harm")}
    told = [escape(of_help) if of_help else _of_kind("help", counted["help"]), _of_kind("harm", counted["harm"])]
    told = [element("span", words, class_="sure-line__kind") for words in told if words]
    return element("strong", "How sure?") + " " + " ".join(told)


def _of_kind(kind: str, levels: Counter[str]) -> str:
    total = levels.total()
    if not total:
        return ""
    names = [name for name in [*LEVELS, "not judged"] if levels[name]]
    inside = [_level(name, levels[name] if len(names) > 1 else 0) for name in names]
    given = f"The result on {kind} given below: " if total == 1 else f"The {total} results on {kind} given below: "
    return escape(given) + ", ".join(inside) + "."


def _level(name: str, number: int) -> str:
    """Dots and word, and of how many results where there are several levels: short, so that two fit a phone's line."""
    word = f"{name} for {number}" if number else name if name not in LEVELS else f"{name} certainty"
    return element("span", (badge(name) + " " if name in LEVELS else "") + escape(word), class_="sure")


def _by_source(page: Page, library: Library) -> str:
    cited = {cited.key for mark in page.scan.citations for cited in mark.cited}
    designs = Counter(KINDS.get(library.sources[key].study_design, "other source")
                      for key in cited if key in library.sources)
    if not designs:
        return ""
    told = [count(designs[kind], kind) for kind in [*KINDS.values(), "other source"] if designs[kind]]
    return element("strong", "How sure?") + escape(f" No result is drawn here. This page rests on {listed(told)}.")
