"""The reference tables: models refuse what cannot be, files load, and every cited source is there and citable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from press import model
from press.across_files import cited_in
from press.library import load
from press.records import read

DOCS = Path(__file__).parent.parent / "docs"
DATA = DOCS / "data"
FOLDERS = {"claims": model.Claim, "status": model.CountryStatus}
FILES = {"cautions": model.Cautions, "interactions": model.Interactions, "routes": model.Routes,
         "options": model.Options, "registers": model.Registers, "glossary": model.Glossary}
JOBS = [(path, model) for folder, model in FOLDERS.items() for path in sorted((DATA / folder).glob("*.yml"))]
JOBS += [(DATA / f"{name}.yml", model) for name, model in FILES.items()]

CITED = [{"source": "murrough-2013", "locator": "Abstract"}]
DAYS = {"checked": "2026-11-23", "check-by": "2027-11-23"}
SPRAY = {"drug": "esketamine", "form": "nasal spray", "context": "treatment of depression"}
SAID_AT = {"url": "https://example.org/faq", "who": "A clinic’s page", "says": "It works.", "checked": "2026-11-23"}
CELL = {"says": "It is so.", "sources": CITED}
CLAIM = {"claim": "It works for all.", "said-by": "founding article", "topic": "does it work", "verdict": "partly",
         "why": "It does not.", "wording": "It works for some.", "sources": CITED, **DAYS}
STATUS = {"id": "spray", "kind": "approval", "drug": "esketamine", "form": "nasal spray", "use": "Depression",
          "status": "licensed", "decided-by": "A regulator", "words": "It is licensed.", "as-of": "2026",
          "sources": CITED, **DAYS}
CAUTION = {"id": "allergy", "group": "Allergy", "kind": "must not", "said-of": SPRAY, "who-says": "A label",
           "where": "A country", "sources": CITED, **DAYS}
INTERACTION = {"id": "alcohol", "medicine": "Alcohol", "said-of": SPRAY, "effect": "More sedation.",
               "direction": "more harm", "strength": "product information", "do": "Tell the clinic.", "sources": CITED,
               **DAYS}
ROUTE = {"id": "drip", "name": "Drip", "drug": "ketamine", "form": "drip", "route": "intravenous", "doses": CELL,
         **DAYS}
OPTION = {"id": "talking", "condition": "PTSD", "population": "Adults", "name": "Talking", "what": "Talking",
          "evidence": CELL, "comparator": "none", "time": "a week",
          "certainty": {"level": "low", "by": "us", "reason": "Few people."}, "checked": "2026-11-23"}
TERM = {"term": "drip", "kind": "medical", "means": "A medicine that runs into a vein."}


def refused(model: type[BaseModel], value: dict[str, Any], part: str) -> None:
    with pytest.raises(ValidationError, match=part):
        model.model_validate(value)


@pytest.mark.parametrize(("model", "value"), [
    (model.Claim, CLAIM), (model.Status, STATUS), (model.Caution, CAUTION), (model.Interaction, INTERACTION),
    (model.RouteFacts, ROUTE), (model.Option, OPTION), (model.Term, TERM),
])
def test_the_samples_stand_frozen_and_closed(model: type[BaseModel], value: dict[str, Any]) -> None:
    record = model.model_validate(value)
    with pytest.raises(ValidationError):
        record.sources = ()
    refused(model, value | {"rank": 1}, "Extra inputs")


@pytest.mark.parametrize(("change", "part"), [
    ({"said-by": "clinics"}, "needs said-at"),
    ({"said-by": "both"}, "needs said-at"),
    ({"said-at": [SAID_AT]}, "then said-by is both"),
    ({"wording": "it works for all"}, "repeats a claim"),
    ({"sources": []}, "at least 1"),
    ({"sources": CITED * 2}, "there twice"),
    ({"verdict": "true"}, "Input should be"),
    ({"check-by": "2026-11-23"}, "must come after"),
])
def test_a_claim_that_cannot_be_is_refused(change: dict[str, Any], part: str) -> None:
    refused(model.Claim, CLAIM | change, part)


@pytest.mark.parametrize(("change", "part"), [
    ({"kind": "guideline"}, "is not a word for kind: guideline"),
    ({"kind": "payment", "status": "off-label"}, "is not a word for kind: payment"),
    ({"compounded": True}, "never licensed"),
    ({"drug": "ketamine or esketamine"}, "one drug"),
    ({"expires": "2027-11-23"}, "before the day"),
    ({"check-by": "2026-11-22"}, "must come after"),
    ({"as-of": "lately"}, "a date is written"),
    ({"sources": []}, "at least 1"),
])
def test_a_status_that_cannot_be_is_refused(change: dict[str, Any], part: str) -> None:
    refused(model.Status, STATUS | change, part)


def test_an_id_stands_once() -> None:
    country = {"country": "A country", "code": "GB", "rows": [STATUS, STATUS]}
    refused(model.CountryStatus, country, "there twice")
    refused(model.CountryStatus, country | {"rows": []}, "at least 1")
    refused(model.CountryStatus, country | {"rows": [STATUS], "code": "gb"}, "two capital letters")
    refused(model.Cautions, {"rows": [CAUTION, CAUTION]}, "there twice")
    refused(model.Interactions, {"rows": [INTERACTION, INTERACTION]}, "there twice")
    refused(model.Routes, {"rows": [ROUTE, ROUTE]}, "there twice")
    refused(model.Options, {"rows": [OPTION, OPTION]}, "there twice")


def test_sources_differ_only_where_there_are_two() -> None:
    refused(model.Interaction, INTERACTION | {"strength": "sources differ"}, "two or more")


def test_a_route_that_cannot_be_is_refused() -> None:
    refused(model.RouteFacts, ROUTE | {"route": "oral"}, "a drip is not oral")
    refused(model.RouteFacts, ROUTE | {"form": "oral liquid"}, "an oral liquid is not intravenous")
    refused(model.RouteFacts, {key: value for key, value in ROUTE.items() if key != "doses"}, "at least one fact")


def test_a_comparison_holds_more_than_ketamine_and_no_number_without_a_source() -> None:
    refused(model.Options, {"rows": [OPTION | {"drug": "ketamine"}]}, "that is no comparison")
    refused(model.Option, OPTION | {"what": "Talking 12 times"}, "without a number")


def test_a_term_is_short_and_its_numbers_have_a_source() -> None:
    refused(model.Term, TERM | {"means": "word " * 31}, "30 at most")
    refused(model.Term, TERM | {"means": "It runs for 40 minutes."}, "needs its source")
    assert model.Term.model_validate(TERM | {"means": "It runs for 40 minutes.", "sources": CITED})


def test_a_glossary_has_no_term_twice_and_no_dead_end() -> None:
    infusion = TERM | {"term": "infusion", "also": ["Drip"]}
    refused(model.Glossary, {"terms": [TERM, infusion]}, "there twice")
    refused(model.Glossary, {"terms": [TERM | {"see": ["vein"]}]}, "no term here")
    refused(model.Glossary, {"terms": [TERM | {"see": ["drip"]}]}, "to itself")


@pytest.fixture(scope="module")
def sources() -> dict[str, model.Source]:
    return dict(load(DOCS).sources)


@pytest.mark.parametrize(("path", "model"), JOBS, ids=[path.relative_to(DATA).as_posix() for path, _ in JOBS])
def test_every_file_loads_and_cites_only_what_may_be_cited(path: Path, model: type[BaseModel],
                                                           sources: dict[str, model.Source]) -> None:
    record = read(path, path.name, model)
    assert not isinstance(record, list), "\n".join(str(problem) for problem in record)
    keys = set(cited_in(record))
    assert keys
    assert [key for key in keys if key not in sources or not sources[key].citable] == []


def test_the_founding_article_and_the_clinics_are_both_answered() -> None:
    claims = [read(path, path.name, model.Claim) for path in sorted((DATA / "claims").glob("*.yml"))]
    assert sum(claim.said_by != "clinics" for claim in claims) == 19
    assert sum(claim.said_by == "clinics" for claim in claims) >= 15
    assert len({claim.claim for claim in claims}) == len(claims)


def test_the_glossary_is_whole_and_in_order() -> None:
    terms = read(DATA / "glossary.yml", "glossary.yml", model.Glossary).terms
    assert len(terms) >= 110
    names = [term.term.casefold() for term in terms]
    assert names == sorted(names)
