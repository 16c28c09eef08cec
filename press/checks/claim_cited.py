"""A statement with a number, a comparison or an effect has its source beside it.

Looked at, each by itself: paragraphs, list items, table rows and the answers of definition lists. One citation
covers the passage in which it stands, and no other. What is no claim is listed in press/claiming.py. Besides:
- headings, front matter, code, what a block draws from a record, and pages for authors are not looked at;
- on an outcome's own page, the very words of a record that the page draws are exempt: its sources stand below them;
- questions are exempt, and so is all that stands in a block /// questions;
- what leads into a list, such as “Call now if:”, is exempt; the items of a care card are not;
- items of /// do and /// do-not are advice: they need a source for a number or a comparison, not for an effect;
- a link to another page of this site says no more than that page does, so its words are passed over.
"""

from __future__ import annotations

from press.claiming import claim_in
from press.library import Library
from press.passages import Passage, passages
from press.problem import Problem
from press.prose import plain, sentences
from press.site import Page, Site

NAME = "claim-cited"
WHY = "A reader can check what has its source beside it, and has to believe the rest."

KINDS = frozenset({"paragraph", "item", "row", "definition"})


def check(site: Site) -> list[Problem]:
    return [problem for page in site.pages if looked_at(page) for problem in _of_page(page, site.library)]


def looked_at(page: Page) -> bool:
    """Pages for authors show samples; a page whose front matter cannot be read has that to be mended first."""
    return page.matter is not None and page.matter.audience != "authors"


def _of_page(page: Page, library: Library) -> list[Problem]:
    found, recorded = [], _recorded(page, library)
    for passage in passages(page.text):
        if passage.kind not in KINDS or passage.cited or "questions" in passage.blocks or passage.text in recorded:
            continue
        for sentence in _said(passage):
            words = claim_in(sentence, advice=bool({"do", "do-not"} & set(passage.blocks)))
            if words:
                found.append(Problem(page.shown, passage.line, NAME,
                                     f"“{words}” in “{short(sentence)}” is a claim without a source.",
                                     "Cite where it was read: [@key, locator]. If nothing was found, say so: “We found "
                                     "no …”.", passage.text))
                break
    return found


def _recorded(page: Page, library: Library) -> set[str]:
    """What the records of an outcome's page say in words of their own."""
    if page.matter.type != "outcome":
        return set()
    keys = {key.strip() for block in page.scan.blocks if block.name == "evidence" for key in block.argument.split(",")}
    outcomes = [library.outcomes[key] for key in keys if key in library.outcomes]
    return {" ".join(text.split()) for one in outcomes for text in (one.summary, one.why_shown_so) if text}


def _said(passage: Passage) -> list[str]:
    """The sentences that the passage says by itself: without what only leads into the list below it."""
    found = sentences(plain(passage.text, without_pointers=True))
    return found[:-1] if found and found[-1].endswith(":") and passage.kind == "paragraph" else found


def short(text: str, most: int = 90) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"
