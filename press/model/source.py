"""Sources: the works that pages cite.

In:  docs/data/sources/*.yml, one file a work, named surname-year.
Out: Source records under CSL's own variable names, holding only fields that were seen.
Use: citations, and every record that rests on a work.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from press.model.base import Address, PartialDate, Record, Text, as_text, shaped

StudyDesign = Literal[
    "randomised-trial", "systematic-review", "review", "pooled-analysis", "observational", "open-label", "case-report",
    "mechanism", "qualitative", "economic", "guideline", "regulator", "label", "registration", "organisation",
    "news", "press-release", "seller",
]
"""What kind of work a source is. `registration` shows that a trial exists, never that it worked."""

DESIGN_IN_WORDS: dict[str, str] = {
    "randomised-trial": "Randomised trial",
    "systematic-review": "Systematic review",
    "review": "Review",
    "pooled-analysis": "Further analysis of trials that were published before",
    "observational": "Observational study",
    "open-label": "Study without a comparison group",
    "case-report": "Report of one or a few cases",
    "mechanism": "Study of how it works",
    "qualitative": "Interview study",
    "economic": "Study of costs",
    "guideline": "Guideline",
    "regulator": "A regulator’s own text",
    "label": "Official product information",
    "registration": "Trial registration, without results",
    "organisation": "An organisation’s own page",
    "news": "News report",
    "press-release": "Press release by the drug’s maker",
    "seller": "Page of somebody who sells the treatment",
}

Read = Literal["full text", "part of the text", "abstract", "table", "whole page", "part of the page",
               "registry entry", "summary elsewhere", "copy elsewhere"]
"""How much of a source was read by whoever recorded it."""

READ_IN_WORDS: dict[str, str] = {
    "full text": "We read the whole text.",
    "part of the text": "We read part of the text.",
    "abstract": "We read the abstract, not the whole paper.",
    "table": "We read one of its tables, not the whole text.",
    "whole page": "We read the page.",
    "part of the page": "We read part of the page.",
    "registry entry": "We read the registry entry.",
    "summary elsewhere": "We read a summary of it elsewhere, not the work itself.",
    "copy elsewhere": "We read a copy of it elsewhere, not the original page.",
}


Language = Literal["da", "de", "es", "fr", "it", "nl", "pt", "sv"]

LANGUAGE_IN_WORDS: dict[str, str] = {
    "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch",
    "pt": "Portuguese", "sv": "Swedish",
}
"""Languages other than English. A further one is added here and in Language."""


Doi = Annotated[str, shaped(r"10\.\d{4,9}/[^\s<>\"]+", "a DOI alone, from its 10. on, without https://doi.org/")]
PubMed = Annotated[str, BeforeValidator(as_text), shaped(r"\d{1,8}", "a PubMed number: digits alone")]
PubMedCentral = Annotated[str, shaped(r"PMC\d{1,8}", "PMC and digits")]


class Name(Record):
    """An author: a person (family, given) or a body (literal)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _person_or_body(self) -> Name:
        if bool(self.family) == bool(self.literal) or (self.given and not self.family):
            raise ValueError("an author is either a person (family, given) or a body (literal)")
        return self


class LookedUp(Record):
    """A value that somebody looked up: what was found, where and when."""

    value: Text
    where: Text
    when: date


NotChecked = Literal["not-checked"]


class Source(Record):
    """A work that a page may cite. Bibliography under CSL's own variable names, only fields that were seen."""

    evidence_id: Text | None = None
    known_as: Text | None = None
    """What readers know the work or its makers by, where that is not the first author: Cochrane, TRANSFORM-2."""
    type: Literal["article-journal", "webpage", "report", "chapter", "book", "article", "legislation", "thesis"]
    title: Text
    title_supplied: bool = False
    """The work's own title was not in the part that was read: ours describes it, and is printed in brackets."""
    language: Language | None = None
    """The language of the work and its title, where it is not English: who listens then hears the title in it."""
    title_in_english: Text | None = None
    """What such a title means, in our words; printed after it in brackets."""
    author: Annotated[tuple[Name, ...], Field(min_length=1)]
    authors_complete: bool
    container_title: Text | None = None
    publisher: Text | None = None
    issued: PartialDate | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    number: Text | None = None
    DOI: Doi | None = None
    PMID: PubMed | None = None
    PMCID: PubMedCentral | None = None
    URL: Address | None = None
    preprint: bool = False
    study_design: StudyDesign
    read: Read
    read_where: Text
    verified: Literal["page", "index", "memory"]
    citable: bool
    citable_why_not: Text | None = None
    checked: date
    funding: LookedUp | NotChecked = "not-checked"
    interests: LookedUp | NotChecked = "not-checked"
    retraction: LookedUp | NotChecked = "not-checked"
    notes: Text | None = None

    @model_validator(mode="after")
    def _citable_means_findable(self) -> Source:
        if self.citable and not (self.DOI or self.PMID or self.PMCID or self.URL):
            raise ValueError("a citable source needs a DOI, PMID, PMCID or URL, so that a reader can find it")
        if self.citable and self.verified == "memory":
            raise ValueError("a source that was only remembered (verified: memory) is not citable")
        if self.title_in_english and not self.language:
            raise ValueError("title-in-english is for a title in another language: name that in language")
        if not self.citable and not self.citable_why_not:
            raise ValueError("a source that is not citable says why in citable-why-not")
        return self
