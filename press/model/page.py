"""Pages and the copy as a whole: what front matter may say, and who answers for the site.

In:  a page's front matter; docs/data/site.yml.
Out: FrontMatter and SiteFacts records.
Use: the rule front-matter-closed, the review line, the block site-facts.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Address, Record, Text, shaped


class SiteFacts(Record):
    """Who answers for this copy. Empty until its owner fills it in; nothing else may say any of it."""

    publisher: Text | None = None
    contact: Text | None = None
    funding: Text | None = None
    repository: Address | None = None


class Reviewer(Record):
    """A real clinician who has read the page, named with leave, and findable in a register."""

    name: Text
    role: Text
    register_entry: Text
    when: date


class Change(Record):
    """One line of a page's history."""

    when: date
    what: Text


class SearchSettings(Record):
    exclude: bool


PageType = Literal["question", "step", "compare", "outcome", "clinical", "record"]
Audience = Literal["considering", "supporting", "clinicians", "everyone", "authors"]


SureSentence = Annotated[Text, shaped(r".*\bcertainty\b.*\.", "a sentence with the word certainty and a full stop")]


class FrontMatter(Record):
    """What a page says of itself, above its text. Closed: no other key."""

    title: Text
    description: Annotated[str, Field(min_length=1, max_length=180)]
    type: PageType
    audience: Audience
    question: Text | None = None
    checked: date
    check_by: date
    reviewed_by: Reviewer | None = None
    tags: tuple[Text, ...] = ()
    sure: SureSentence | None = None
    """How sure the page's answer is, where what it draws does not say it: in place of the count of results on help."""
    search: SearchSettings | None = None
    template: Literal["home.html"] | None = None
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    changes: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> FrontMatter:
        if self.check_by <= self.checked:
            raise ValueError("check-by must come after checked")
        return self
