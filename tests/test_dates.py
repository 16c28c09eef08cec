"""Facts and their dates: what is past its date is counted and named; years still to come are refused, this year not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from press.checks import data_schema, facts_in_date, of_site
from press.dated import facts
from press.library import load
from press.problem import Problem
from press.site import Site, read_site
from tests.tools import ROOT

KEPT = date(2026, 11, 19)
SPRAY, RULE = "docs/data/status/examplia.yml › example-spray", "docs/data/status/examplia.yml › example-rule"
LISTENERS = "docs/data/places/examplia.yml › Listeners"


def site(project: Path, today: date) -> Site:
    return read_site(project, load(project / "docs"), today)


def change(file: Path, before: str, after: str, times: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, times), encoding="utf-8")


def said(project: Path, today: date) -> tuple[str, list[str]]:
    """(“past of all”, the names of those that are past) as coverage tells them."""
    line = facts_in_date.coverage(site(project, today)).removeprefix("facts-in-date: facts past their date: ")
    head, _, named = line.partition(" (")
    return head, named.removesuffix(")").split(", ") if named else []


def test_nothing_is_past_before_its_day(project: Path) -> None:
    head, named = said(project, KEPT)
    assert head.startswith("0 of ") and named == []
    assert facts_in_date.check(site(project, KEPT)) == []
    assert facts_in_date.stops_publishing(site(project, KEPT)) == []


def test_every_kind_of_fact_is_counted_once_and_named_from_its_day_on(project: Path) -> None:
    record = project / "docs/data/outcomes/sickness-1-day.yml"
    record.write_text(record.read_text(encoding="utf-8") + "check-by: 2027-05-01\n", encoding="utf-8")
    (last, before), (head, named) = said(project, date(2027, 4, 30)), said(project, date(2027, 5, 1))
    assert before == [LISTENERS] and last.startswith("1 of ")
    expected = [
        "docs/data/outcomes/sickness-1-day.yml",
        "docs/data/claims/works-at-once.yml",
        "docs/data/places/examplia.yml › 999", LISTENERS,
        "docs/data/places/examplia.yml › Register of Examplia",
        "docs/data/places/examplia.yml › Support line of Examplia",
        SPRAY, RULE,
        "docs/data/cautions.yml › green-hair", "docs/data/cautions.yml › left-handed",
        "docs/data/interactions.yml › example-tea", "docs/data/interactions.yml › example-salt",
        "docs/data/registers.yml › example-register",
        "docs/data/routes.yml › drip", "docs/data/routes.yml › liquid",
        "docs/about/index.md", "docs/get-help.md", "docs/index.md",
    ]
    assert sorted(named) == sorted(expected)
    assert head == f"{len(expected)} of {len(expected) + 1}"  # scores-1-week is good until November


def test_a_fact_past_its_date_is_no_problem_of_the_check(project: Path) -> None:
    assert of_site(site(project, date(2028, 1, 1))) == []


@pytest.mark.parametrize(("today", "expected"), [
    (date(2026, 12, 1), []),
    (date(2026, 12, 2), ["“Listeners” is due for checking since 2 December 2026."]),
    (date(2027, 5, 1), ["“999” is due for checking since 1 May 2027.",
                        "“Listeners” is due for checking since 2 December 2026.",
                        "“example-spray” is due for checking since 1 May 2027."]),
])
def test_only_crisis_lines_and_approval_stop_publishing(today: date, expected: list[str], project: Path) -> None:
    found = facts_in_date.stops_publishing(site(project, today))
    assert [problem.what for problem in found] == expected
    assert all(problem.line and problem.rule == "facts-in-date" and problem.cure for problem in found)


def test_what_stops_publishing_is_told_with_its_line(project: Path) -> None:
    found = facts_in_date.stops_publishing(site(project, date(2026, 12, 2)))
    lines = (project / "docs/data/places/examplia.yml").read_text(encoding="utf-8").split("\n")
    assert found[0].path == "docs/data/places/examplia.yml"
    assert lines[found[0].line - 1].strip() == "check-by: 2026-12-02"


def test_the_guide_itself_counts_every_kind() -> None:
    dated = [fact for fact in facts(load(ROOT / "docs")) if fact.check_by]
    folders = {fact.path.split("/")[2].removesuffix(".yml") for fact in dated}
    assert folders == {"claims", "status", "places", "cautions", "interactions", "routes", "registers", "outcomes"}


@pytest.mark.parametrize(("file", "before", "after"), [
    ("sources/hart-2020.yml", "issued: 2020-03-04", "issued: {}"),
    ("outcomes/relief-1-day.yml", "year: 2020", "year: {}"),
    ("trials.yml", "year: 2018", "year: {}"),
])
def test_this_year_may_stand_and_the_next_may_not(file: str, before: str, after: str, project: Path) -> None:
    now = date.today().year
    change(project / "docs/data" / file, before, after.format(now))
    assert data_schema.check(site(project, KEPT)) == []
    change(project / "docs/data" / file, after.format(now), after.format(now + 1))
    [problem] = data_schema.check(site(project, KEPT))
    assert isinstance(problem, Problem) and f"is {now + 1}, which is still to come" in problem.what and problem.line


@pytest.mark.parametrize("file", ["claims/works-at-once.yml", "places/examplia.yml", "status/examplia.yml",
                                  "cautions.yml", "options.yml", "courses/example.yml"])
def test_no_record_was_checked_on_a_day_to_come(file: str, project: Path) -> None:
    change(project / "docs/data" / file, "checked: 2026-11-01", "checked: 2126-11-01", 1)
    if file not in ("options.yml", "courses/example.yml"):
        change(project / "docs/data" / file, "check-by: 2027-05-01", "check-by: 2127-05-01", 1)
    [problem] = data_schema.check(site(project, KEPT))
    assert problem.path == f"docs/data/{file}" and problem.what == "“checked” is 2126-11-01, which is still to come."


@pytest.mark.parametrize(("here", "there"), [("hart", "board"), ("board", "hart")])
def test_people_that_two_rows_share_are_named_by_both(here: str, there: str, project: Path) -> None:
    files = {"hart": project / "docs/data/outcomes/relief-1-day.yml",
             "board": project / "docs/data/outcomes/sickness-1-day.yml"}
    change(files[here], f"  - id: {here}\n", f"  - id: {here}\n    same-people-as: [{there}]\n")
    [problem] = load(project / "docs").problems
    assert problem.what.startswith(f"The row “{there}” does not name “{here}”")
    assert problem.path.endswith(files[there].name) and problem.line
    change(files[there], f"  - id: {there}\n", f"  - id: {there}\n    same-people-as: [{here}]\n")
    assert load(project / "docs").problems == ()
