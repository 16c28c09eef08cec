"""Every term in plain words, in order, each with an anchor.

In:  the desk, `cite`.
Out: text of a line of letters and of a definition list; “see” leads to the term.
Use: the block glossary.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, Links
from press.figures.svg import element
from press.reference_lists.shared import marks, slug

if TYPE_CHECKING:
    from press.where import Desk


def glossary(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    terms = sorted(desk.library.glossary.terms, key=lambda one: one.term.lower())
    first: dict[str, str] = {}
    made = []
    for term in terms:
        first.setdefault(term.term[0].upper(), term.term)
        also = f" (also: {', '.join(term.also)})" if term.also else ""
        see = ", ".join(map(_to, term.see))
        made.append(
            element("dt", escape(term.term + also), id=f"term-{slug(term.term)}")
            + element("dd", escape(term.means) + (f" See {see}." if see else "") + marks(cite, term.sources))
        )
    letters = " ".join(_to(term, letter) for letter, term in first.items())
    return element("div", element("p", letters, class_="glossary__letters")
                   + element("dl", "".join(made), class_="glossary"), class_="glossary-list")


def _to(term: str, words: str = "") -> str:
    return element("a", escape(words or term), href=f"#term-{slug(term)}")
