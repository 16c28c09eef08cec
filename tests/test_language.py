"""Words in another language say which: a voice that reads them aloud then changes with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from press.library import load
from press.model import LANGUAGE_IN_WORDS, Source
from press.model.source import Language
from press.references import entry, what_it_is
from tests.conftest import ROOT

SMALL_WORDS = {
    "da": "og den det et af til ikke", "de": "der die das und für bei mit von zur zum gebrauchsinformation",
    "es": "el los las del para por con y una", "fr": "le les du des et pour une dans avis",
    "it": "il gli della delle per con uno", "nl": "het een van voor met bij", "pt": "os das dos para por com uma",
    "sv": "och att för med till vid",
}
AS_IN_ENGLISH = {"die", "das", "con", "den", "per", "met", "os", "y", "el"}
"""Small words that English writes too, or names do."""


def reads_like(title: str) -> str:
    """The language that a small word of a title speaks for."""
    words = re.findall(r"\w+", title.lower())
    for language, known in SMALL_WORDS.items():
        found = {word for word in words if word in known.split() and word not in AS_IN_ENGLISH}
        if found:
            return language
    return ""


def changed(**fields: str) -> Source:
    record = yaml.safe_load((ROOT / "docs/data/sources/hameln-ketamin.yml").read_text(encoding="utf-8"))
    return Source.model_validate({**record, **{name.replace("_", "-"): value for name, value in fields.items()}})


def test_a_title_in_another_language_says_so() -> None:
    drawn = entry("a", changed(title="Über <Ketamin>", language="de", title_in_english="About ketamine"))
    assert '<span lang="de">Über &lt;Ketamin&gt;</span> [About ketamine].' in drawn
    assert ", in German." in what_it_is(changed())


def test_an_english_title_says_nothing() -> None:
    drawn = entry("b", load(ROOT / "docs").sources["murrough-2013"])
    assert "lang=" not in drawn and "<span" not in drawn


def test_no_title_can_bring_marks_of_its_own() -> None:
    drawn = entry("c", changed(title="Eins\ue006 zwei \ue005drei", language="de"))
    assert drawn.count("<span") == drawn.count("</span>") == 1


def test_a_meaning_without_a_language_is_refused() -> None:
    with pytest.raises(ValueError, match="name that in language"):
        changed(language=None)


def test_every_language_has_its_word() -> None:
    assert set(Language.__args__) == set(LANGUAGE_IN_WORDS) == set(SMALL_WORDS)


def test_no_title_hides_its_language() -> None:
    sources = load(Path(ROOT / "docs")).sources
    found = {key: said for key, source in sources.items()
             if not source.language and (said := reads_like(source.title))}
    assert not found
    assert reads_like("Gebrauchsinformation: Information für Anwender") == "de" and reads_like("Avis de la HAS") == "fr"
