"""The lists of records leave out nothing that their records hold, and narrow to what they are asked for, never to none.

The guide's own data is drawn, so that whatever it holds is tested; features that it may lose have invented records.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape, unescape
from xml.etree import ElementTree as etree

import pytest
from hypothesis import HealthCheck, given, settings

from press import arguments
from press.across_files import cited_in
from press.blocks import SPECS
from press.evidence import draw_evidence, draw_list
from press.figures.evidence_parts import Links
from press.figures.evidence_words import pico
from press.figures.harm_tables import harm_tables
from press.figures.per_hundred import has_hundred, hundred
from press.figures.plain_table import stacked_table
from press.library import load
from press.model import Outcome
from press.site import Page, read_page, read_pages
from press.usage import usage
from press.where import Desk
from press.words import full_date, partial_date
from tests.conftest import MATTER
from tests.evidence_records import DISSOCIATION, DIZZINESS, SLURRED, outcomes, record
from tests.tools import ROOT

DOCS = ROOT / "docs"
LIBRARY = load(DOCS)
PAGE = next(page for page in read_pages(DOCS) if page.path == "evidence/index.md")
TODAY = date(2026, 11, 23)
LATER = date(2028, 1, 1)
FORMS = sorted({outcome.intervention.form for key, outcome in LIBRARY.outcomes.items()
                if outcome.is_ == "harm" and has_hundred(key, outcome)})


def cite(pairs: list[tuple[str, str]]) -> str:
    return "<sup>cited</sup>" * len(pairs)


def drawn(name: str, argument: str = "", today: date = TODAY, page: Page = PAGE) -> etree.Element:
    return etree.fromstring(draw_list(Desk(page, LIBRARY, today, DOCS), name, argument, cite))


def text(made: etree.Element) -> str:
    """What a reader reads, marks left out, spaces as one."""
    parts = [made.text or ""]
    for child in made:
        parts += ["" if child.tag == "sup" else text(child), child.tail or ""]
    return re.sub(r"\s+", " ", "".join(parts))


def cards(made: etree.Element, kind: str) -> dict[str, etree.Element]:
    return {card.find("./*[@id]").get("id"): card for card in made.iter("div") if card.get("class") == kind}


CLINICAL = read_page("page.md", MATTER.replace("audience: everyone", "audience: clinicians"))


def test_a_page_for_readers_prints_no_doses() -> None:
    assert "never advice" in text(drawn("routes", page=CLINICAL)) and "Doses" in text(drawn("routes", page=CLINICAL))
    assert "never advice" not in text(drawn("routes")) and "Doses" not in text(drawn("routes"))


# Routes and options ---------------------------------------------------------------------------------------------------


def test_every_fact_of_a_route_is_drawn_under_the_same_names() -> None:
    made = cards(drawn("routes", page=CLINICAL), "route")
    assert list(made) == [f"route-{one.id}" for one in LIBRARY.routes.rows]
    names = set()
    for one in LIBRARY.routes.rows:
        said = text(made[f"route-{one.id}"])
        cells = (one.setting, one.absorbed, one.onset, one.lasts, one.doses, one.watched, one.status, one.evidence)
        for words in (one.name, f"{one.drug}, {one.form} ({one.route})", one.note or "", full_date(one.checked),
                      full_date(one.check_by), *(cell.says for cell in cells if cell)):
            assert words.rstrip(".").lower() in said.lower(), one.id
        assert said.count("We read nothing on this.") == sum(cell is None for cell in cells)
        assert bool(one.doses) == ("never advice" in said)
        marks = sum(len(cell.sources) for cell in cells if cell)
        assert len(list(made[f"route-{one.id}"].iter("sup"))) == marks
        names.add(tuple(text(dt) for dt in made[f"route-{one.id}"].iter("dt") if text(dt) != "Note"))
    assert len(names) == 1


def test_every_fact_of_an_option_is_drawn_and_nothing_is_ranked() -> None:
    made = drawn("options")
    assert "not in order of merit" in text(made)
    days = sorted({one.checked for one in LIBRARY.options.rows})
    assert full_date(days[0]) in text(made) and full_date(days[-1]) in text(made)
    options = cards(made, "option")
    assert set(options) == {f"option-{one.id}" for one in LIBRARY.options.rows}
    for one in LIBRARY.options.rows:
        said, card = text(options[f"option-{one.id}"]), options[f"option-{one.id}"]
        cells = (one.evidence, one.harms, one.burden, one.availability)
        judgements = [judged for judged in (one.certainty, one.harms_certainty) if judged]
        for words in (one.name, one.what, one.time, one.population,
                      *(words for judged in judgements for words in (judged.level, judged.reason)),
                      *(cell.says for cell in cells if cell)):
            assert words.rstrip(".").lower() in said.lower(), one.id
        assert ("no comparison group" if one.comparator == "none" else one.comparator).lower() in said.lower()
        assert (f"Drug: {one.drug}." in said) == bool(one.drug) and ("No ketamine." in said) == (not one.drug)
        ours = sum(judged.by == "us" and judged.level != "not judged" for judged in judgements)
        assert said.count("as we judge it") == ours
        marks = sum(len(cell.sources) for cell in cells if cell)
        elsewhere = sum(judged.by != "us" and judged.locator is not None for judged in judgements)
        assert len(list(card.iter("sup"))) == marks + elsewhere
        names = [text(name) for name in card.iter("dt")]
        assert names[:3] == ["Helped", "Harms", "Tested"], "harm stands right under help, whether read or not"
        assert ("We read nothing on this." in said) == (one.harms is None)
        assert ("Not read" in names) == (not (one.burden and one.availability))


def test_each_person_counted_is_a_dot_and_each_group_is_heard() -> None:
    options = cards(drawn("options"), "option")
    drawn_ones = 0
    for one in LIBRARY.options.rows:
        groups = [(counted.what, people, had) for cell in (one.evidence, one.harms) if cell
                  for counted in cell.counted for people, had in counted.groups]
        drawings = [svg for svg in options[f"option-{one.id}"].iter("svg") if svg.get("role") == "img"]
        assert len(drawings) == len(groups)
        for (what, people, had), svg in zip(groups, drawings, strict=True):
            filled = sum(path.get("d").count("M") for path in svg.iter("path") if path.get("class") == "e-person")
            rings = sum(path.get("d").count("M") for path in svg.iter("path") if path.get("class") == "e-ring")
            assert (filled, rings) == (people, 100 - people)
            assert svg.findtext("title") == f"{people} in 100, {had}"
            assert svg.findtext("desc") == f"{people} of 100 dots are filled: {what}."
            drawn_ones += 1
    assert drawn_ones, "no option draws what it counted"


def test_every_card_of_an_option_is_one_tap_away_and_no_two_look_alike() -> None:
    for condition in {one.condition for one in LIBRARY.options.rows}:
        made = drawn("options", condition)
        links = [link for link in made.iter("a") if link.get("href", "").startswith("#option-")]
        here = [one for one in LIBRARY.options.rows if one.condition == condition]
        assert sorted(link.get("href") for link in links) == sorted(f"#option-{one.id}" for one in here)
        assert len({text(link) for link in links}) == len(here)


def test_options_stand_under_their_conditions_in_the_order_of_the_file() -> None:
    conditions = list(dict.fromkeys(one.condition for one in LIBRARY.options.rows))
    heads = [(made.tag, text(made)) for made in drawn("options").iter() if made.tag in ("h3", "h4")]
    assert [words.lower() for tag, words in heads if tag == "h3"] == [one.lower() for one in conditions]
    for condition in conditions:
        made = [(one.tag, text(one)) for one in drawn("options", condition).iter() if one.tag in ("h3", "h4")]
        assert made == [("h3", one.name) for one in LIBRARY.options.rows if one.condition == condition]


# Harms ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_every_harm_of_a_form_is_in_a_table_or_told(form: str) -> None:
    made = drawn("harms", form)
    said = text(made)
    counts = [text(cell) for cell in made.iter("td") if "evidence__count" in cell.get("class", "")]
    of_form = {key: outcome for key, outcome in LIBRARY.outcomes.items()
               if outcome.is_ == "harm" and outcome.intervention.form == form}
    numbers = [hundred(key, outcome) for key, outcome in of_form.items() if has_hundred(key, outcome)]
    assert sorted(counts) == sorted(str(whole) for one in numbers for whole in (one.without, one.with_))
    for key, outcome in of_form.items():
        if not has_hundred(key, outcome):
            assert unescape(outcome.summary).strip() in said, key


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_harms_says_who_what_against_what_and_when(form: str) -> None:
    made = drawn("harms", form)
    harms = [outcome for key, outcome in LIBRARY.outcomes.items() if outcome.is_ == "harm"
             and outcome.intervention.form == form and has_hundred(key, outcome)]
    captions = [text(caption) for caption in made.iter("caption")]
    assert len(captions) == len({pico(outcome) for outcome in harms})
    for outcome in harms:
        [caption] = [one for one in captions if one.lower().endswith(pico(outcome).lower())]
        for words in (outcome.population, outcome.intervention.drug, outcome.intervention.route,
                      outcome.comparator.words, outcome.time.words):
            assert words.lower() in caption.lower() or words == "mixed"


def test_harms_narrow_to_one_comparison() -> None:
    for form in FORMS:
        kinds = {outcome.comparator.kind for key, outcome in LIBRARY.outcomes.items()
                 if outcome.is_ == "harm" and outcome.intervention.form == form and has_hundred(key, outcome)}
        rows = {kind: len(list(drawn("harms", f"{form},{kind}").iter("tbody"))) for kind in kinds}
        assert sum(rows.values()) == len(list(drawn("harms", form).iter("tbody")))


def invented(*raw: dict) -> etree.Element:
    items = [(f"harm-{number}", record(one)) for number, one in enumerate(raw)]

    def named(key: str, outcome: Outcome, words: str) -> str:
        return f'<a href="{key}">{words}</a>'

    links = Links(due=lambda key: " <strong>due</strong>" if key == "harm-0" else "")
    return etree.fromstring(f"<div>{harm_tables(items, cite, named, links=links)}</div>")


def changed(raw: dict, row: dict, **outcome: object) -> dict:
    return raw | outcome | {"rows": [raw["rows"][0] | row]}


def test_what_all_rows_share_is_said_once_and_the_rest_in_its_row() -> None:
    own = "The label groups several terms under one name. It lasted for two hours."
    said = text(invented(DIZZINESS, SLURRED, changed(DISSOCIATION, {"note": own})))
    assert said.count("The label groups several terms under one name.") == 1
    assert said.count("It lasted for two hours.") == 1
    assert said.count("run or paid for by a maker of the drug") == 1
    assert said.count("568 people") == 1 and said.count("No range is published.") == 1
    assert said.count("Moderate certainty, as we judge it. Randomised trials, all of them by the maker.") == 1
    assert "17 of 222 with placebo spray, 101 of 346 with esketamine." in said


def test_the_commonest_with_treatment_comes_first_and_columns_bear_the_groups_names() -> None:
    made = invented(SLURRED, DISSOCIATION, DIZZINESS)
    assert [text(one) for one in made.iter("a") if one.get("href", "").startswith("harm-")] == [
        "Felt detached or unreal", "Dizziness", "Slurred speech"]
    assert [text(head) for head in made.iter("th")][:3] == ["Of 100 people, how many …", "Placebo spray", "Esketamine"]


@pytest.mark.parametrize("apart", [
    {"population": "others"}, {"time": {"words": "a year"}},
    {"comparator": {"kind": "placebo spray", "words": "placebo spray alone"}},
    {"intervention": {"drug": "esketamine", "form": "nasal spray", "route": "mixed"}},
], ids=["people", "time", "comparator", "route"])
def test_what_differs_in_its_question_has_a_table_of_its_own(apart: dict) -> None:
    made = invented(DIZZINESS, SLURRED, DISSOCIATION | apart)
    assert [len(list(table.iter("tbody"))) for table in made.iter("table")] == [2, 1]


def test_certainty_that_differs_is_given_with_its_row_and_its_reason() -> None:
    low = {"level": "low", "by": "dean-2021", "locator": "Table 2", "reason": "Few events."}
    made = invented(DIZZINESS, SLURRED | {"certainty": low})
    said = text(made)
    assert "Moderate certainty, as we judge it: dizziness. Randomised trials, all of them by the maker." in said
    assert "Low certainty, as judged by Dean 2021: slurred speech. Few events." in said
    assert [text(cell).count("certainty") for cell in made.iter("td") if cell.get("colspan")] == [1, 1]


def test_a_discrepancy_a_time_of_its_own_and_a_mark_of_age_stand_in_their_row() -> None:
    gap = {"printed": "30 in 100", "used": "29 in 100", "why": "its counts say so"}
    made = invented(changed(DIZZINESS, {"discrepancy": gap, "time": "two weeks"}), SLURRED)
    first = text(next(cell for cell in made.iter("td") if cell.get("colspan")))
    assert "Printed: 30 in 100. Used here: 29 in 100. Why: its counts say so." in first
    assert "Counted over: two weeks." in first and first.count("due") == 1
    assert text(made).count("due") == 1


def test_dates_of_a_table_are_its_oldest_check_and_its_first_end() -> None:
    said = text(invented(DIZZINESS | {"checked": "2026-11-01", "check-by": "2027-11-01"},
                         SLURRED | {"check-by": "2027-05-01"}))
    assert "Checked on 1 November 2026, to be checked again by 1 May 2027." in said


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(outcomes())
def test_any_outcome_is_a_table_of_harms_or_refused_in_plain_words(outcome: Outcome) -> None:
    def named(key: str, of: Outcome, words: str) -> str:
        return escape(words)

    try:
        made = etree.fromstring(f"<div>{harm_tables([('a-key', outcome)], cite, named)}</div>")
    except ValueError as refused:
        assert str(refused).startswith("a-key ")
        return
    said = "".join(made.itertext())
    assert outcome.population[1:] in said and outcome.comparator.words[1:] in said


# Filters --------------------------------------------------------------------------------------------------------------


def headings(name: str, argument: str = "") -> list[str]:
    return [text(cell) for cell in drawn(name, argument).iter("th") if cell.get("scope") == "row"]


def test_cautions_narrow_to_a_kind_or_a_drug() -> None:
    rows = LIBRARY.cautions.rows
    assert headings("cautions") == [one.group for one in rows]
    for kind in ("must not", "not advised", "extra care"):
        assert headings("cautions", kind) == [one.group for one in rows if one.kind == kind] != []
    for drug in ("ketamine", "esketamine"):
        mine = [one.group for one in rows if drug in one.said_of.drug.split(" or ")]
        assert headings("cautions", drug) == mine != []


def test_registers_narrow_to_a_country_by_name_or_code() -> None:
    assert len(headings("registers")) == len(LIBRARY.registers.rows)
    for one in LIBRARY.registers.rows:
        assert headings("registers", one.code) == headings("registers", one.country)
        assert set(headings("registers", one.code)) <= set(headings("registers"))


def test_routes_status_and_claims_take_several() -> None:
    ids = [one.id for one in LIBRARY.routes.rows][:2]
    assert list(cards(drawn("routes", f"{ids[1]}, {ids[0]}"), "route")) == [f"route-{one}" for one in ids]
    assert len(list(drawn("status", ", ".join(list(LIBRARY.status)[:2])).iter("h3"))) == 2
    assert len(list(drawn("claims", ",".join(list(LIBRARY.claims)[:2])))) == 2


@pytest.mark.parametrize("name", ["cautions", "registers", "routes", "options", "harms"])
def test_every_word_that_is_taken_draws_something_and_others_are_refused(name: str) -> None:
    _, records, words = arguments._LISTS[name]
    for word in {word for one in records(LIBRARY) for word in words(one)}:
        assert arguments.faults(name, word, LIBRARY) == []
        assert arguments.chosen(name, word, LIBRARY)
        near = arguments.faults(name, word + "x", LIBRARY)
        assert len(near) == 1 and near[0][1]
    assert SPECS[name].argument == ("required" if name == "harms" else "optional")


@pytest.mark.parametrize(("block", "uses"), [
    ("options | PTSD", [one for one in LIBRARY.options.rows if one.condition == "PTSD"]),
    ("routes | drip", [one for one in LIBRARY.routes.rows if one.id == "drip"]),
    ("harms | drip, ECT", [one for one in LIBRARY.outcomes.values()
                           if one.is_ == "harm" and one.intervention.form == "drip" and one.comparator.kind == "ECT"]),
    ("interactions", [LIBRARY.interactions]), ("status", list(LIBRARY.status.values())),
    ("harms", []), ("evidence", []), ("options | nothing such", []),
])
def test_a_page_that_draws_a_list_counts_as_using_what_is_in_it(block: str, uses: list) -> None:
    page = read_page("a.md", f"{MATTER}/// {block}\n///\n")
    used = usage((page,), LIBRARY)
    assert set(used.sources) == {key for record in uses for key in cited_in(record)}
    assert len(used.outcomes) == sum(isinstance(record, Outcome) for record in uses)


# Status ---------------------------------------------------------------------------------------------------------------


def test_a_decision_is_made_on_a_day_or_in_a_month_or_a_year() -> None:
    said = text(drawn("status"))
    decided = [row for country in LIBRARY.status.values() for row in country.rows if row.since]
    assert {row.since.count("-") for row in decided} >= {0, 2}
    for row in decided:
        word = "on" if row.since.count("-") == 2 else "in"
        assert f"Decided by: {row.decided_by}, {word} {partial_date(row.since)}." in said


# Dates and phones -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "argument"), [("routes", ""), ("cautions", ""), ("interactions", ""),
                                                ("registers", ""), ("status", ""), ("claims", ""),
                                                ("harms", "nasal spray")])
def test_a_list_says_when_to_check_again_and_marks_what_is_past(name: str, argument: str) -> None:
    assert re.search(r"check(ed)? again by \d", text(drawn(name, argument)))
    late = [text(one) for one in drawn(name, argument, LATER).iter("strong") if one.get("class") == "due"]
    assert late and all(one.startswith("due for checking since ") for one in late)
    assert not [one for one in drawn(name, argument).iter("strong") if one.get("class") == "due"]


@pytest.mark.parametrize("kind", ["icon-array", "fact-box", "sentence", "table", "data"])
def test_an_outcome_past_its_date_is_marked_wherever_it_is_drawn(kind: str) -> None:
    key = next(key for key, one in LIBRARY.outcomes.items() if one.check_by and has_hundred(key, one))
    end = LIBRARY.outcomes[key].check_by
    for today, mark in ((date.fromordinal(end.toordinal() - 1), False), (end, True)):
        made = draw_evidence(Desk(PAGE, LIBRARY, today, DOCS), key, kind, "x", cite)
        assert (f"due for checking since {full_date(end)}" in made) == mark


def test_a_table_that_a_phone_stacks_stays_a_table() -> None:
    made = etree.fromstring(stacked_table("A table", ("One", "Two"), [("a", "b"), ("c", "")], "kind"))
    roles = {one.tag: one.get("role") for one in made.iter() if one.tag not in ("div", "caption")}
    assert roles == {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "rowheader",
                     "td": "cell"}
    assert [one.get("role") for one in made.iter("th")] == ["columnheader"] * 2 + ["rowheader"] * 2
    assert [one.get("data-column") for one in made.iter("td")] == ["Two", None]  # an empty cell has no line
