"""A result says which drug or treatment it is about, and of ketamine which form.

A result is “27 in 100”, “27 of 96 people”, “27%” or “3 fewer days”, in a passage with a citation. What names the drug
may stand in that passage, in the paragraph before it under the same heading, in the first one there, in the table's
header, in a heading above, or, for “that drip” and “the same trials”, in the passage just before. The nearest that
names one decides. Midazolam and placebo name a comparison, not what is
compared. Any route (“in any form”) and non-medical use count as a form. Counts of trials, clinics and the like are no
results, and neither is how many were referred or asked.
"""

from __future__ import annotations

import re

from press.checks.claim_cited import KINDS, looked_at, short
from press.drugs import FORM, KETAMINE, other_treatments
from press.passages import Passage, passages
from press.problem import Problem
from press.prose import plain, sentences
from press.site import Page, Site

NAME = "drug-named"
WHY = "A spray, a drip and a lozenge are not the same dose, and ketamine and esketamine not the same drug."

_RESULT = re.compile(r"\b\d[\d,.]*½? in (?:every )?(?:10|100|1,000|10,000)\b|"
                     r"\b\d[\d,]* of (?:the |these |those )?\d[\d,]*\b|\b\d+(?:\.\d+)?%|"
                     r"\b\d[\d.]* (?:more|fewer) (?:days|weeks|months)\b")
_THINGS = (r"(?:trials|studies|reviews|clinics|services|advertisers|websites|sites|papers|articles|reports|sources|"
           r"guidelines|programmes|firms|companies|providers|prescribers|psychiatrists|therapists|states|countries|"
           r"guess\w*|questionnaires)\b")
_OF_THINGS = re.compile(rf"[ ](?:of )?(?:the |all |these |those )?(?:[\w-]+ ){{0,2}}?{_THINGS}", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:referred|recruited|invited|screened|surveyed|were interviewed|turned (?:down|away))\b",
                    re.IGNORECASE)
_AMONG_THINGS = re.compile(rf"\b(?:of|among|in) \d[\d,]* (?:[\w-]+ ){{0,3}}?{_THINGS},", re.IGNORECASE)

_POINTS_BACK = re.compile(r"\b(?:that|those|these|the same|this) (?:\d+ )?(?:drips?|sprays?|trials?|stud(?:y|ies)|"
                          r"courses?|doses?|people|groups?|review|series)\b", re.IGNORECASE)


def check(site: Site) -> list[Problem]:
    others = other_treatments(row.name for row in site.library.options.rows)
    return [problem for page in site.pages if looked_at(page) for problem in _of_page(page, others)]


def _of_page(page: Page, others: re.Pattern[str]) -> list[Problem]:
    found, before = [], []
    for passage in passages(page.text):
        if before and before[-1].section != passage.section:
            before = []
        if passage.kind in KINDS and passage.cited:
            result = _result(plain(passage.text))
            around = [plain(text) for text in (passage.text, *_around(passage, before))]
            lacks = _lacks(around, others) if result else ""
            if lacks:
                found.append(Problem(page.shown, passage.line, NAME, f"“{short(result)}” does not say {lacks}.",
                                     "Name it in this sentence, in the paragraph before, or in the heading: “after a "
                                     "ketamine drip”, “on esketamine spray”.", passage.text))
        before.append(passage)
    return found


def _result(text: str) -> str:
    """The first sentence that holds a result of people."""
    for one in sentences(text):
        if _AMONG_THINGS.search(one) or _ASKED.search(one):
            continue
        if any(not _OF_THINGS.match(one, match.end()) for match in _RESULT.finditer(one)):
            return one
    return ""


def _around(passage: Passage, before: list[Passage]) -> list[str]:
    """What may name the drug for a passage, nearest first."""
    leads = [one for one in before if one.kind in ("paragraph", "term", "title")]
    near = [*reversed(leads[-1:]), *leads[:1]]
    just_before = [before[-1].text] if before and _POINTS_BACK.search(passage.text) else []
    return [passage.head, *just_before, *(one.text for one in near), *reversed(passage.headings)]


def _lacks(texts: list[str], others: re.Pattern[str]) -> str:
    for text in texts:
        if others.search(text):
            return ""
        if KETAMINE.search(text):
            return "" if any(FORM.search(one) for one in texts) else "in which form ketamine was given"
    return "which drug or treatment it is about"
