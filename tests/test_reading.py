"""The reading grade: syllables as they are heard, and prose alone is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.__main__ import main
from press.passages import passages
from press.prose import plain, sentences
from press.reading import reading_of
from press.syllables import KNOWN, _by_rule, syllables
from tests.conftest import HERE, MATTER

COUNTED = [line.split() for line in (HERE / "data" / "syllables.txt").read_text(encoding="utf-8").splitlines()
           if line and not line.startswith("#")]
WORDS = st.sampled_from([word for word, _ in COUNTED if word[0].islower()])
SENTENCE = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words).capitalize() + ".")


@pytest.mark.parametrize(("word", "count"), COUNTED, ids=lambda value: value)
def test_syllables_as_they_are_heard(word: str, count: str) -> None:
    assert syllables(word) == int(count)


def test_every_exception_is_one() -> None:
    """In small letters the rule gets it wrong, or in capitals it would be read letter by letter."""
    spoken = {"kap", "kare", "kat", "nice", "rems"}
    assert {word for word, count in KNOWN.items() if _by_rule(word) == count} == spoken


@given(st.text(max_size=30))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


@given(WORDS, WORDS)
def test_joined_words_have_the_syllables_of_both(one: str, other: str) -> None:
    assert syllables(f"{one}-{other}") == syllables(one) + syllables(other)
    assert syllables(one.upper()) >= 1 and syllables(one.capitalize()) == syllables(one)


@given(st.lists(SENTENCE, min_size=1, max_size=5), st.data())
def test_a_citation_never_changes_a_reading(written: list[str], data: st.DataObject) -> None:
    bare = " ".join(written)
    places = [place for place, sign in enumerate(bare) if sign == " "] + [len(bare)]
    place = data.draw(st.sampled_from(places))
    mark = data.draw(st.sampled_from(["[@many-2019]", " [@many-2019, table 2; @hart-2020, page 4]"]))
    assert reading_of(MATTER + bare[:place] + mark + bare[place:]) == reading_of(MATTER + bare)


@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_what_is_no_prose_never_changes_a_reading(written: list[str]) -> None:
    text = MATTER + "\n\n".join(written)
    more = ("\n\n## An exceedingly complicated heading\n\n/// evidence | relief-1-day\n    as: sentence\n///\n\n"
            "```\nincomprehensible code\n```\n\n| Complicated | Tables |\n|---|---|\n| are | unmeasured |\n\n"
            "<!-- An extraordinarily uninteresting comment. -->\n")
    assert reading_of(text + more) == reading_of(text)


@given(st.lists(SENTENCE, min_size=1, max_size=5))
def test_the_second_figure_differs_by_the_listed_words_alone(written: list[str]) -> None:
    measured = reading_of(MATTER + "\n\n".join(written))
    assert measured.grade_without <= measured.grade
    if not any(word in " ".join(written).lower() for word in ("ketamine", "antidepressant", "psychotherap")):
        assert measured.grade_without == measured.grade


def test_the_grade_is_flesch_kincaid() -> None:
    measured = reading_of(MATTER + "The cat sat on the mat. Ketamine is a medicine.")
    assert [(one.words, one.syllables, one.without_unavoidable) for one in measured.read] == [(6, 6, 6), (4, 8, 7)]
    assert measured.grade == pytest.approx(0.39 * 10 / 2 + 11.8 * 14 / 10 - 15.59)
    assert measured.grade_without == pytest.approx(0.39 * 10 / 2 + 11.8 * 13 / 10 - 15.59)


@pytest.mark.parametrize(("text", "found"), [
    ("It was 0.91. Then 1.23.", ["It was 0.91.", "Then 1.23."]),
    ("See e.g. Smith et al. In 2019 it fell.", ["See e.g. Smith et al. In 2019 it fell."]),
    ("Dr. A. Hart said so. It ended.", ["Dr. A. Hart said so.", "It ended."]),
    ("“Is it?” Yes. (No.) Well!", ["“Is it?”", "Yes.", "(No.)", "Well!"]),
    ("It cost £4. £5 was too much.", ["It cost £4.", "£5 was too much."]),
    ("a list item", ["a list item"]),
    ("", []),
])
def test_sentences_end_where_a_reader_would_stop(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(("text", "words"), [
    ("**Bold** and *so* and __so__ and `code`.", "Bold and so and so and `code`."),
    ("[A page](other.md#part){ .link } and <https://example.org>.", "A page and ."),
    ("A claim.[@a-2019, table 2] Another. [@b-2020; @c-2021]", "A claim. Another."),
    ("It fell [@a-2019, table 2], and rose [@b-2020].", "It fell, and rose."),
    ("Not\\_italic, 2 * 3 * 4, snake_case_name.", "Not_italic, 2 * 3 * 4, snake_case_name."),
    ("A <span class=\"x\">tag</span> &amp; more ![drawing](a.svg).", "A tag & more ."),
])
def test_marks_are_taken_off_and_words_are_left(text: str, words: str) -> None:
    assert plain(text) == words


def test_passages_know_where_they_stand() -> None:
    page = MATTER + """## One { #one }

First
line.

- Item

    More of it.

/// care | Call if:
    level: urgent

- Sign
///

Term
:   Answer

### Two

| A | B |
|---|---|
| c | d |
"""
    got = [(one.kind, one.text, one.blocks, one.headings) for one in passages(page)]
    assert got == [
        ("heading", "One", (), ()),
        ("paragraph", "First line.", (), ("One",)),
        ("item", "Item", (), ("One",)),
        ("paragraph", "More of it.", (), ("One",)),
        ("title", "Call if:", ("care",), ("One",)),
        ("item", "Sign", ("care",), ("One",)),
        ("term", "Term", (), ("One",)),
        ("definition", "Answer", (), ("One",)),
        ("heading", "Two", (), ("One",)),
        ("row", "c | d", (), ("One", "Two")),
    ]
    assert passages(page)[-1].head == "| A | B |"
    lines = page.split("\n")
    for one in passages(page):
        assert one.text.split()[0] in lines[one.line - 1]


@given(st.text(max_size=400))
def test_any_text_has_passages(text: str) -> None:
    for passage in passages(text):
        assert passage.text and plain(passage.text) is not None


def test_the_command_prints_a_row_a_page_and_the_hardest_sentences(project: Path,
                                                                   capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "long.md"
    hard = "Electroconvulsive interventions undoubtedly necessitate considerable administrative preparation beforehand."
    page.write_text(MATTER + "It is so. " * 40 + hard + "\n", encoding="utf-8")
    assert main(["--root", str(project), "reading"]) == 0
    said = capsys.readouterr().out
    assert "docs/long.md" in said and "median of 1" in said and "3 more with fewer than 100 words" in said
    assert hard not in said
    assert main(["--root", str(project), "reading", str(page)]) == 0
    said = capsys.readouterr().out
    assert "The hardest sentences of docs/long.md:\n" in said and hard in said
    assert "docs/index.md" not in said
