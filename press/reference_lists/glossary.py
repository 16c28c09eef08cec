"""Every term in plain words, in order, each with an anchor.

In:  the desk, `cite`.
Out: text of a definition list.
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
    made = []
    for term in sorted(desk.library.glossary.terms, key=lambda one: one.term.lower()):
        also = f" (also: {', '.join(term.also)})" if term.also else ""
        see = f" See {', '.join(term.see)}." if term.see else ""
        made.append(
            element("dt", escape(term.term + also), id=f"term-{slug(term.term)}")
            + element("dd", escape(term.means + see) + marks(cite, term.sources))
        )
    return element("dl", "".join(made), class_="glossary")
