"""A page that shows ketamine to help a mental health condition says that this use is not approved.

Pages for people considering it, people beside them and clinicians. Ketamine, not esketamine alone, is shown to help
by a sentence with a citation, or by a benefit drawn with /// evidence. The page then holds “off-label”, “unapproved”,
“not approved”, “approved for no” (the same of “licensed”), or the block /// status.
"""

from __future__ import annotations

import re

from press.drugs import KETAMINE
from press.passages import passages
from press.problem import Problem
from press.prose import clauses, plain, sentences
from press.site import Page, Site

NAME = "off-label-said"
WHY = "Readers take a benefit that a guide shows for one that a regulator has accepted."

_AUDIENCES = frozenset({"considering", "supporting", "clinicians"})
_SAID = re.compile(r"\boff[- ]label\b|\bun(?:approved|licensed)\b|"
                   r"\b(?:not|nowhere|never) (?:\w+ )?(?:approved|licensed)\b|"
                   r"\b(?:approved|licensed) (?:there )?for no\b", re.IGNORECASE)
_HELPS = re.compile(
    r"\b(?:help(?:s|ed)|eas(?:e|es|ed)|lift(?:s|ed)?|reliev(?:e|es|ed)|improv(?:e|es|ed)|reduc(?:e|es|ed)|respond(?:ed)?|"
    r"remission|recover(?:s|ed)?|work(?:s|ed)|better|fell|effective|(?:can|may|might|could|does) (?:also )?help)\b",
    re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:depress\w*|suicid\w*|PTSD|trauma|anxi\w*|OCD|obsessi\w*|bipolar|alcohol|cocaine|addiction|distress|mood|"
    r"symptoms)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not?|never|nobody|neither|nor|cannot|unclear|uncertain|whether|if|instead of)\b|n['’]t\b",
                  re.IGNORECASE)


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        if page.matter is None or page.matter.audience not in _AUDIENCES or _says_so(page):
            continue
        shown = min(filter(None, (_in_words(page), _drawn(page, site))), default=None)
        if shown:
            line, what, raw = shown
            found.append(Problem(page.shown, line, NAME,
                                 f"{what}, and the page never says that this use is not approved.",
                                 "Say on this page that it is off-label, and where; or put the block /// status on it.",
                                 raw))
    return found


def _says_so(page: Page) -> bool:
    return any(block.name == "status" for block in page.scan.blocks) or any(
        _SAID.search(plain(passage.text)) for passage in passages(page.text))


def _in_words(page: Page) -> tuple[int, str, str] | None:
    for passage in passages(page.text):
        if not passage.cited or passage.kind == "heading":
            continue
        for sentence in sentences(plain(passage.text)):
            for clause in clauses(sentence):
                if all(one.search(clause) for one in (KETAMINE, _HELPS, _CONDITION)) and not _NOT.search(clause):
                    return passage.line, f"“{clause}” shows ketamine to help", passage.text
    return None


def _drawn(page: Page, site: Site) -> tuple[int, str, str] | None:
    for block in page.scan.blocks:
        if block.name == "evidence":
            for key in (part.strip() for part in block.argument.split(",")):
                outcome = site.library.outcomes.get(key)
                if outcome and outcome.is_ == "benefit" and "ketamine" in outcome.intervention.drug.split():
                    return block.line, f"“{key}” draws a benefit of ketamine", block.header
    return None
