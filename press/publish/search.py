"""The search index in small pieces: a reader who searches fetches the words asked for, not the whole guide.

The index that the engine wrote is read, weighed and cut into shards by how a word begins, and a file a page. The whole
index then goes. What a preview does in memory (docs/assets/scripts/search-whole.js) has the same weights; a test holds
the two together.

A term's weight in a section is SCALE * ln(1 + pages / pages with the term) * f / (f + HALF), where f is 6 for the
title, 8 for the page's tags, and the times it occurs over (.5 + .5 * words / LENGTH): BM25's shape, with one constant.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from press.problem import Problem
from press.publish import Copy

NAME = "search"
WHY = "On a slow line, an index of the whole guide comes too late for the question that was asked."

TITLE, TAGS, LENGTH, HALF, SCALE, MOST = 6, 8, 200, 2, 16, 80
SHARD = 8000
"""Characters of JSON above which a shard is parted by one more letter."""
WHOLE = "search/search_index.json"
PREVIEW_ONLY = ("assets/scripts/search-whole.js",)
_STOP_WORDS = re.compile(r'new Set\(\("(.*?)"\)\.split', re.DOTALL)
_BLOCKS = frozenset(("p", "li", "dd", "dt", "td", "th", "tr", "h1", "h2", "h3", "h4", "br", "figcaption", "caption",
                     "summary", "div"))
Postings = dict[str, list[int]]
"""term -> page, section, weight, page, section, weight, ..., the heaviest first."""


@dataclass(frozen=True)
class Indexed:
    """One page: its address below the site, its title and tags, and (anchor, title, text) of each section."""

    url: str
    title: str
    tags: tuple[str, ...]
    sections: list[tuple[str, str, str]] = field(default_factory=list)


class _Text(HTMLParser):
    """The text of a piece of HTML; citation marks go, and blocks are parted by a space."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.marks = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.marks += tag == "sup"
        if tag == "br":
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.marks -= tag == "sup"
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.marks:
            self.parts.append(data)


def plain(html: str) -> str:
    """The words of a section."""
    return " ".join("".join(_Text(html).parts).split())


def terms_of(text: str, stop: frozenset[str]) -> list[str]:
    """The words of a text as the index holds them: no case, no accents, no common endings."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", re.sub("['’]", "", bare.lower()))
    return [stem(word) for word in words if word not in stop]


def stem(word: str) -> str:
    """“infusions” and “infusion” are one word to somebody who searches, and so are “stopping” and “stop”."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    cut = 3 if len(word) > 5 and word.endswith("ing") else 2 if len(word) > 4 and word.endswith("ed") else 0
    if cut:
        word = word[:-cut]
        if re.search(r"([^lsz])\1$", word):
            word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def pages_of(docs: Iterable[Mapping]) -> list[Indexed]:
    """The engine's sections, a page at a time, in its order."""
    pages: dict[str, Indexed] = {}
    for doc in docs:
        url, _, anchor = doc["location"].partition("#")
        page = pages.setdefault(url, Indexed(url, plain(doc["title"]), tuple(doc.get("tags", ()))))
        page.sections.append((anchor, plain(doc["title"]), plain(doc["text"])))
    return list(pages.values())


def postings_of(pages: list[Indexed], stop: frozenset[str]) -> Postings:
    """Every term's sections with their weights; see the module's own text for the formula."""
    found: dict[str, list[tuple[int, int, float]]] = {}
    for number, page in enumerate(pages):
        for section, (_, title, text) in enumerate(page.sections):
            words = terms_of(text, stop)
            long = .5 + .5 * len(words) / LENGTH
            inside = {term: times / long for term, times in Counter(words).items()}
            for term in set(terms_of(title, stop)):
                inside[term] = inside.get(term, 0) + TITLE
            for term in set(terms_of(" ".join(page.tags), stop)) if section == 0 else ():
                inside[term] = inside.get(term, 0) + TAGS
            for term, times in inside.items():
                found.setdefault(term, []).append((number, section, times))
    return {term: _weighed(hits, len(pages)) for term, hits in sorted(found.items())}


def _weighed(hits: list[tuple[int, int, float]], pages: int) -> list[int]:
    rare = math.log(1 + pages / len({number for number, _, _ in hits}))
    weighed = [(number, section, max(1, math.floor(SCALE * rare * times / (times + HALF) + .5)))
               for number, section, times in hits]
    heaviest = sorted(weighed, key=lambda hit: (-hit[2], hit[0], hit[1]))[:MOST]
    return [value for hit in heaviest for value in hit]


def shards_of(postings: Postings) -> dict[str, Postings]:
    """Postings by how their terms begin: two letters, and more where a shard would grow too large."""
    made: dict[str, Postings] = {}
    _part(postings, "", 2, made)
    return made


def _part(postings: Postings, start: str, letters: int, made: dict[str, Postings]) -> None:
    groups: dict[str, Postings] = {}
    for term, hits in postings.items():
        groups.setdefault(term[:letters], {})[term] = hits
    for name, inside in groups.items():
        if len(inside) == 1 or name == start or len(compact(inside)) <= SHARD:
            made.setdefault(name, {}).update(inside)
        else:
            _part(inside, name, letters + 1, made)


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def run(copy: Copy) -> list[Problem]:
    whole = copy.site / WHOLE
    if not whole.exists():
        return [Problem(WHOLE, 0, NAME, "The engine wrote no search index.", "Is the search plugin in mkdocs.yml?")]
    script = (copy.site / "assets/scripts/search.js").read_text(encoding="utf-8")
    pages = pages_of(json.loads(whole.read_text(encoding="utf-8"))["docs"])
    shards = shards_of(postings_of(pages, stop_words(script)))
    files = {f"terms/{name}.json": compact(inside) for name, inside in shards.items()}
    files |= {f"pages/{number}.json": compact({"url": page.url, "title": page.title, "sections": page.sections})
              for number, page in enumerate(pages)}
    files["shards.json"] = compact(sorted(shards))
    # A name of its own for each state of the index, so that no cache ever joins an old list to new shards.
    state = hashlib.sha256("".join(f"{name}{text}" for name, text in sorted(files.items())).encode()).hexdigest()[:12]
    for name, text in files.items():
        file = whole.parent / state / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for page in copy.pages():
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'data-index="([^"]*)search_index\.json"', rf'data-shards="\g<1>{state}/"', text),
                        encoding="utf-8")
    whole.unlink()
    for name in PREVIEW_ONLY:
        (copy.site / name).unlink(missing_ok=True)
    return []


def stop_words(script: str) -> frozenset[str]:
    """The words that search.js passes over, read from it: kept once."""
    listed = _STOP_WORDS.search(script)
    if not listed:
        raise ValueError("search.js holds no list of stop words where it is looked for")
    return frozenset(re.sub(r'"\s*\+\s*"', "", listed.group(1)).split())
