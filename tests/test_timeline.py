"""The course of a treatment: what is drawn follows from the record, and nothing collides."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from press.figures.svg import element, number, width, wrap
from press.figures.timeline import duration, timeline
from press.figures.timeline_wide import WIDTH, last_minute
from press.model import Course

DATA = Path(__file__).parent.parent / "docs" / "data" / "courses" / "drip-course.yml"
RAW = yaml.safe_load(DATA.read_text(encoding="utf-8"))
HOSTILE = """<script>alert("1")</script> & 'x' ]]> {{ y }}"""
EM = {"t-text": 0.52, "t-note": 0.52}


def course(**changes: object) -> Course:
    return Course.model_validate(RAW | changes)


def session(**changes: object) -> Course:
    return course(session=RAW["session"] | changes)


def drawn(record: Course, prefix: str = "t") -> etree.Element:
    return etree.fromstring(timeline(record, prefix, lambda cited: f"<sup>{len(cited)}</sup>"))


def drawings(record: Course) -> dict[str, etree.Element]:
    return {svg.get("class"): svg for svg in drawn(record).iter("svg")}


def said(root: etree.Element) -> str:
    return re.sub(r"\s+", " ", " ".join(root.itertext()))


def words_of(svg: etree.Element) -> str:
    return " ".join(text.text for text in svg.iter("text"))


def letters(words: str) -> str:
    """Without spaces, which wrapping moves about."""
    return re.sub(r"\s", "", words)


def boxes(svg: etree.Element) -> list[tuple[str, float, float, float, float]]:
    """Each line of words as (words, left, top, right, bottom), at 0.52 em a letter."""
    found = []
    for text in svg.iter("text"):
        x, y = float(text.get("x")), float(text.get("y"))
        wide = len(text.text) * EM[text.get("class")] * 16
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
        found.append((text.text, left, y - 12, left + wide, y + 4))
    return found


def assert_clear(svg: etree.Element) -> None:
    _, _, width_, height = (float(part) for part in svg.get("viewBox").split())
    found = boxes(svg)
    for words, left, top, right, bottom in found:
        assert left >= -0.1 and right <= width_ + 0.1 and top >= 0 and bottom <= height + 0.1, f"outside: {words}"
    for one, two in combinations(found, 2):
        beside = one[3] <= two[1] or two[3] <= one[1]
        above = one[4] <= two[2] or two[4] <= one[2]
        assert beside or above, f"“{one[0]}” lies on “{two[0]}”"


# What the drawings say -------------------------------------------------------------------------------------


def test_the_figure_is_a_caption_two_drawings_and_a_list() -> None:
    figure = drawn(course())
    assert (figure.tag, figure.get("class")) == ("figure", "timeline")
    assert [(child.tag, child.get("class")) for child in figure] == [
        ("figcaption", "figure__caption"), ("svg", "timeline__wide"), ("svg", "timeline__narrow"),
        ("ol", "timeline__words")]
    assert RAW["title"] in said(figure[0]) and "a sketch, not a measurement" in said(figure[0])


@pytest.mark.parametrize("kind", ["timeline__wide", "timeline__narrow"])
def test_every_word_is_in_both_drawings_in_order(kind: str) -> None:
    record = course()
    svg = drawings(record)[kind]
    words, at = letters(words_of(svg)), -1
    for stop in record.stops:
        place = words.index(letters(stop.name + "".join(stop.note)))
        assert place > at
        at = place
    for phase in record.session.phases:
        assert letters(phase.name + "".join(phase.note)) in words
    felt = record.session.feelings
    for each in (record.session.title, felt.strongest_label, felt.faded_label, "".join(felt.note),
                 record.session.checks.name):
        assert letters(each) in words


def test_the_list_has_every_stop_in_order_with_its_sources() -> None:
    record, cited = course(), []

    def cite(pairs: list[tuple[str, str]]) -> str:
        cited.append(pairs)
        return f'<sup class="cite">{len(cited)}</sup>'

    listed = etree.fromstring(timeline(record, "t", cite)).find("ol")
    assert [item.find("p/strong").text.rstrip(":") for item in listed] == [stop.name for stop in record.stops]
    inside = listed[[stop.opens for stop in record.stops].index(True)]
    assert [item.find("p/strong").text.rstrip(":") for item in inside.find("ol")] == [
        phase.name for phase in record.session.phases]
    things = [*record.stops, *record.session.phases, record.session.feelings, record.session.checks]
    for thing in things:
        assert thing.words.strip() in said(listed)
        assert [(source.source, source.locator) for source in thing.sources] in cited
    assert len(cited) == len(things) == len(listed.findall(".//sup"))


def test_a_listener_hears_the_whole_course() -> None:
    record = course()
    for svg in drawings(record).values():
        assert svg.get("role") == "img"
        names = {one.get("id"): one.text for one in svg if one.tag in ("title", "desc")}
        assert names[svg.get("aria-labelledby")] == record.title
        told = names[svg.get("aria-describedby")]
        for thing in (*record.stops, *record.session.phases):
            assert thing.name in told and " ".join(thing.note) in told
        assert "strongest at 40 minutes" in told and "mostly gone at 2 hours 40 minutes" in told


def test_ids_are_unique_under_two_prefixes() -> None:
    ids = [one.get("id") for prefix in ("a", "b") for one in drawn(course(), prefix).iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 8


def test_the_same_record_is_drawn_the_same() -> None:
    assert timeline(course(), "t", str) == timeline(course(), "t", str)


# Where things stand ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["timeline__wide", "timeline__narrow"])
def test_no_two_words_collide(kind: str) -> None:
    assert_clear(drawings(course())[kind])


@pytest.mark.parametrize(("kind", "axis"), [("timeline__wide", "cx"), ("timeline__narrow", "cy")])
def test_stops_stand_in_order_and_the_open_one_is_filled(kind: str, axis: str) -> None:
    record = course()
    dots = [dot for dot in drawings(record)[kind].iter("circle") if "t-stop" in dot.get("class")]
    places = [float(dot.get(axis)) for dot in dots]
    assert places == sorted(places) and len(set(places)) == len(record.stops)
    assert ["now" in dot.get("class") for dot in dots] == [stop.opens for stop in record.stops]


@pytest.mark.parametrize(("kind", "axis"), [("timeline__wide", "x1"), ("timeline__narrow", "y1")])
def test_hours_are_evenly_spaced(kind: str, axis: str) -> None:
    ticks = [float(tick.get(axis)) for tick in drawings(course())[kind].iter("line") if tick.get("class") == "t-tick"]
    steps = [later - earlier for earlier, later in pairwise(ticks)]
    assert len(ticks) == last_minute(course().session) // 60 + 1
    assert min(steps) > 0 and max(steps) - min(steps) < 0.2


@pytest.mark.parametrize(("kind", "axis"), [("timeline__wide", "x"), ("timeline__narrow", "y")])
def test_the_drug_runs_to_scale(kind: str, axis: str) -> None:
    svg = drawings(course())[kind]
    bar = next(one for one in svg.iter("line") if one.get("class") == "t-drug")
    ticks = [float(one.get(f"{axis}1")) for one in svg.iter("line") if one.get("class") == "t-tick"]
    long = float(bar.get(f"{axis}2")) - float(bar.get(f"{axis}1"))
    assert long == pytest.approx((ticks[1] - ticks[0]) * 40 / 60, abs=0.2)


@pytest.mark.parametrize(("kind", "along"), [("timeline__wide", 0), ("timeline__narrow", 1)])
def test_the_curve_goes_through_its_anchors_and_never_turns_back(kind: str, along: int) -> None:
    felt = {"begins": 10, "strongest": 50, "faded": 130}
    record = session(feelings=RAW["session"]["feelings"] | felt)
    svg = drawings(record)[kind]
    path = next(one for one in svg.iter("path") if one.get("class") == "t-curve").get("d")
    spots = [tuple(float(part) for part in pair.split()) for pair in re.findall(r"[\d.]+ [\d.]+", path)]
    places = [spot[along] for spot in spots]
    assert places == sorted(places)
    axis = "xy"[along]
    ticks = [float(one.get(f"{axis}1")) for one in svg.iter("line") if one.get("class") == "t-tick"]
    minutes = [(places[index] - ticks[0]) / (ticks[1] - ticks[0]) * 60 for index in (0, 3, 6)]
    assert minutes == pytest.approx(list(felt.values()), abs=0.5)


def test_there_is_a_dot_for_every_check_at_its_minute() -> None:
    for kind, axis in (("timeline__wide", "cx"), ("timeline__narrow", "cy")):
        svg = drawings(course())[kind]
        dots = [float(dot.get(axis)) for dot in svg.iter("circle") if dot.get("class") == "t-dot"]
        dots = dots[-len(RAW["session"]["checks"]["minutes"]):]  # the narrow drawing's key has one more
        scale = (dots[-1] - dots[0]) / 100
        assert [(dot - dots[0]) / scale for dot in dots] == pytest.approx(
            RAW["session"]["checks"]["minutes"], abs=0.3)


def test_what_no_source_times_is_dashed() -> None:
    record = course()
    for svg in drawings(record).values():
        dashed = [one for one in svg.iter("line") if one.get("class") == "t-line" and one.get("stroke-dasharray")]
        assert len(dashed) == sum(phase.start is None for phase in record.session.phases) == 2


@pytest.mark.parametrize("change", [
    {"feelings": RAW["session"]["feelings"] | {"strongest": 60}},
    {"feelings": RAW["session"]["feelings"] | {"faded": 200}},
    {"checks": RAW["session"]["checks"] | {"minutes": [0, 30, 60]}},
    {"phases": [phase | ({"end": 30} if phase.get("drug") else {}) for phase in RAW["session"]["phases"]]},
])
def test_changing_a_time_moves_both_drawings(change: dict) -> None:
    before, after = drawings(course()), drawings(session(**change))
    for kind, svg in before.items():
        assert [one.attrib for one in svg.iter()] != [one.attrib for one in after[kind].iter()]


# Hostile and odd records -------------------------------------------------------------------------------------


def test_hostile_words_stay_words() -> None:
    short = HOSTILE[:24]
    stops = [stop | {"name": short, "note": [HOSTILE[:40]], "words": HOSTILE} for stop in RAW["stops"]]
    record = course(title=HOSTILE, caption=HOSTILE, stops=stops)
    text = timeline(record, "t", lambda cited: "")
    figure = etree.fromstring(text)
    assert "<script" not in text and HOSTILE in said(figure)
    assert {one.tag for one in figure.iter()} == {
        "figure", "figcaption", "strong", "span", "svg", "title", "desc", "text", "line", "circle", "rect", "path",
        "ol", "li", "p"}


def test_nothing_the_published_policy_refuses() -> None:
    for one in drawn(course()).iter():
        assert one.get("style") is None and not [name for name in one.attrib if name.startswith("on")]
        assert not {"fill", "stroke"} & set(one.attrib), "colours come through classes"


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12)
NAME = st.lists(WORD, min_size=1, max_size=3).map(lambda words: " ".join(words)[:24].strip())
NOTES = st.lists(st.lists(WORD, min_size=1, max_size=4).map(lambda words: " ".join(words)[:40].strip()), max_size=2)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Any course that the model allows: many stops or few, long names, short or long parts."""
    count = draw(st.integers(2, 7))
    opens = draw(st.integers(0, count - 1))
    stops = [RAW["stops"][0] | {"name": draw(NAME), "note": draw(NOTES), "opens": index == opens}
             for index in range(count)]
    cuts = sorted(draw(st.sets(st.integers(0, 600), min_size=2, max_size=5)))
    first = RAW["session"]["phases"][0]
    phases = [first | {"name": draw(NAME), "note": draw(NOTES), "start": a, "end": b, "drug": index == 0}
              for index, (a, b) in enumerate(pairwise(cuts))]
    untimed = [first | {"name": draw(NAME), "note": draw(NOTES)}]
    phases = untimed * draw(st.booleans()) + phases + untimed * draw(st.booleans())
    anchors = sorted(draw(st.sets(st.integers(0, 720), min_size=3, max_size=3)))
    felt = RAW["session"]["feelings"] | dict(zip(("begins", "strongest", "faded"), anchors, strict=True))
    checks = RAW["session"]["checks"] | {"minutes": sorted(draw(st.sets(st.integers(0, 300), min_size=1, max_size=9)))}
    return course(stops=stops, session=RAW["session"] | {"phases": phases, "feelings": felt, "checks": checks})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(courses())
def test_any_course_is_drawn_whole_and_clear(record: Course) -> None:
    for svg in drawings(record).values():
        assert_clear(svg)
        words = letters(words_of(svg))
        for thing in (*record.stops, *record.session.phases):
            assert letters(thing.name) in words


# The model -----------------------------------------------------------------------------------------------------


def phases(**changes: object) -> list[dict]:
    return [phase | (changes if phase["name"] == "Rest and talk" else {}) for phase in RAW["session"]["phases"]]


@pytest.mark.parametrize("refused", [
    {"phases": phases(end=30)},
    {"phases": phases(start=20)},
    {"phases": phases(start=None)},
    {"phases": phases(**{"end-latest": 90})},
    {"phases": phases(start=None, end=None, **{"end-latest": None})},
    {"phases": phases(sources=[])},
    {"phases": [phase | {"drug": False} for phase in RAW["session"]["phases"]]},
    {"feelings": RAW["session"]["feelings"] | {"strongest": 200}},
    {"checks": RAW["session"]["checks"] | {"minutes": [10, 0]}},
])
def test_a_session_that_cannot_be_is_refused(refused: dict) -> None:
    with pytest.raises(ValidationError):
        session(**refused)


@pytest.mark.parametrize("opens", [[], [0, 1]])
def test_exactly_one_stop_opens(opens: list[int]) -> None:
    with pytest.raises(ValidationError, match="exactly one stop"):
        course(stops=[stop | {"opens": index in opens} for index, stop in enumerate(RAW["stops"])])


# Small pieces ----------------------------------------------------------------------------------------------------


@given(st.lists(WORD, min_size=1, max_size=8), st.floats(20, 400))
def test_wrapped_words_fit_and_none_is_lost(words: list[str], room: float) -> None:
    lines = wrap(" ".join(words), room)
    assert letters("".join(lines)) == letters("".join(words))
    assert all(width(line) <= room or len(line) == 1 for line in lines)


def test_lines_break_after_a_comma_where_that_costs_none() -> None:
    assert wrap("watched, 1 to 2 hours", 150) == ["watched,", "1 to 2 hours"]
    assert wrap("watched, 1 to 2 hours", 300) == ["watched, 1 to 2 hours"]


def test_numbers_and_durations_in_words() -> None:
    assert [number(value) for value in (3, 3.04, 3.06, -0.01, 640.0)] == ["3", "3", "3.1", "0", "640"]
    assert [duration(minutes) for minutes in (0, 40, 60, 100, 120)] == [
        "the start", "40 minutes", "1 hour", "1 hour 40 minutes", "2 hours"]
    assert element("a", "", data_x='"<&', class_="b") == '<a data-x="&quot;&lt;&amp;" class="b"/>'


def test_words_are_shown_at_15_px_or_more() -> None:
    """The style sheet shows the wide drawing from 600 px; its words are 16 units of its width."""
    styles = (DATA.parents[2] / "assets" / "stylesheets" / "timeline.css").read_text(encoding="utf-8")
    shown = float(re.search(r"@container \(min-width: (\d+)px\)", styles).group(1))
    assert 16 * shown / WIDTH >= 15
