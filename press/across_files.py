"""What no data file can tell alone: sources that are not there, works recorded twice, people shared one way.

In:  the docs folder and the records of its files.
Out: problems, each with its line where one line is at fault; and which sources a record rests on.
Use: library.py, once all files are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from pydantic import BaseModel

from press.model import Findings, Outcome, Row, Source
from press.problem import Problem, did_you_mean
from press.records import RULE


def cited_in(value: object) -> Iterator[str]:
    """The key of every source that a record rests on, in order: its fields `source` and `by`."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inside = getattr(value, name)
            if name in ("source", "by") and isinstance(inside, str):
                if inside != "us":
                    yield inside
            else:
                yield from cited_in(inside)
    elif isinstance(value, tuple):
        for one in value:
            yield from cited_in(one)


def same_work_twice(sources: Mapping[str, Source], docs: Path) -> list[Problem]:
    found, seen = [], {}
    for key, source in sources.items():
        for field in ("DOI", "PMID", "PMCID"):
            value = getattr(source, field)
            if value is None:
                continue
            first = seen.setdefault((field, value.lower()), key)
            if first != key:
                found.append(Problem(f"{docs.name}/data/sources/{key}.yml", 0, RULE,
                                     f"This has the same {field} as {first}.yml ({value}).",
                                     "Keep one record a work: merge the two and mend the pages that cite the other."))
    return found


def cited_in_record(docs: Path, name: str, record: BaseModel, sources: Mapping[str, Source], broken: Set[str]
                    ) -> list[Problem]:
    """A record's sources are held to what a page's are: known, and citable. `name` is its file's, in docs/data."""
    found, shown = [], f"{docs.name}/data/{name}"
    for key in dict.fromkeys(cited_in(record)):
        if key in sources and sources[key].citable:
            continue
        line = _line(docs / "data" / name, rf"(source|by): {re.escape(key)}\b(?!-)")
        if key in broken:
            what = f"The source “{key}” is there, but its file has a fault, so nothing can rest on it."
            found.append(Problem(shown, line, "source-known", what, f"Mend data/sources/{key}.yml."))
        elif key not in sources:
            found.append(Problem(shown, line, "source-known", f"There is no source “{key}”.",
                                 did_you_mean(key, sources)))
        else:
            found.append(Problem(shown, line, "source-citable",
                                 f"The source “{key}” may not be cited: {sources[key].citable_why_not}",
                                 "Cite another source for this, or read this one and complete its record."))
    return found


def people_shared_one_way(outcomes: Mapping[str, Outcome], docs: Path) -> list[Problem]:
    """Two rows that count some of the same people name each other: whoever reads one of them learns of the other."""
    rows: dict[str, tuple[str, Row]] = {}
    found = []
    for key, outcome in outcomes.items():
        for row in outcome.rows:
            first = rows.setdefault(row.id, (key, row))[0]
            if first != key:
                file = f"data/outcomes/{key}.yml"
                found.append(Problem(f"{docs.name}/{file}", _line(docs / file, rf"id: {re.escape(row.id)}$"), RULE,
                                     f"The id “{row.id}” stands in {first}.yml too.",
                                     "Give this row another: rows of all outcomes are named by their ids."))
    for name, (key, row) in rows.items():
        file = f"data/outcomes/{key}.yml"
        for other in row.same_people_as:
            if other not in rows:
                line = _line(docs / file, rf"same-people-as:.*\b{re.escape(other)}\b|^ +- {re.escape(other)}$")
                found.append(Problem(f"{docs.name}/{file}", line, RULE,
                                     f"The row “{name}” shares people with “{other}”, which is no row.",
                                     did_you_mean(other, rows)))
            elif name not in rows[other][1].same_people_as:
                there = f"data/outcomes/{rows[other][0]}.yml"
                found.append(Problem(f"{docs.name}/{there}", _line(docs / there, rf"id: {re.escape(other)}$"), RULE,
                                     f"The row “{other}” does not name “{name}”, which says in {file} that both count "
                                     "some of the same people.",
                                     f"Write {name} in its same-people-as too; or take {other} out of the other’s."))
    return found


def findings_of_nobody(findings: Mapping[str, Findings], sources: Mapping[str, Source], broken: Set[str], docs: Path
                       ) -> list[Problem]:
    return [Problem(f"{docs.name}/data/findings/{key}.yml", 0, RULE, f"There is no source “{key}” for these findings.",
                    did_you_mean(key, sources) + " A file of findings has the name of its source.")
            for key in findings if key not in sources and key not in broken]


def _line(path: Path, pattern: str) -> int:
    """The first line that holds it; 0 where none does."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, text in enumerate(lines, 1) if re.search(pattern, text)), 0)
