"""What makes a sentence a claim: a number, a comparison, or an effect said of a treatment.

In:  one sentence, as plain text; whether it stands where advice stands.
Out: the words that make it a claim, or "" where there are none.
Use: the rule claim-cited. It looks at words alone: it can err both ways, and a waiver is there for that.

What is no claim, clause by clause:
- a question, asked or told (“Whether it lasts beyond 6 months”), and what stands in quotation marks;
- that nothing was found or is known (“We found no trial”, “Nobody knows”, “has not been shown”);
- what this guide says of itself (“this page”, “we cite”), but not what “we found”;
- numbers that count nothing in the world: see numbers_that_claim;
- a comparison with what the reader knows (“worse than usual”);
- an effect that is only asked, feared or hoped for (“whether it helps”, “if it works”), or named in plain advice
  (“Ask what helps”).
"""

from __future__ import annotations

import re

from press import claim_words as w
from press.numbers import printed
from press.prose import clauses, unquoted

_NO_COUNT = re.compile("|".join((
    rf"\b\d{{1,2}} {w.MONTH}(?: \d{{4}})?|\b{w.MONTH} \d{{1,4}}|\b(?:19|20)\d\ds?\b",
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\b24[/ -]7\b|\b24[- ]hour\b",
    rf"\b(?i:{w.LABEL})s?[- ]?[A-Z]?\d[\d.]*(?: (?:and|or|to) \d[\d.]*)?",
    rf"\b(?i:under|over|aged?|below|above|turn(?:ed|s)?) \d{{1,3}}s?\b(?![,.]?\d| ?{w.NOT_AGES})",
    r"\b\d{1,3} (?:and|or) (?:over|under|older|younger)\b|\b\d{1,3}[- ]years?[- ]olds?\b",
    rf"\b\d+ (?:(?:more|other|further|different|short|simple|main) )?(?i:{w.OWN_THINGS})\b",
    r"\b(?:the|these|those) [2-9]\b",
    r"\b(?i:call|ring|text|dial|phone|number|numbers)\b[^.;]{0,25}?\d[\d ()-]*\d",
    r"(?<![\d.])\b0\d[\d ]{5,}\d\b|\+\d[\d ]{6,}\d|\b(?:999|911|112|111|988|000)\b|\b\d{3} \d{3}\b(?! \d)",
    r"\b\d+[snrt][tdh]\b|\b5-HT\w*|\b(?:from )?[01] to (?:3|4|5|7|10|100)\b(?! (?:in|%))|\(\d\)",
)))
_QUANTITY = re.compile(rf"\b{w.FRACTION}(?: of)?(?: (?:the|these|those|all))?(?: [\w-]+)? {w.THE_COUNTED}\b",
                       re.IGNORECASE)
_COMPARED = re.compile("|".join((
    rf"\b{w.MORE_OR_LESS}(?:[ ][\w-]+){{0,4}}? than\b(?! {w.WHAT_A_READER_KNOWS})",
    rf"\b(?:more|less) {w.DEGREES}\b",
    rf"\b{w.TIMES} (?:as|the)\b|\b(?:double|halve|triple)[sd]? the\b",
    rf"\bas {w.AS_AS} as\b(?! (?:possible|you|they))",
    r"\b(?:outperform|beat|equal)(?:s|ed)?\b",
)), re.IGNORECASE)
_VERB = rf"(?:{w.THIRD}|{w.PAST}|{w.MODAL}(?: {w.NOW_AND_THEN})? {w.BASE})"
_EFFECT = re.compile("|".join((
    rf"\b{w.TREATMENT}\b(?:(?!\b(?:you|your|who|to)\b)[^.;:?]){{0,50}}?\b{_VERB}\b",
    rf"\b{w.TREATMENTS}(?: {w.NOW_AND_THEN})? {w.BASE}\b",
    rf"^(?:it|this|they|these|both|each)(?: {w.NOW_AND_THEN})? {_VERB}\b(?! (?:to|if|when|with|you|us|\w+ to)\b)",
    rf"\b(?:{w.THIRD}|{w.PAST})\b[^.;:?]{{0,30}}? (?:after|by|with|on|from) (?:an? |the |\d+ )?(?:[\w-]+ )?"
    rf"{w.TREATMENT}\b",
    rf"\b{w.TREATMENT}\b[^.;:?]{{0,20}}? (?:is|are|was|were)(?: not| no)?(?: [\w-]+)? {w.QUALITIES}\b",
)), re.IGNORECASE)
_OPEN = re.compile(rf"\b{w.LEFT_OPEN}\b", re.IGNORECASE)
_ASKED = re.compile(r"^(?:whether|how|which)\b", re.IGNORECASE)
_NOTHING = re.compile("|".join((
    r"\bwe (?:found|saw|know of|read|have seen|have|could find|can cite) (?:no|none|nothing|neither|only|little)\b",
    r"\bwe (?:did not|do not|don['’]t|have not|could not|cannot|can['’]t)\b|\bnobody\b|\bno one\b",
    rf"\b(?:not|never|hardly|barely)(?: yet)?(?: been)? {w.FOUND_OUT}\b",
    rf"\b(?:cannot|can['’]t|does not|do not|doesn['’]t|did not|never|not) (?:\w+ )?{w.SHOW}\b",
    r"\b(?:unknown|unclear|uncertain|an open question|in dispute|disputed)\b|\bno proof\b|\b(?:never|not) that\b",
)), re.IGNORECASE)
_OWN = re.compile("|".join((
    rf"\b(?:this|our|these|each|every|other) {w.OF_A_GUIDE}\b",
    r"\b(?:the|a) (?:list|drawing|picture|table|figure|sheet|box|card)s? (?:above|below|shows?|says?|counts?)\b",
    r"^(?:so )?we (?!found|saw|know|counted|think|believe)\w+|\bbelow\b|\bJavaScript\b|\bthe downloads?\b",
    r"\bin the (?:table|list|drawing|figure|box)\b",
    r"\b(?:a|every|each|the) (?:record|correction|citation|key point)s?\b|\bchecked \**again\b",
)), re.IGNORECASE)
_ADVICE = re.compile(rf"^(?:{w.BEFORE_ADVICE}\b[^,]*,? )??{w.IMPERATIVES}\b", re.IGNORECASE)


def claim_in(sentence: str, advice: bool = False) -> str:
    """The words that claim something. `advice`: it stands where what to do is listed."""
    sentence = sentence.strip()
    if re.search(r"\?[\"”’)]*$", sentence):
        return ""
    parts = [part for part in re.split(r";\s", unquoted(sentence)) if not _OWN.search(part.split(": ")[0])]
    for clause in (clause for part in parts for clause in clauses(part)):
        if _NOTHING.search(clause) or _OWN.search(clause) or _ASKED.match(clause):
            continue
        found = next(iter(numbers_that_claim(clause)), "")
        found = found or _first(_QUANTITY, clause) or _first(_COMPARED, clause)
        if not found and not advice and not _ADVICE.match(clause):
            found = _effect(clause)
        if found:
            return found
    return ""


def numbers_that_claim(text: str) -> list[str]:
    """Numbers that count something in the world.

    Left out: 1 (“1 page” is “a page”), years and dates, clock times, numbered parts and standards (step 2,
    WCAG 2.2), ages as limits (under 18), phone numbers, ordinals, scales (0 to 10), counts of what this guide itself
    is made of (3 questions, 2 ways), and what points back (“the 2”).
    """
    return [number.text for number in printed(_NO_COUNT.sub(" ", text))]


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(0).strip() if match else ""


def _effect(clause: str) -> str:
    for match in _EFFECT.finditer(clause):
        if not _OPEN.search(clause[: match.end()]):
            return match.group(0).strip()
    return ""
