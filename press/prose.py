"""Markdown as a reader hears it: words without marks, and the sentences and clauses that they make.

In:  a passage's text.
Out: plain text, sentences, clauses.
Use: the rules that judge statements, and the reading grade.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from press.grammar import CITATION

_CITED = re.compile(r"\s*" + CITATION.pattern)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)]*)\)|\[([^\[\]@]+)\]\[[^\]]*\]")
_ADDRESS = re.compile(r"<(?:https?|mailto|tel):[^>]*>|https?://[^\s)]+[^\s).,;]")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.][\w-]|data-|[\w-]+=)[^{}]*\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(?<![\\\w])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|@~-])")
_QUOTED = re.compile(r"“[^”]*”|(?<!\w)\"[^\"]*\"(?!\w)")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|al|dr|mr|mrs|ms|prof|fig|u\.s|u\.k)\.|\b[A-Z]\.)"
                    r"[\"”’)]*$", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9£$€])")
_CLAUSE = re.compile(r"[;:]\s|,?\s(?:because|but)\s|,\s(?:which|as|since|so|though|although|while)\s")


def without_citations(text: str) -> str:
    """The text as if it had never been cited."""
    return _CITED.sub("", text)


@lru_cache(maxsize=16384)
def plain(text: str, without_pointers: bool = False) -> str:
    """The words alone. `without_pointers` takes out links within the site too: their target carries what they say."""
    text = _IMAGE.sub("", without_citations(text))

    def words(match: re.Match[str]) -> str:
        if match.group(2) is None:
            return match.group(3)
        inside = not re.match(r"[a-z]+:", match.group(2).strip())
        return "" if without_pointers and inside else match.group(1)

    text = _ADDRESS.sub("", _LINK.sub(words, text))
    text = _TAG.sub("", _ATTRIBUTES.sub("", text))
    for _ in range(2):  # bold within italics, or the other way round
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(unescape(_ESCAPED.sub(r"\1", text)).split())


def unquoted(text: str) -> str:
    """Without what stands in quotation marks: words that are shown, not said."""
    return _QUOTED.sub("“”", text)


def sentences(text: str) -> list[str]:
    """The sentences of plain text. Decimals and abbreviations end none."""
    found, start = [], 0
    for match in _END.finditer(text):
        if _SHORT.search(text[start : match.end()].rstrip()):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that can each say something by themselves."""
    return [part.strip() for part in _CLAUSE.split(sentence) if part.strip()]
