"""Reference tables: cautions, interactions, routes, options, registers, glossary.

In:  docs/data/cautions.yml, interactions.yml, routes.yml, options.yml, registers.yml and glossary.yml, all rows of a
     kind in one file.
Out: Cautions, Interactions, Routes, Options, Registers and Glossary, each with its rows.
Use: the blocks of the same names.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import model_validator

from press.model.base import Address, Record, Text, shaped
from press.model.claim import AnyForm, Cell, Checked, CountryCode, Sources, all_different
from press.model.course import CitedAt
from press.model.outcome import Certainty, Condition, Drug, Form, Route, RowId

# Cautions and interactions


class SaidOf(Record):
    """What a warning was written about. Warnings for anaesthesia are set for higher doses than in mental health."""

    drug: Drug
    form: AnyForm
    context: Literal["treatment of depression", "anaesthesia", "trials and services"]


class Caution(Checked):
    """A group of people whom a source says the drug must not, or should not, or only with extra care be given to."""

    id: RowId
    group: Text
    kind: Literal["must not", "not advised", "extra care"]
    said_of: SaidOf
    who_says: Text
    where: Text
    """The countries whose text it is."""
    why: Text | None = None
    """Only as the source gives it."""
    note: Text | None = None
    sources: Sources


class Cautions(Record):
    rows: tuple[Caution, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Cautions:
        all_different((row.id for row in self.rows), "the id")
        return self


class Interaction(Checked):
    """What happens, or may, when ketamine or esketamine meets another medicine or substance."""

    id: RowId
    medicine: Text
    said_of: SaidOf
    effect: Text
    direction: Literal["more harm", "less benefit", "more harm and less benefit", "uncertain", "none known",
                       "practical"]
    strength: Literal["product information", "systematic review", "review", "small study", "clinic’s leaflet",
                      "sources differ"]
    do: Text
    """Whom to tell and what to ask. Never to stop or change a medicine on one's own."""
    note: Text | None = None
    sources: Sources

    @model_validator(mode="after")
    def _more_than_one_to_differ(self) -> Interaction:
        if self.strength == "sources differ" and len({one.source for one in self.sources}) < 2:
            raise ValueError("sources differ only where there are two or more")
        return self


class Interactions(Record):
    rows: tuple[Interaction, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Interactions:
        all_different((row.id for row in self.rows), "the id")
        return self


# Routes

INTO_THE_BODY: dict[str, frozenset[str]] = {
    "drip": frozenset({"intravenous"}),
    "injection": frozenset({"intramuscular", "subcutaneous", "intravenous"}),
    "nasal spray": frozenset({"intranasal"}),
    "tablet": frozenset({"oral", "sublingual"}),
    "lozenge": frozenset({"sublingual"}),
    "oral liquid": frozenset({"oral"}),
}


class RouteFacts(Checked):
    """One way of giving the drug. A cell that is not there was not read anywhere citable, and readers are told so."""

    id: RowId
    name: Text
    drug: Drug
    form: Form
    route: Route
    setting: Cell | None = None
    absorbed: Cell | None = None
    onset: Cell | None = None
    lasts: Cell | None = None
    doses: Cell | None = None
    """As used in trials and reports. Never advice."""
    watched: Cell | None = None
    status: Cell | None = None
    evidence: Cell | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be(self) -> RouteFacts:
        if self.form in INTO_THE_BODY and self.route not in INTO_THE_BODY[self.form] | {"mixed"}:
            raise ValueError(f"{'an' if self.form[0] in 'aeiou' else 'a'} {self.form} is not {self.route}")
        if not any((self.setting, self.absorbed, self.onset, self.lasts, self.doses, self.watched, self.status,
                    self.evidence)):
            raise ValueError("a route needs at least one fact with its source")
        return self


class Routes(Record):
    rows: tuple[RouteFacts, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Routes:
        all_different((row.id for row in self.rows), "the id")
        return self


# Options


class Option(Record):
    """A treatment in the comparison. Rows are never ranked: people, times and comparisons differ between them."""

    id: RowId
    condition: Condition
    population: Text
    """Whom it was tested in."""
    name: Text
    drug: Drug | None = None
    """Ketamine or esketamine; left out for every other treatment."""
    what: Annotated[Text, shaped(r"\D*", "plain words without a number: numbers go into a cell with a source")]
    evidence: Cell
    comparator: Text
    time: Text
    harms: Cell | None = None
    burden: Cell | None = None
    availability: Cell | None = None
    certainty: Certainty
    checked: date


class Options(Record):
    rows: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _a_choice(self) -> Options:
        all_different((row.id for row in self.rows), "the id")
        for condition in {row.condition for row in self.rows}:
            if all(row.drug for row in self.rows if row.condition == condition):
                raise ValueError(f"nothing but ketamine stands under {condition}: that is no comparison. "
                                 "Add another treatment, or take the condition out")
        return self


# Registers


class Register(Checked):
    """Where to look up a person or a clinic that offers treatment."""

    id: RowId
    country: Text
    code: CountryCode
    part: Text | None = None
    name: Text
    tells: Text
    look_up: Text
    """In words, as the page that was read has it."""
    link: Address | None = None
    limits: Text | None = None
    sources: Sources


class Registers(Record):
    rows: tuple[Register, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Registers:
        all_different((row.id for row in self.rows), "the id")
        return self


# Glossary


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
