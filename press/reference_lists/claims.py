"""What is commonly said, with a verdict, the reason and what we would say.

In:  the desk, the block's argument (keys of data/claims), `cite`.
Out: text of a list.
Use: the block claims.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.arguments import parts
from press.figures.evidence_parts import Cite, Links
from press.figures.svg import element
from press.reference_lists.shared import checked, marks

if TYPE_CHECKING:
    from press.model import Claim
    from press.where import Desk

VERDICTS = {"supported": "Supported", "partly": "Partly", "overstated": "Overstated", "unsupported": "Unsupported"}
FILLED = {
    "supported": "M8 1a7 7 0 0 1 0 14a7 7 0 0 1 0 -14z",
    "partly": "M8 1a7 7 0 0 1 0 14z",
    "overstated": "M8 8V1a7 7 0 0 1 7 7z",
    "unsupported": "",
}
"""A dot full, half, a quarter or empty: the word always stands beside it."""
SAID_BY = {
    "founding article": "Said in the article that this guide began with.",
    "clinics": "Said by clinics.",
    "both": "Said by clinics, and in the article that this guide began with.",
}


def verdict(claim: Claim) -> str:
    """The dot and the word."""
    marks = element("circle", cx="8", cy="8", r="7", class_="verdict__ring")
    if FILLED[claim.verdict]:
        marks += element("path", d=FILLED[claim.verdict], class_="verdict__fill")
    dot = element("svg", marks, viewBox="0 0 16 16", width="16", height="16", aria_hidden="true")
    return element("span", dot + " " + escape(VERDICTS[claim.verdict]), class_="verdict")


def claims(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """The argument names some; none is all."""
    items = []
    for key in parts(argument) if argument else desk.library.claims:
        claim = desk.library.claims[key]
        items.append(element(
            "li",
            element("p", "“" + escape(claim.claim.rstrip(".")) + ".”", class_="claim__said")
            + element("p", verdict(claim), class_="claim__verdict")
            + element("p", escape(claim.why) + marks(cite, claim.sources))
            + element("p", element("strong", "What can be said: ") + escape(claim.wording))
            + element("p", escape(f"{SAID_BY[claim.said_by]} Checked ") + checked(claim, desk.today),
                      class_="claim__by"),
            id=f"claim-{key}"))
    return element("ul", "".join(items), class_="claims")
