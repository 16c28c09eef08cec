"""The glossary: words that readers meet, in plain words.

In:  docs/data/glossary.yml, all terms in one file.
Out: Glossary records; no term twice, none that leads nowhere.
Use: the block glossary.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from press.model.base import Record, Text
from press.model.claim import all_different
from press.model.course import CitedAt


class Term(Record):
    """A word that readers meet, in plain words. It states no number and no medical fact without a source."""

    term: Text
    also: tuple[Text, ...] = ()
    kind: Literal["medical", "therapy", "research", "law and payment"]
    means: Text
    see: tuple[Text, ...] = ()
    sources: tuple[CitedAt, ...] = ()

    @model_validator(mode="after")
    def _plain(self) -> Term:
        words = len(self.means.split())
        if words > 30:
            raise ValueError(f"the meaning has {words} words: 30 at most")
        if not self.sources and any(letter.isdigit() for letter in self.means):
            raise ValueError("a meaning with a number needs its source")
        return self


class Glossary(Record):
    terms: tuple[Term, ...] = ()

    @model_validator(mode="after")
    def _one_meaning_each(self) -> Glossary:
        names = [name for term in self.terms for name in (term.term, *term.also)]
        all_different(names, "the term")
        known = {term.term for term in self.terms}
        for term in self.terms:
            for other in term.see:
                if other not in known:
                    raise ValueError(f"“{term.term}” sends readers to “{other}”, which is no term here")
                if other == term.term:
                    raise ValueError(f"“{term.term}” sends readers to itself")
        return self
