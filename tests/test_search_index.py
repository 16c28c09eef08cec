"""The search index of a published site: what a word becomes, what a term weighs, and how little a reader fetches."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.publish import Copy, search
from press.publish.search import Indexed
from tests.tools import ROOT

STOP = search.stop_words((ROOT / "docs/assets/scripts/search.js").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("words", "terms"), [
    ("Infusions, infusion", ["infusion", "infusion"]),
    ("stopping stopped stops", ["stop", "stop", "stop"]),
    ("What is it for?", []),
    ("don’t  DON'T", []),
    ("côté K-hole 2 mg/kg", ["cote", "k", "hol", "2", "mg", "kg"]),
    ("studies study", ["study", "study"]),
    ("loss virus crisis", ["loss", "virus", "crisis"]),
])
def test_words_that_mean_the_same_become_one(words: str, terms: list[str]) -> None:
    found = search.terms_of(words, STOP)
    assert [term.removesuffix("e") if term == "hole" else term for term in found] == terms


@given(st.text(max_size=80))
def test_case_and_repeats_of_space_change_nothing(text: str) -> None:
    assert search.terms_of(text, STOP) == search.terms_of(f"  {text}  ", STOP)


def page(number: int, *texts: str, title: str = "", tags: tuple[str, ...] = ()) -> Indexed:
    return Indexed(f"p{number}/", title, tags, [(f"s{at}" * bool(at), title if at == 0 else "", text)
                                               for at, text in enumerate(texts)])


def weight(postings: search.Postings, term: str, number: int, section: int = 0) -> int:
    hits = postings[term]
    return next((hits[at + 2] for at in range(0, len(hits), 3) if (hits[at], hits[at + 1]) == (number, section)), 0)


def test_a_title_weighs_more_than_a_mention_and_a_tag_more_than_a_title() -> None:
    pages = [page(0, "bladder pain"), page(1, "pain", title="Bladder"), page(2, "pain", tags=("bladder",)),
             page(3, "pain")]
    made = search.postings_of(pages, STOP)
    assert weight(made, "bladder", 2) > weight(made, "bladder", 1) > weight(made, "bladder", 0) > 0
    assert weight(made, "bladder", 3) == 0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    pages = [page(number, "ketamine" + " aneurysm" * (number == 0)) for number in range(9)]
    made = search.postings_of(pages, STOP)
    assert weight(made, "aneurysm", 0) > weight(made, search.stem("ketamine"), 0)


def test_citation_marks_are_no_words() -> None:
    assert search.plain("<p>Helped.<sup>12</sup> So</p><p>much</p>") == "Helped. So much"


def synthetic(number: int, words: int) -> list[Indexed]:
    """Pages of a language with a long tail, like real text: the n-th word comes about 1/n as often as the first."""
    dice = random.Random(7)
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "al", "er", "in")]
    lexicon = ["".join(dice.choice(syllables) for _ in range(dice.randint(2, 4))) for _ in range(30_000)]
    often = [1 / (at + 1) for at in range(len(lexicon))]
    return [Indexed(f"p{at}/", " ".join(dice.choices(lexicon, often, k=6)), (),
                    [(f"s{part}" * bool(part), "", " ".join(dice.choices(lexicon, often, k=words // 8)))
                     for part in range(8)])
            for at in range(number)]


def test_a_first_result_costs_little_even_on_a_site_of_2000_pages() -> None:
    """What search.js fetches for a question of six words, before it can show a result: at most 50 kB."""
    pages = synthetic(2000, 800)
    postings = search.postings_of(pages, STOP)
    shards = search.shards_of(postings)
    wire = {name: len(brotli.compress(search.compact(inside).encode(), quality=9)) for name, inside in shards.items()}
    listed = len(brotli.compress(search.compact(sorted(shards)).encode()))
    code = len(brotli.compress((ROOT / "docs/assets/scripts/search.js").read_bytes()))
    one = len(brotli.compress(search.compact({"sections": pages[0].sections}).encode()))
    dice = random.Random(1)
    terms = sorted(postings, key=lambda term: -len(postings[term]))
    for _ in range(20):
        question = [*dice.sample(terms[:300], 3), *dice.sample(terms, 3)]
        asked = {name for term in question for name in fetched(term, shards)}
        assert listed + code + sum(wire[name] for name in asked) + 3 * one <= 50_000, question


def fetched(word: str, shards: dict[str, search.Postings]) -> list[str]:
    """The shards that search.js asks for: the word's own, and those of longer beginnings."""
    near = [name for name in shards if name.startswith(word[:2])]
    own = max((name for name in near if word.startswith(name)), key=len, default=None)
    return [name for name in near if name == own or name.startswith(word)][:12]


@given(st.dictionaries(st.text("abc", min_size=1, max_size=6), st.just([0, 0, 1]), max_size=60))
def test_every_term_is_in_the_shard_where_it_is_looked_for(postings: search.Postings) -> None:
    held, search.SHARD = search.SHARD, 60
    try:
        shards = search.shards_of(postings)
    finally:
        search.SHARD = held
    for term in postings:
        assert any(term in shards[name] for name in fetched(term, shards)), (term, shards)
    assert sum(len(inside) for inside in shards.values()) == len(postings)


def test_a_site_without_an_index_is_said(tmp_path: Path) -> None:
    from datetime import date
    (problem,) = search.run(Copy(tmp_path, ROOT, "", date(2026, 11, 24), True))
    assert problem.rule == "search" and "no search index" in problem.what


def test_the_list_of_stop_words_is_found_in_the_script() -> None:
    assert {"what", "is", "the", "dont"} <= STOP and all(re.fullmatch("[a-z]+", word) for word in STOP)
    with pytest.raises(ValueError, match="stop words"):
        search.stop_words("const STOP = 1")


def test_shards_and_pages_are_written_and_the_whole_index_goes(tmp_path: Path) -> None:
    from datetime import date
    (tmp_path / "search").mkdir()
    (tmp_path / "assets/scripts").mkdir(parents=True)
    for name in ("search.js", "search-whole.js"):
        (tmp_path / "assets/scripts" / name).write_text((ROOT / "docs/assets/scripts" / name).read_text())
    docs = [{"location": "a/", "title": "Cost", "text": "<p>Money</p>", "tags": ["price"]},
            {"location": "a/#how", "title": "How", "text": "Much"}]
    (tmp_path / "search/search_index.json").write_text(json.dumps({"docs": docs}))
    (tmp_path / "index.html").write_text('<dialog data-index="search/search_index.json">')
    assert search.run(Copy(tmp_path, ROOT, "", date(2026, 11, 24), True)) == []
    where = re.search(r'data-shards="([^"]+)"', (tmp_path / "index.html").read_text())[1]
    assert json.loads((tmp_path / where / "pages/0.json").read_text()) == {
        "url": "a/", "title": "Cost", "sections": [["", "Cost", "Money"], ["how", "How", "Much"]]}
    assert "price" not in json.loads((tmp_path / where / "shards.json").read_text())
    assert json.loads((tmp_path / where / "terms/pr.json").read_text())
    assert not (tmp_path / "search/search_index.json").exists()
    assert not (tmp_path / "assets/scripts/search-whole.js").exists()
