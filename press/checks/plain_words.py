"""No word that shames people, sells a treatment, or is spelt the American way.

The words and what to write instead stand in press/words_to_avoid.yml. Looked at: all prose of a page, headings and its
title and description included. Exempt: quotations, code, links' addresses, tags, and what records print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from press.passages import passages
from press.problem import Problem
from press.prose import plain, unquoted
from press.site import Page, Site

NAME = "plain-words"
WHY = "A word can shame a reader or sell them something, whatever the sentence around it says."
FILE = Path(__file__).parent.parent / "words_to_avoid.yml"


@dataclass(frozen=True)
class Avoided:
    """Words of one entry; what is wrong with what is found, and the cure."""

    words: tuple[str, ...]
    what: str
    cure: str
    exempt: tuple[str, ...] = ()
    flags: int = re.IGNORECASE

    def found_in(self, said: str) -> list[str]:
        """Each of the words that a text holds, once."""
        left = _any_of(self.exempt, self.flags).sub(" ", said) if self.exempt else said
        return list(dict.fromkeys(match.group(0) for match in _any_of(self.words, self.flags).finditer(left)))


@cache
def avoided() -> tuple[Avoided, ...]:
    """Every entry of the list."""
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    words = [Avoided(tuple(one["words"]), "“{}” is a word that this guide does without.", f"Write {one['write']}.",
                     tuple(one.get("except", ()))) for one in listed["avoid"]]
    spelt = [Avoided((word,), "“{}” is not spelt the British way.", f"Write “{ours}”.", flags=0)
             for word, ours in listed["spelling"].items()]
    return (*words, *spelt)


@cache
def _by_longest_word() -> dict[str, list[Avoided]]:
    """The entries by the longest word of each of their phrases: nearly every passage holds none of these."""
    found: dict[str, list[Avoided]] = {}
    for one in avoided():
        for phrase in one.words:
            found.setdefault(max(re.findall(r"[a-z]+\*?", phrase.lower()), key=len), []).append(one)
    return found


@cache
def _stems() -> tuple[str, ...]:
    return tuple(word[:-1] for word in _by_longest_word() if word[-1] == "*")


@cache
def _hinted(word: str) -> tuple[Avoided, ...]:
    """The entries that a text with this word in it may hold."""
    found = list(_by_longest_word().get(word, ()))
    if word.startswith(_stems()):
        found += [one for stem in _stems() if word.startswith(stem) for one in _by_longest_word()[f"{stem}*"]]
    return tuple(found)


@cache
def _any_of(words: tuple[str, ...], flags: int) -> re.Pattern[str]:
    ended = (re.escape(word).replace(r"\*", r"[\w-]*") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ended)})(?![\w-])", flags)


def check(site: Site) -> list[Problem]:
    return [problem for page in site.pages for line, text in _texts(page) for problem in _of_text(page, line, text)]


def _texts(page: Page) -> list[tuple[int, str]]:
    found = [(passage.line, passage.text) for passage in passages(page.text)]
    if page.matter:
        for name in ("title", "description"):
            lines = enumerate(page.text.split("\n"), 1)
            line = next((number for number, one in lines if one.startswith(f"{name}:")), 1)
            found.append((line, getattr(page.matter, name)))
    return found


def _of_text(page: Page, line: int, text: str) -> list[Problem]:
    hinted = {one for word in re.findall(r"[a-z]+", text.lower()) for one in _hinted(word)}
    said = unquoted(plain(text)) if hinted else ""
    return [Problem(page.shown, line, NAME, one.what.format(word), one.cure, text)
            for one in hinted for word in one.found_in(said)]
