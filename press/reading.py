"""How hard a page's own prose is to read: measured, to find what to mend; never a gate.

In:  the text of a Markdown file.
Out: a Reading: Flesch-Kincaid grade, words a sentence, long and passive sentences, the hardest sentences.
Use: python -m press reading.

Counted are paragraphs, list items and the answers of definition lists, in blocks too. Left out are citations, headings,
tables, code, what blocks draw from records, links' addresses, and run-in headings in bold of up to four words. An item
that ends in no full stop is a sentence of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.passages import passages
from press.prose import plain, sentences
from press.syllables import syllables

COUNTED = frozenset({"paragraph", "item", "definition"})
UNAVOIDABLE = re.compile(r"(?:es)?ketamine|antidepressants?|psychotherap\w+", re.IGNORECASE)
"""Words that this subject cannot do without: the second figure counts each as two syllables."""
LONG = 30
ENOUGH = 100
"""With fewer words than this, a grade says nothing."""
_WORD = re.compile(r"[^\W_]+(?:[.,'’/–-][^\W_]+)*")
_RUN_IN = re.compile(r"^\*\*(?:[^\s*]+ ){0,3}[^\s*]+\*\*\s+(?=\S)")
_PARTICIPLES = (
    "born bought bound broken brought built caught chosen cut done drawn driven eaten felt found forgotten given gone "
    "grown heard held hidden hurt kept known laid led left lent lost made meant met paid put read said seen sent set "
    "shown shut sold spent split spoken stuck taken taught thought told understood woken worn written wound"
).replace(" ", "|")
_PASSIVE = re.compile(rf"\b(?:am|is|are|was|were|be|been|being|gets?|got)(?: (?:not|also|often|never|usually|then|only|"
                      rf"[a-z]+ly))? (?:[a-z]+ed|{_PARTICIPLES})\b(?! of (?:that|it)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    text: str
    words: int
    syllables: int
    without_unavoidable: int
    """Its syllables with each unavoidable word counted as two."""

    @property
    def grade(self) -> float:
        return grade(self.words, 1, self.syllables)


@dataclass(frozen=True)
class Reading:
    """One page's prose. Shares are of its sentences, from 0 to 1."""

    read: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        return sum(one.words for one in self.read)

    @property
    def enough(self) -> bool:
        return self.words >= ENOUGH

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: about the years of US schooling that the text asks for."""
        return grade(self.words, len(self.read), sum(one.syllables for one in self.read))

    @property
    def grade_without(self) -> float:
        """The same, with each unavoidable word counted as two syllables."""
        return grade(self.words, len(self.read), sum(one.without_unavoidable for one in self.read))

    @property
    def words_a_sentence(self) -> float:
        return self.words / max(len(self.read), 1)

    @property
    def long(self) -> float:
        return self._share(lambda one: one.words > LONG)

    @property
    def passive(self) -> float:
        """A guess, by words alone."""
        return self._share(lambda one: bool(_PASSIVE.search(one.text)))

    def hardest(self, most: int = 5, least_words: int = 8) -> list[Sentence]:
        """The sentences with the highest grade; a very short one has a grade that says nothing."""
        return sorted((one for one in self.read if one.words >= least_words), key=lambda one: -one.grade)[:most]

    def _share(self, is_so: object) -> float:
        return sum(map(is_so, self.read)) / max(len(self.read), 1)


def grade(words: int, sentence_count: int, syllable_count: int) -> float:
    """The Flesch-Kincaid grade level."""
    return 0.39 * words / sentence_count + 11.8 * syllable_count / words - 15.59 if words else 0.0


def reading_of(text: str) -> Reading:
    """Measure one page."""
    return Reading(tuple(
        sentence for passage in passages(text) if passage.kind in COUNTED
        for sentence in map(_measure, sentences(plain(_RUN_IN.sub("", passage.text)))) if sentence.words))


def _measure(text: str) -> Sentence:
    words = _WORD.findall(text)
    counts = [syllables(word) for word in words]
    easier = [2 if UNAVOIDABLE.fullmatch(word.removesuffix("’s").removesuffix("'s")) else count
              for word, count in zip(words, counts, strict=True)]
    return Sentence(text, len(words), sum(counts), sum(easier))
