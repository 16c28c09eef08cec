"""A source as a reader sees it: its entry in the manner of the AMA, its links, and what of it was read.

In:  Source records.
Out: escaped HTML text.
Use: citations.py lays these into a page; it holds no HTML of its own.

Entries are set by citeproc-py with our style, guide.csl. That library prints markup in a field as it
stands, so every sign that means something in HTML goes in as a private-use character and comes out as an
entity: a title cannot become a tag.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from html import escape
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from press.model import DESIGN_IN_WORDS, LANGUAGE_IN_WORDS, READ_IN_WORDS, Name, Source
from press.words import full_date

STYLE = Path(__file__).with_name("guide.csl")
_PRIVATE = {"&": "\ue000", "<": "\ue001", ">": "\ue002", '"': "\ue003", "'": "\ue004"}
_ENTITY = {"\ue000": "&amp;", "\ue001": "&lt;", "\ue002": "&gt;", "\ue003": "&quot;", "\ue004": "&#39;"}
_FOREIGN, _END = "\ue005", "\ue006"
"""Around a title in another language."""
_HIDE, _SHOW = str.maketrans(_PRIVATE), str.maketrans(_ENTITY)


def _safe(text: str | None) -> str:
    return "".join(sign for sign in (text or "") if sign not in (*_ENTITY, _FOREIGN, _END)).translate(_HIDE)


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": _safe(name.literal)}
    person = {"family": _safe(name.family)}
    return person | {"given": _safe(name.given)} if name.given else person


def csl(key: str, source: Source) -> dict[str, object]:
    """A source as CSL-JSON, every field made safe. An incomplete list of authors ends in “et al”."""
    authors = [_name(name) for name in source.author]
    if not source.authors_complete:
        authors.append({"literal": "et al"})
    title = _safe(source.title.rstrip("."))
    if source.title_supplied:
        title = f"[{title}]"
    if source.language:
        title = f"{_FOREIGN}{title}{_END}"
    if source.title_in_english:
        title += f" [{_safe(source.title_in_english)}]"
    item: dict[str, object] = {"id": key, "type": source.type, "title": title, "author": authors}
    body = source.author[0].literal
    for field in ("container_title", "publisher", "volume", "issue", "page"):
        value = getattr(source, field)
        if field == "page" and not source.issued:
            continue  # it says nothing without its year
        if value and value != body:  # a body that publishes its own page is named once
            item[field.replace("_", "-")] = _safe(value)
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
    return item


@lru_cache(maxsize=1)
def _style() -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(str(STYLE), validate=False)


@lru_cache(maxsize=2048)
def entry(key: str, source: Source) -> str:
    """The bibliography entry, as HTML whose only tags are <i> and, around a title in another language, <span lang>."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        works = CitationStylesBibliography(_style(), CiteProcJSON([csl(key, source)]), formatter.html)
        works.register(Citation([CitationItem(key)]))
        text = str(works.bibliography()[0])
    while ".." in text:
        text = text.replace("..", ".")
    text = text.replace("?.", "?").replace("!.", "!").translate(_SHOW)
    return text.replace(_FOREIGN, f'<span lang="{source.language}">').replace(_END, "</span>")


def csl_author(source: Source) -> str:
    """What a work is sorted by: its first author, then its year."""
    first = source.author[0].literal or f"{source.author[0].family} {source.author[0].given or ''}"
    return f"{first} {source.issued or ''}"


def short_name(source: Source) -> str:
    """What a work is called in running words: “Dean and others, 2021”, “NICE, 2022”."""
    first = source.author[0].literal or source.author[0].family
    more = "" if source.author[0].literal or (len(source.author) == 1 and source.authors_complete) else " and others"
    year = f", {source.issued[:4]}" if source.issued else ""
    if source.known_as:
        return f"{source.known_as}{year}"
    return f"{first}{more}{year}"


def links(source: Source) -> list[tuple[str, str]]:
    """(address, words) of every place where the work can be found, the best first."""
    found = []
    if source.DOI:
        found.append((f"https://doi.org/{source.DOI}", f"doi.org/{source.DOI}"))
    if source.PMID:
        found.append((f"https://pubmed.ncbi.nlm.nih.gov/{source.PMID}/", f"PubMed {source.PMID}"))
    if source.PMCID:
        found.append((f"https://pmc.ncbi.nlm.nih.gov/articles/{source.PMCID}/", "Free full text"))
    if source.URL and not found:
        found.append((source.URL, source.URL.removeprefix("https://").removeprefix("www.").rstrip("/")))
    return found


def what_it_is(source: Source) -> str:
    """Its study type and what was read of it, in words; escaped."""
    preprint = ", a preprint that no journal has reviewed" if source.preprint else ""
    language = f", in {LANGUAGE_IN_WORDS[source.language]}" if source.language else ""
    words = [f"{DESIGN_IN_WORDS[source.study_design]}{preprint}{language}.", READ_IN_WORDS[source.read]]
    if source.type != "article-journal" or not source.issued:
        words.append(f"Read on {full_date(source.checked)}.")
    return escape(" ".join(words))
