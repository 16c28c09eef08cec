"""The reading grades of pages as a table for the terminal.

In:  pages, and which of them were asked for.
Out: lines of text: a row a page, a median an audience, and the hardest sentences of pages that were asked for.
Use: python -m press reading [paths...].
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from statistics import median

from press.reading import ENOUGH, LONG, Reading, reading_of
from press.site import Page

HEADS = ("grade", "without", "words", "a sentence", f"over {LONG}", "passive")
LEGEND = (
    "Measured, to find what to mend; never a gate. A grade says nothing of whether a text is true or kind.",
    "grade: Flesch-Kincaid, about the years of US schooling that the text asks for.",
    "without: the same, with ketamine, esketamine, antidepressant and psychotherapy counted as two syllables each,",
    "         since this subject cannot do without them: what is left is the author's own.",
    f"over {LONG}: the share of sentences of more than {LONG} words. passive: a guess, by words alone.",
)
Row = tuple[Page, Reading]


def chosen(pages: Iterable[Page], asked: Iterable[Path], root: Path) -> list[Page]:
    """The pages under the files and folders that were asked for; all where none was."""
    wanted = [path.resolve() for path in asked]
    whole = [(page, (root / page.shown).resolve()) for page in pages if page.matter]
    return [page for page, file in whole if not wanted or any(file.is_relative_to(path) for path in wanted)]


def report(pages: Iterable[Page], with_sentences: bool) -> list[str]:
    """The whole report."""
    rows = [(page, reading_of(page.text)) for page in pages]
    measured = [row for row in rows if row[1].enough]
    said = [*LEGEND, "", *_table(measured)]
    if len(measured) < len(rows):
        said.append(f"{len(rows) - len(measured)} more with fewer than {ENOUGH} words of their own: not measured.")
    if with_sentences:
        for page, reading in measured:
            said += ["", f"The hardest sentences of {page.shown}:",
                     *(f"  {one.grade:5.1f}  {one.text}" for one in reading.hardest())]
    return said


def _table(rows: list[Row]) -> list[str]:
    width = max((len(page.shown) for page, _ in rows), default=4)
    said = [f"{'page':{width}}  {'audience':11}  {'  '.join(f'{head:>10}' for head in HEADS)}"]
    for page, reading in sorted(rows, key=lambda row: -row[1].grade):
        said.append(f"{page.shown:{width}}  {page.matter.audience:11}  {_figures(_values(reading))}")
    for audience in sorted({page.matter.audience for page, _ in rows}):
        of = [_values(reading) for page, reading in rows if page.matter.audience == audience]
        said.append(f"{f'median of {len(of)}':{width}}  {audience:11}  "
                    f"{_figures(tuple(median(column) for column in zip(*of, strict=True)))}")
    return said


def _values(reading: Reading) -> tuple[float, ...]:
    return (reading.grade, reading.grade_without, reading.words, reading.words_a_sentence, reading.long,
            reading.passive)


def _figures(values: tuple[float, ...]) -> str:
    first, without, words, a_sentence, over, passive = values
    return "  ".join(f"{text:>10}" for text in (f"{first:.1f}", f"{without:.1f}", f"{words:.0f}", f"{a_sentence:.1f}",
                                                f"{over:.0%}", f"{passive:.0%}"))
