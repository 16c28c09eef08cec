"""Relative numbers in prose, and whether absolute ones for both sides stand beside them.

In:  plain text.
Out: the relative number that stands alone, or "".
Use: the rule absolute-beside-relative.
"""

from __future__ import annotations

import re

from press.prose import unquoted

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|several|many)"
_PERCENT = r"\b\d[\d.]*%"
_CHANCE = r"(?:risk|rate|odds|chance)s?"
_SCORE = r"in (?:the |their )?(?:\w+ )?(?:scores?|scale|points?)"
_ABOUT = r"(?:about |around |nearly |some |over )?"
_LESS_OR_MORE = "cut|reduce|reducing|lower|raise|raising|increase|increasing"
RELATIVE = re.compile("|".join((
    rf"\b(?:twice|half|double|{_NUMBER} times) (?:as|the) (?:\w+ )?(?:likely|many|often|common|high|much|{_CHANCE})\b",
    rf"\b{_NUMBER} times (?:as|more|less|higher|lower|greater|likelier)\b|\b{_NUMBER}-?fold\b",
    rf"{_PERCENT} (?:more|less|lower|higher|fewer|greater|smaller|likelier)\b(?! than or)",
    rf"{_PERCENT} (?:relative |greater |further )?(?:reduction|increase|drop|decrease|rise|cut)\b"
    rf"(?! (?:or more|{_SCORE}))",
    rf"\b(?:{_LESS_OR_MORE})\w*\b[^.;]{{0,40}}?\bby {_ABOUT}(?:{_PERCENT}|half|a third|a quarter)",
    rf"\b(?:doubl|halv|tripl)(?:es?|ed|ing) (?:the|their|your) (?:\w+ )?{_CHANCE}\b",
    r"\b(?:(?:odds|risk|rate|hazard) ratios?|relative (?:risk|rate)s?|[RHO]R)\b[^.;:\d]{0,25}\d[\d.]*",
)))
_OF_A_SCORE = re.compile(r"\b(?:scores?|scale|points?)\b[^.;]*$", re.IGNORECASE)
"""A fall in a score is how response is defined, and no risk."""
_SHARE = re.compile(rf"\b\d[\d,.]*½?(?: to \d[\d,.]*)? (?:in|of|out of)(?: (?:every|the|all))? [\d,]+\b|{_PERCENT}")
_NUMBER_AFTER = re.compile(r"(?:[,;]|\b(?:and|or|against|versus|compared with|with|without|after|on|from|to)\b)"
                           r"[^.]*?(?<![\d.])\d")
_NOT_GIVEN = re.compile(
    r"\babsolute (?:numbers?|figures?|risks?|rates?)\b[^.]*\b(?:not|never|no|nor|neither)\b|"
    r"\b(?:no|not|without|neither)\b[^.]*\babsolute (?:numbers?|figures?|risks?|rates?)\b", re.IGNORECASE)


def alone(text: str) -> str:
    """The first relative number of a passage that has no absolute numbers of both sides beside it.

    Both sides are two shares (“27 in 100 … 9 in 100”), or one share and a number after it (“27 of 96, against 20”);
    or the passage says that the absolute numbers were not given. Questions and quotations are passed over.
    """
    text = re.sub(r"[^.!?]*\?", " ", unquoted(text))
    relative = next((one for one in RELATIVE.finditer(text)
                     if not _OF_A_SCORE.search(text[max(one.start() - 60, 0) : one.start()])), None)
    if not relative or _NOT_GIVEN.search(text):
        return ""
    rest = RELATIVE.sub(" ", text)
    shares = list(_SHARE.finditer(rest))
    if len(shares) > 1 or (shares and _NUMBER_AFTER.search(rest[shares[0].end() :])):
        return ""
    return relative.group(0)
