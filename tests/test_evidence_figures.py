"""Outcomes drawn: the numbers of the record are the numbers of the figure, in its words as in its marks."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from xml.etree import ElementTree as etree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from press.figures.evidence_parts import Links, badge, certainty_line
from press.figures.evidence_words import figure, then, when
from press.figures.fact_box import fact_box
from press.figures.forest import Computed, forest
from press.figures.icon_array import dots, icon_array
from press.figures.outcome_table import outcome_table
from press.figures.per_hundred import Whole, hundred
from press.figures.scale import axis
from press.figures.sentence import sentence
from press.model import Effect, Outcome, Time
from tests.evidence_records import (
    AS_POOLED,
    DISSOCIATION,
    DIZZINESS,
    LII,
    REMISSION,
    RESPONSE,
    SLURRED,
    TRIALS,
    outcomes,
    record,
)

HOSTILE = """<script>alert("1")</script> & 'x' ]]> {{ y }}"""
LINKS = Links(named=lambda key: {"dean-2021": "Cochrane"}.get(key, key))
OURS = Computed("all", Effect(kind="odds ratio", value=3.2111, low=1.1, high=9.3),
                {"study-1": 41.2, "study-2": 38.1, "study-3": 20.7}, "random effects", (0.4, 25.2), 31.2)
FIGURES = {"icon-array": icon_array, "forest": forest, "table": outcome_table, "sentence": sentence,
           "fact-box": lambda key, outcome, prefix, cite, **more: fact_box([(key, outcome)], prefix, cite, **more)}


def cite(cited: list[tuple[str, str]]) -> str:
    return f'<sup class="cite">{len(cited)}</sup>'


def drawn(kind: str, raw: dict | Outcome, **more: object) -> etree.Element:
    outcome = raw if isinstance(raw, Outcome) else record(raw)
    return etree.fromstring(FIGURES[kind]("a-key", outcome, "f", cite, links=LINKS, **more))


def said(root: etree.Element) -> str:
    return re.sub(r"\s+", " ", "".join(root.itertext()))


def marked(root: etree.Element, kind: str) -> list[etree.Element]:
    return [one for one in root.iter() if kind in one.get("class", "").split()]


def points(root: etree.Element, kind: str) -> list[tuple[int, int]]:
    """Where the dots of a path are."""
    return [(int(x), int(y)) for path in marked(root, kind) for x, y in re.findall(r"M(\d+) (\d+)h0", path.get("d"))]


def share(one: etree.Element, name: str) -> float:
    return float(one.get(name).rstrip("%"))


def boxed(*raws: dict) -> etree.Element:
    return etree.fromstring(fact_box([(f"key-{at}", record(raw)) for at, raw in enumerate(raws)], "f", cite,
                                     links=LINKS))


# Icon array ----------------------------------------------------------------------------------------------------------


def test_both_groups_have_a_hundred_people_and_the_filled_ones_are_the_number() -> None:
    root = drawn("icon-array", RESPONSE)
    panels = marked(root, "evidence__people")
    assert [len(points(panel, "e-person")) for panel in panels] == [9, 27]
    assert [len(points(panel, "e-person") + points(panel, "e-ring")) for panel in panels] == [100, 100]
    assert {points(panel, "e-hole") == points(panel, "e-ring") for panel in panels} == {True}
    assert [said(line) for line in marked(root, "evidence__number")] == [
        "9 in 100 after an inactive placebo", "27 in 100 after ketamine by drip"]


def test_dots_are_filled_column_by_column() -> None:
    places = points(etree.fromstring(f"<svg>{dots(100)}</svg>"), "e-person")
    assert len(set(places)) == 100
    assert places == sorted(places)
    assert {x for x, _ in places} == set(range(10, 400, 20)) and {y for _, y in places} == set(range(10, 100, 20))


def test_range_is_whole_people_on_the_scale_of_the_dots() -> None:
    root = drawn("icon-array", RESPONSE)
    caps = marked(root, "e-range")
    assert (caps[0].get("x1"), caps[0].get("x2")) == ("52", "196")
    assert marked(root, "e-best")[0].get("cx") == "108"
    tint = marked(root, "e-tint")[0]
    assert (float(tint.get("x")), float(tint.get("width"))) == (13 * 4, (49 - 13) * 4)
    assert "Best guess 27, could be 13 to 49 in 100." in said(root)


def test_a_listener_hears_the_numbers_the_range_and_what_was_compared() -> None:
    panel = marked(drawn("icon-array", RESPONSE), "evidence__people")[1]
    assert panel.get("role") == "img"
    ids = {one.get("id"): one.text for one in panel if one.get("id")}
    assert ids[panel.get("aria-labelledby")] == "27 in 100 after ketamine by drip"
    told = ids[panel.get("aria-describedby")]
    for part in ("27 of 100 dots are filled", "13 to 49", "ketamine by drip (intravenous)", "salt-water drip",
                 "inactive placebo", "a day later"):
        assert part in told


def test_a_single_study_is_named_as_one_and_its_range_is_carried_over() -> None:
    text = said(drawn("icon-array", RESPONSE | {"pooled": []}))
    assert "One study alone: Lii 2023, 40 people." in text
    assert "60 in 100 after ketamine by drip" in text
    assert "could be 30 to 84 in 100. We worked the range out from the published interval of the odds ratio" in text


def test_a_range_that_is_not_printed_is_carried_over_from_the_effect() -> None:
    shown = hundred("key", record(REMISSION))
    odds = 2.4 / 97.6
    assert math.isclose(shown.low.share, 100 * odds * 1.07 / (1 + odds * 1.07))
    assert math.isclose(shown.high.share, 100 * odds * 29.46 / (1 + odds * 29.46))
    assert (shown.range, shown.carried.kind) == ("3 to 42", "odds ratio")


def test_no_range_is_drawn_or_said_where_none_is_published() -> None:
    root = drawn("icon-array", DISSOCIATION)
    assert not marked(root, "e-range") and not marked(root, "e-tint")
    assert "No range is published" in said(root)


@pytest.mark.parametrize(("share_", "people", "words"), [
    (0, 0, "0"), (0.2, 0, "fewer than 1"), (0.5, 1, "1"), (8.5, 9, "9"), (8.49, 8, "8"), (27.4, 27, "27"),
    (99.4, 99, "99"), (99.7, 99, "more than 99"), (100, 100, "100"),
])
def test_shares_become_honest_whole_people(share_: float, people: int, words: str) -> None:
    assert (Whole(share_).people, str(Whole(share_))) == (people, words)


def test_groups_that_rounding_makes_equal_say_so() -> None:
    near = RESPONSE | {"pooled": [RESPONSE["pooled"][0] | {
        "effect": None, "per-hundred": {"without": 8.6, "with": 9.1, "low": 4, "high": 20}}]}
    for kind in ("icon-array", "sentence", "fact-box"):
        assert "both groups look the same. Before rounding: 8.6 in 100 without, 9.1 with." in said(drawn(kind, near))


@pytest.mark.parametrize("raw", [
    TRIALS,
    RESPONSE | {"pooled": [], "rows": [LII, LII | {"id": "another"}]},
    RESPONSE | {"show": "table only", "why-shown-so": "Too few people."},
])
@pytest.mark.parametrize("kind", ["icon-array", "sentence", "fact-box"])
def test_what_has_no_two_groups_is_refused_in_plain_words(kind: str, raw: dict) -> None:
    with pytest.raises(ValueError, match=r"^a-key (has|is not drawn)"):
        drawn(kind, raw)


def test_one_of_several_studies_can_be_named() -> None:
    several = RESPONSE | {"pooled": [], "rows": [LII, LII | {"id": "another", "study": "Another"}]}
    assert "One study alone: Another" in said(drawn("icon-array", several, row="another"))


def test_trials_counted_together_come_before_the_trials_in_them() -> None:
    together = DISSOCIATION["rows"][0]
    part = together | {"id": "part", "study": "A part", "design": "parallel", "same-people-as": [together["id"]],
                       "drug": {"n": 100, "events": 50}, "comparator": {"n": 100, "events": 5}}
    shown = hundred("key", record(DISSOCIATION | {"rows": [part, together]}))
    assert shown.origin.id == together["id"]


# Fact box ------------------------------------------------------------------------------------------------------------


def test_helped_and_harmed_are_rows_of_one_table_on_one_scale() -> None:
    root = boxed(DISSOCIATION, RESPONSE, DIZZINESS, SLURRED)
    assert len(list(root.iter("table"))) == 1
    assert [said(folded) for folded in root.iter("details")] == [
        "Data: 4 filesData: " + ", ".join(sorted(link for link in re.findall(r"\S+\.yml", said(root))))]
    groups = [said(one) for one in marked(root, "evidence__group")]
    assert groups[0].startswith("Helped: adults") and groups[1].startswith("Harmed: adults") and len(groups) == 2
    for part in ("esketamine by nasal spray (intranasal)", "placebo spray", "in the first 4 weeks"):
        assert part in groups[1]
    counts = [said(one) for one in marked(root, "evidence__count")][2:]
    assert counts == ["9", "27", "9", "41", "8", "29", "0", "4"]
    drawings = marked(root, "evidence__scale")
    rings = [share(marked(one, "e-without")[0], "cx") for one in drawings]
    assert [f"{number:g}" for number in rings] == counts[::2]
    assert [f"{share(marked(one, 'e-with')[0], 'cx'):g}" for one in drawings] == counts[1::2]
    assert {one.get("aria-hidden") for one in drawings} == {"true"}


def test_what_rows_share_is_said_once_and_what_is_their_own_beside_them() -> None:
    root = boxed(RESPONSE, REMISSION, DISSOCIATION, DIZZINESS)
    text = said(root)
    assert text.count("Very low certainty, as judged by Cochrane.") == 1
    assert text.count("run or paid for by a maker of the drug") == 1
    assert "Could be 13 to 49." in text and "Could be 3 to 42, worked out by us from the odds ratio." in text


def test_what_every_row_shares_is_said_once_and_the_groups_say_when() -> None:
    later = RESPONSE | {"title": "Later", "time": {"words": "7 days"}}
    told = said(boxed(RESPONSE, later))
    assert told.count("salt-water drip") == 1 and "In every row: " in told
    assert "Helped: a day later." in told and "Helped: 7 days later." in told
    assert "A ring is the number with inactive placebo, a dot the number with ketamine" in told
    elsewhere = RESPONSE | {"population": "Others"}
    assert said(boxed(RESPONSE, elsewhere)).count("salt-water drip") == 2



def test_every_cell_keeps_its_role_and_every_heading_its_scope() -> None:
    for root in (boxed(RESPONSE, DISSOCIATION), drawn("forest", AS_POOLED, computed=OURS), drawn("table", TRIALS)):
        assert next(root.iter("caption")).text
        for one in root.iter():
            if one.tag in ("th", "td"):
                assert one.get("role") and (one.tag == "td" or one.get("scope"))
            assert one.tag not in ("tr", "thead", "tbody", "table") or one.get("role")


# Forest plot ---------------------------------------------------------------------------------------------------------


def plotted(root: etree.Element) -> dict[str, etree.Element]:
    """The drawing of each row by the row's first words."""
    return {said(row.find("th")).split("  ")[0]: row.find("td") for row in root.iter("tr")
            if row.get("class") in ("evidence__study", "evidence__pooled")}


def test_each_study_has_a_row_with_people_numbers_and_its_place_on_the_axis() -> None:
    root = drawn("forest", TRIALS)
    rows = [row for row in root.iter("tr") if row.get("class") == "evidence__study"]
    assert [said(row.find("th")).split("1")[0].strip()[:9] for row in rows] == ["TRANSFORM"] * 4
    assert [said(row.findall("td")[1]) for row in rows] == [
        "17.3 (4.01 to 30.6)", "15.2 (2.11 to 28.22)", "14.2 (0.68 to 27.67)", "13.7 (−0.28 to 27.58)"]
    dots_ = [share(marked(row, "e-with")[0], "cx") for row in rows]
    assert dots_ == sorted(dots_, reverse=True)
    for row, at in zip(rows, dots_, strict=True):
        across = marked(row, "e-range")[0]
        assert share(across, "x1") < at < share(across, "x2")
        assert share(marked(row, "e-nothing")[0], "x1") == share(marked(rows[0], "e-nothing")[0], "x1")
    assert "223 people" in said(rows[0]) and "run or paid for by a maker" in said(rows[0])
    assert "some of the same people as TRANSFORM-1, 56 mg" in said(rows[2])
    assert said(rows[3]).count("reaches or crosses the line of no difference") == 1
    assert "better with esketamine" in said(rows[0].find("td"))


def test_directions_are_said_at_both_ends() -> None:
    ends = said(marked(drawn("forest", TRIALS), "evidence__ends")[0])
    assert ends == "← better with placebo spray better with esketamine →"
    less = TRIALS | {"measure": TRIALS["measure"] | {"direction": "less is better"}}
    assert said(marked(drawn("forest", less), "evidence__ends")[0]).startswith("← better with esketamine")


def test_ratios_lie_on_a_logarithmic_axis() -> None:
    made = axis([0.25, 4, 16], 1, log=True)
    spots = [made.at(value) for value in (0.25, 1, 4, 16)]
    steps = [after - before for before, after in pairwise(spots)]
    assert all(math.isclose(step, steps[0]) for step in steps) and spots[0] > 0 and spots[-1] < 100
    assert 1 in made.ticks and made.ticks == (0.25, 1, 4, 16)
    assert axis([4.01, 30.6, -0.28], 0, log=False).ticks == (0, 10, 20, 30)


@settings(max_examples=200, deadline=None)
@given(st.booleans(), st.data())
def test_any_axis_shows_all_and_keeps_their_order(log: bool, data: st.DataObject) -> None:
    numbers = st.floats(1e-9, 1e9) if log else st.floats(-1e9, 1e9)
    values = sorted(data.draw(st.lists(numbers, min_size=1, max_size=8)))
    nothing = 1.0 if log else 0.0
    made = axis(values, nothing, log)
    spots = [made.at(value) for value in values]
    assert all(-1e-6 <= spot <= 100 + 1e-6 for spot in (*spots, made.at(nothing))) and spots == sorted(spots)
    assert 2 <= len(made.ticks) <= 6 and list(made.ticks) == sorted(made.ticks)
    assert all(-1e-6 <= made.at(tick) <= 100 + 1e-6 for tick in made.ticks)
    assert any(math.isclose(tick, nothing, abs_tol=1e-9) for tick in made.ticks)


def test_a_pooled_result_stands_under_every_study_behind_it() -> None:
    root = drawn("forest", AS_POOLED, computed=OURS)
    text = said(root)
    assert len(marked(root, "e-pooled")) == 1 and len(marked(root, "evidence__pooled")) == 2
    assert "As published: 3 studies, 98 people." in text and "3.1 (1.2 to 8)" in text
    assert "Pooled, worked out by us" in text and "3.21 (1.1 to 9.3)" in text and "weight 41.2%" in text
    assert "Prediction interval" in text and "0.4 to 25.2" in text
    assert "High risk of bias, as judged by Cochrane." in text
    assert "18 people; crossover: the same people in both groups" in text
    assert "8 (interval not published)" in text


def test_a_pooled_result_of_other_studies_is_told_and_not_drawn() -> None:
    root = drawn("forest", RESPONSE)
    assert not marked(root, "e-pooled") and len(marked(root, "evidence__study")) == 1
    assert "Cochrane pooled other or more studies: odds ratio 3.94 (1.54 to 10.1). It is not drawn here" in said(root)


def test_a_pooled_result_may_stand_alone_named_as_published() -> None:
    root = drawn("forest", REMISSION)
    assert len(marked(root, "e-pooled")) == 1 and not marked(root, "evidence__study")
    assert "Pooled, as published: drawn without the single studies" in said(root)


def test_a_set_of_which_a_study_has_no_effect_keeps_no_pooled_mark() -> None:
    gap = AS_POOLED | {"rows": [*AS_POOLED["rows"][:2], AS_POOLED["rows"][2] | {"effect": None}]}
    root = drawn("forest", gap)
    assert not marked(root, "e-pooled")
    assert "Not drawn, because no odds ratio is published: Study 3." in said(root)


@pytest.mark.parametrize("changed", [{"set_name": "other"}, {"weights": {"study-1": 100.0}}])
def test_a_result_of_ours_without_its_studies_is_refused(changed: dict) -> None:
    wrong = Computed(**(OURS.__dict__ | changed))
    with pytest.raises(ValueError, match="a-key: what we computed"):
        drawn("forest", AS_POOLED, computed=wrong)


def test_a_forest_without_any_effect_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to put on a line"):
        drawn("forest", DISSOCIATION)


# Table and sentence --------------------------------------------------------------------------------------------------


def test_the_table_has_every_study_with_both_groups_and_what_is_known_of_it() -> None:
    gap = {"printed": "12 of 21", "used": "12 of 20", "why": "The table says 20"}
    row = LII | {"discrepancy": gap, "dose": "0.5 mg/kg", "time": "day 1", "company-trial": True}
    root = drawn("table", RESPONSE | {"rows": [row]})
    text = said(root)
    for part in ("12 of 20 (60 in 100)", "10 of 20 (50 in 100)", "Odds ratio 1.5 (0.43 to 5.25)", "worked out by us",
                 "Randomised, two separate groups.", "40 people.", "Dose as used: 0.5 mg/kg.", "Time: day 1.",
                 "Run or paid for by a maker of the drug.", "Drip under a general anaesthetic.", "Printed: 12 of 21.",
                 "Used here: 12 of 20.", "Pooled by Cochrane", "27.4 in 100 (12.9 to 49.2)", "7 studies, 185 people."):
        assert part in text


def test_where_nothing_is_drawn_readers_are_told_why() -> None:
    none = RESPONSE | {"rows": [], "pooled": [], "show": "no usable data", "why-shown-so": "nobody counted it"}
    root = drawn("table", none)
    assert "Nobody counted it." in said(root) and not list(root.iter("table"))


def test_the_sentence_says_the_numbers_the_time_and_how_sure() -> None:
    assert said(drawn("sentence", RESPONSE)).startswith(
        "Of 100 people with depression given ketamine by drip, 27 felt much better a day later, against 9 given an "
        "inactive placebo (very low certainty, as judged by Cochrane). The true number with treatment could be 13 to "
        "49. 7 studies, 185 people, pooled by Cochrane.")
    assert said(drawn("sentence", DIZZINESS)).startswith(
        "Dizziness, at any time in the first 4 weeks: of 100 people with depression given esketamine by nasal spray, "
        "29, against 8 given a placebo spray (moderate certainty, as we judge it).")
    stayed = RESPONSE | {"population": "Adults who had got better", "pooled": [],
                         "rows": [LII | {"design": "randomised withdrawal"}]}
    assert said(drawn("sentence", stayed)).startswith("Of 100 adults who had got better, given ketamine")


def test_a_comparison_that_had_the_therapy_too_is_said_in_full() -> None:
    """Both groups may have had it: “against midazolam” alone would credit the drug with the therapy."""
    both = RESPONSE | {"intervention": RESPONSE["intervention"] | {"with-therapy": "relapse prevention"},
                       "comparator": {"kind": "midazolam", "words": "A midazolam drip with the same programme"}}
    for kind in ("sentence", "icon-array"):
        assert "9 given a midazolam drip with the same programme" in said(drawn(kind, both)).replace(
            "9 in 100 after", "9 given")


def test_times_and_numbers_in_words() -> None:
    times = ["24 hours", "a day after one drip", "end of the course", "day 8, after a week"]
    assert [when(Time(words=words)) for words in times] == ["24 hours later", *times[1:]]
    assert [then(Time(words=words)) for words in times] == [
        "24 hours later", "a day after one drip", "(end of the course)", "on day 8, after a week"]
    assert [figure(value) for value in (10.10, -0.613, 3.0, -0.0)] == ["10.1", "−0.613", "3", "0"]
    assert [figure(value, False) for value in (3.2111, 0.00123456, -12.0)] == ["3.21", "0.0012", "−12"]


# All of them ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [RESPONSE, DISSOCIATION], ids=["benefit", "harm"])
@pytest.mark.parametrize("kind", ["icon-array", "forest", "table", "fact-box"])
def test_every_figure_says_what_it_is_how_sure_and_where_its_data_is(kind: str, raw: dict) -> None:
    if (kind, raw) == ("forest", DISSOCIATION):
        raw = TRIALS | {"is": "harm"}
    root, outcome = drawn(kind, raw), record(raw)
    assert (root.tag, root.get("class"), root.get("id")) == ("figure", f"evidence evidence--{kind}", "f")
    text, hrefs = said(root), [one.get("href") for one in root.iter("a")]
    for part in (outcome.intervention.drug, outcome.intervention.form, outcome.intervention.route,
                 outcome.comparator.words, when(outcome.time)):
        assert part.lower() in text.lower()
    assert f"{outcome.certainty.level} certainty".capitalize() in text
    assert ("as we judge it" if outcome.certainty.by == "us" else "as judged by Cochrane") in text
    assert LINKS.certainty in hrefs and "data/outcomes/a-key.yml" in hrefs
    assert next(root.iter("figcaption"))[0].get("class") == "figure__title" and list(root.iter("table"))
    if outcome.is_ == "harm":
        assert not list(root.iter("details"))


@pytest.mark.parametrize("raw", [RESPONSE, AS_POOLED, TRIALS, DISSOCIATION], ids=["response", "set", "trials", "harm"])
@pytest.mark.parametrize("kind", FIGURES)
def test_hostile_words_stay_words(kind: str, raw: dict) -> None:
    rows = [row | {"study": HOSTILE, "locator": HOSTILE, "note": HOSTILE, "dose": HOSTILE, "time": HOSTILE,
                   "discrepancy": {"printed": HOSTILE, "used": HOSTILE, "why": HOSTILE}} for row in raw["rows"]]
    words = {"title": HOSTILE, "population": HOSTILE, "rows": rows, "time": {"words": HOSTILE},
             "comparator": raw["comparator"] | {"words": HOSTILE}, "measure": raw["measure"] | {"words": HOSTILE},
             "certainty": {"level": "low", "by": "us", "reason": HOSTILE}}
    try:
        root = drawn(kind, raw | words)
    except ValueError:
        return
    assert "script" not in {one.tag for one in root.iter()}
    assert "<script>" in said(root)
    assert_safe(root)


def assert_safe(root: etree.Element) -> None:
    """No style and no handler; no namespace; ids once; no drawing without a name or a hiding."""
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for one in root.iter():
        assert not one.tag.startswith("{")
        assert not [name for name in one.attrib if name == "style" or name.startswith(("on", "xmlns"))]
    inner = {id(inside) for svg in root.iter("svg") for inside in svg.iter("svg") if inside is not svg}
    hidden = {id(svg) for row in root.iter() if row.get("aria-hidden") for svg in row.iter("svg")}
    for svg in root.iter("svg"):
        assert id(svg) in inner | hidden or (svg.get("role") == "img" and svg.find("title") is not None)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(outcomes(), st.sampled_from(sorted(FIGURES)))
def test_any_valid_outcome_is_drawn_or_refused_in_plain_words(outcome: Outcome, kind: str) -> None:
    try:
        root = drawn(kind, outcome)
    except ValueError as refused:
        assert type(refused) is ValueError and str(refused).startswith("a-key") and kind != "table"
        return
    assert_safe(root)
    for panel in marked(root, "evidence__people"):
        number = said(panel.find("title")).split(" in 100")[0]
        filled = len(points(panel, "e-person"))
        assert filled == {"fewer than 1": 0, "more than 99": 99}.get(number, filled)
        assert number.startswith(("fewer", "more")) or int(number) == filled
        assert filled + len(points(panel, "e-ring")) == 100
    for one in marked(root, "evidence__row"):
        for across in marked(one, "e-range"):
            assert across.get("x1") == "0" or -0.01 <= share(across, "x1") <= share(across, "x2") <= 100.01


@pytest.mark.parametrize(("level", "filled"), [("high", 4), ("moderate", 3), ("low", 2), ("very low", 1)])
def test_dots_of_certainty_never_stand_alone(level: str, filled: int) -> None:
    assert badge(level).count("e-sure--yes") == filled
    line = etree.fromstring(certainty_line(record(RESPONSE | {
        "certainty": {"level": level, "by": "us", "reason": "So"}}).certainty, cite))
    assert said(line).strip().startswith(f"{level.capitalize()} certainty, as we judge it. So.")


def test_certainty_that_nobody_judged_has_no_dots() -> None:
    line = etree.fromstring(certainty_line(record(RESPONSE | {
        "certainty": {"level": "not judged", "by": "us", "reason": "So"}}).certainty, cite))
    assert not list(line.iter("svg")) and said(line).startswith("Certainty not judged. So.")
