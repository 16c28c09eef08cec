"""Outcomes refuse what cannot be, whatever the numbers; and a discrepancy that is said lifts what it should."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from press.model import RATIOS, Effect, Outcome, PerHundred, Row
from press.records import read
from tests.conftest import HERE

FOLDER = HERE / "project/docs/data/outcomes"
ROW: dict[str, Any] = {
    "id": "one", "study": "An invented trial", "source": "many-2019", "locator": "Table 1", "design": "parallel",
    "drug": {}, "comparator": {}, "seen": True,
}
DISCREPANCY = {"printed": "a ratio below 1", "used": "the ratio as printed", "why": "Its table counts the others."}
POINTS = st.floats(-90, 90).map(lambda value: round(value, 2))
KINDS = st.sampled_from(["risk ratio", "odds ratio", "hazard ratio", "risk difference", "mean difference",
                         "standardised mean difference"])


def row(**fields: Any) -> Row:
    return Row.model_validate({**ROW, **fields})


@st.composite
def groups(draw: st.DrawFn) -> dict[str, int]:
    people = draw(st.integers(1, 5000))
    return {"n": people, "events": draw(st.integers(0, people))}


@st.composite
def effects(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(KINDS)
    low, value, high = sorted(draw(st.lists(POINTS, min_size=3, max_size=3, unique=True)))
    if kind in RATIOS:
        assume(low > 0)
    return {"kind": kind, "value": value, "low": low, "high": high}


@given(groups(), groups())
def test_any_counts_that_can_be_build_and_give_their_share(drug: dict[str, int], other: dict[str, int]) -> None:
    made = row(drug=drug, comparator=other)
    assert made.drug.share == 100 * drug["events"] / drug["n"]
    assert 0 <= made.comparator.share <= 100


@given(groups(), groups(), effects())
def test_an_effect_builds_exactly_when_it_points_as_its_counts_do(drug: dict[str, int], other: dict[str, int],
                                                                  effect: dict[str, Any]) -> None:
    given_ = {"drug": drug, "comparator": other, "effect": effect}
    nothing = Effect.model_validate(effect).nothing
    ahead = drug["events"] * other["n"] - other["events"] * drug["n"]
    if ahead * (effect["value"] - nothing) >= 0:
        assert row(**given_).effect.value == effect["value"]
        return
    with pytest.raises(ValidationError, match="one way"):
        row(**given_)
    assert row(**given_, discrepancy=DISCREPANCY).discrepancy.printed == "a ratio below 1"


@given(groups(), groups(), st.integers(1, 5000), st.sampled_from(["drug", "comparator"]), st.booleans())
def test_more_events_than_people_never_build(drug: dict[str, int], other: dict[str, int], more: int, where: str,
                                             said: bool) -> None:
    arms = {"drug": drug, "comparator": other}
    arms[where] = {"n": arms[where]["n"], "events": arms[where]["n"] + more}
    with pytest.raises(ValidationError, match=f"more events than people in the {where} group"):
        row(**arms, discrepancy=DISCREPANCY if said else None)


@given(effects())
def test_an_interval_builds_and_swapped_never_does(effect: dict[str, Any]) -> None:
    assert Effect.model_validate(effect).low == effect["low"]
    with pytest.raises(ValidationError, match="does not contain its estimate"):
        Effect.model_validate({**effect, "low": effect["high"], "high": effect["low"]})


@given(effects(), st.sampled_from(["low", "high"]))
def test_half_an_interval_never_builds(effect: dict[str, Any], lost: str) -> None:
    with pytest.raises(ValidationError, match="both low and high"):
        Effect.model_validate({**effect, lost: None})


@given(st.sampled_from(sorted(RATIOS)), st.floats(-1e6, 0))
def test_a_ratio_at_or_below_nothing_never_builds(kind: str, value: float) -> None:
    with pytest.raises(ValidationError, match="is above 0"):
        Effect.model_validate({"kind": kind, "value": value})


@given(st.lists(st.floats(0, 100), min_size=4, max_size=4))
def test_per_hundred_builds_exactly_when_its_interval_holds_it(values: list[float]) -> None:
    without, with_, low, high = values
    given_ = {"without": without, "with": with_, "low": low, "high": high}
    if low <= with_ <= high:
        assert PerHundred.model_validate(given_).with_ == with_
    else:
        with pytest.raises(ValidationError, match="enclose"):
            PerHundred.model_validate(given_)


@given(groups(), st.floats(0, 100))
def test_a_percentage_builds_exactly_when_its_counts_agree(drug: dict[str, int], percent: float) -> None:
    arm = {**drug, "percent": percent}
    if abs(100 * drug["events"] / drug["n"] - percent) <= 0.6:
        assert row(drug=arm).drug.percent == percent
    else:
        with pytest.raises(ValidationError, match="say in discrepancy"):
            row(drug=arm)
        assert row(drug=arm, discrepancy=DISCREPANCY).drug.percent == percent


def _file(name: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")) | {"checked": "2026-11-01"}


def _written(value: dict[str, Any], folder: Path) -> Outcome | list:
    path = folder / "outcome.yml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return read(path, "docs/data/outcomes/outcome.yml", Outcome)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_the_invented_outcomes_build(path: Path) -> None:
    assert isinstance(read(path, path.name, Outcome), Outcome)


@pytest.mark.parametrize(("name", "part", "change"), [
    ("relief-1-day.yml", ("rows", 2), {"effect": {"kind": "risk ratio", "value": 0.44, "low": 0.16, "high": 1.2}}),
    ("relief-1-day.yml", ("rows", 2), {"drug": {"n": 20, "events": 9, "percent": 54}}),
    ("scores-1-week.yml", ("rows", 0), {"effect": {"kind": "mean difference", "value": 4, "low": 1.2, "high": 6.8}}),
    ("relief-1-day.yml", ("pooled", 0), {"per-hundred": {"without": 50, "with": 40, "low": 22, "high": 74}}),
    ("relief-1-day.yml", ("rows", 2), {"effect": {"kind": "odds ratio", "value": 3.3, "low": 0.8, "high": 13.6}}),
    ("relief-1-day.yml", ("pooled", 0), {"effect": {"kind": "odds ratio", "value": 2.7, "low": 1.1, "high": 6.4}}),
], ids=["against counts", "against a percentage", "against means", "against a result per hundred",
        "of another kind", "pooled, of another kind"])
def test_a_discrepancy_that_is_said_lifts_the_refusal(name: str, part: tuple[str, int], change: dict[str, Any],
                                                      tmp_path: Path) -> None:
    whole = _file(name)
    kind, number = part
    whole[kind][number] |= change
    assert isinstance(_written(whole, tmp_path), list)
    whole[kind][number]["discrepancy"] = copy.deepcopy(DISCREPANCY)
    made = _written(whole, tmp_path)
    assert isinstance(made, Outcome)
    assert getattr(made, kind)[number].discrepancy.used == "the ratio as printed"


def test_a_discrepancy_does_not_lift_what_no_source_can_mean(tmp_path: Path) -> None:
    whole = _file("relief-1-day.yml")
    whole["rows"][2] |= {"drug": {"n": 20, "events": 21}, "discrepancy": DISCREPANCY}
    assert "more events than people" in _written(whole, tmp_path)[0].what


def test_a_discrepancy_that_leaves_out_its_reason_lifts_nothing(tmp_path: Path) -> None:
    whole = _file("relief-1-day.yml")
    whole["rows"][2] |= {"discrepancy": {"printed": "54", "used": "45"}}
    found = _written(whole, tmp_path)
    assert [problem.what for problem in found] == ["Missing in “rows › hart › discrepancy”: why."]
