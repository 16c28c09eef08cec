"""The only reader of docs/data: every record once, cached by each file's time and size.

In:  the docs folder.
Out: a Library of records, and the problems of the files that could not be read.
Use: everything that needs a fact asks here; nothing else opens a data file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from press.model import (
    Cautions,
    Claim,
    CountryStatus,
    Course,
    Findings,
    Glossary,
    Interactions,
    LeftOut,
    Options,
    Outcome,
    Place,
    Registers,
    Routes,
    SiteFacts,
    Source,
    Trials,
)
from press.problem import Problem, did_you_mean
from press.records import RULE, read

FOLDERS: dict[str, type[BaseModel]] = {
    "sources": Source,
    "findings": Findings,
    "outcomes": Outcome,
    "claims": Claim,
    "places": Place,
    "status": CountryStatus,
    "courses": Course,
}
FILES: dict[str, type[BaseModel]] = {
    "cautions": Cautions,
    "glossary": Glossary,
    "interactions": Interactions,
    "left-out": LeftOut,
    "options": Options,
    "registers": Registers,
    "routes": Routes,
    "site": SiteFacts,
    "trials": Trials,
}
"""Kinds that are kept in one file. Until its file is there, each is empty."""
_cache: dict[tuple[str, str], tuple[tuple[int, int], BaseModel | list[Problem]]] = {}
_last: dict[Path, tuple[tuple, Library]] = {}


@dataclass(frozen=True)
class Library:
    """All records by kind and key, and what is wrong with the rest."""

    sources: Mapping[str, Source]
    findings: Mapping[str, Findings]
    outcomes: Mapping[str, Outcome]
    claims: Mapping[str, Claim]
    places: Mapping[str, Place]
    status: Mapping[str, CountryStatus]
    courses: Mapping[str, Course]
    cautions: Cautions
    glossary: Glossary
    interactions: Interactions
    left_out: LeftOut
    options: Options
    registers: Registers
    routes: Routes
    site: SiteFacts
    trials: Trials
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    """Keys of sources whose file is there and cannot be used."""

    def latest_check(self) -> date:
        """The newest date on which a fact was checked: the clock of a build that knows no other."""
        dates = [source.checked for source in self.sources.values()]
        dates += [line.checked for place in self.places.values() for line in (*place.emergency, *place.crisis)]
        return max(dates, default=date.min)


def _load(path: Path, shown: str, model: type[BaseModel]) -> BaseModel | list[Problem]:
    stat = path.stat()
    state, slot = (stat.st_mtime_ns, stat.st_size), (str(path), shown)
    if slot not in _cache or _cache[slot][0] != state:
        _cache[slot] = (state, read(path, shown, model))
    return _cache[slot][1]


def load(docs: Path) -> Library:
    """Read `docs`/data. Never fails: a file that does not fit its model becomes problems.

    Gives the same object again as long as no file has changed.
    """
    state = _state(docs / "data")
    last = _last.get(docs)
    if last is None or last[0] != state:
        last = _last[docs] = (state, _load_all(docs))
    return last[1]


def _state(data: Path) -> tuple:
    """Name, time and size of every data file: one look at each folder, since every page of a build asks."""
    found = []
    for folder in (data, *(data / name for name in FOLDERS)):
        if folder.is_dir():
            with os.scandir(folder) as entries:
                found += [
                    (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
                    for entry in entries
                    if entry.name.endswith((".yml", ".yaml"))
                ]
    return tuple(sorted(found))


def _load_all(docs: Path) -> Library:
    data = docs / "data"
    problems: list[Problem] = []
    records: dict[str, dict[str, BaseModel]] = {}
    broken: set[str] = set()
    for folder, model in FOLDERS.items():
        kept = records.setdefault(folder, {})
        for path in sorted((data / folder).glob("*.y*ml")):
            shown = f"{docs.name}/data/{folder}/{path.name}"
            found = _load(path, shown, model)
            if isinstance(found, list):
                problems += found
                if folder == "sources":
                    broken.add(path.stem)
            else:
                kept[path.stem] = found
    single: dict[str, BaseModel] = {}
    for name, model in FILES.items():
        path, shown = data / f"{name}.yml", f"{docs.name}/data/{name}.yml"
        found = _load(path, shown, model) if path.exists() else model()
        if isinstance(found, list):
            problems += found
            found = model()
        single[name.replace("-", "_")] = found
    sources = records["sources"]
    problems += _same_work_twice(sources, docs.name)
    for folder in FOLDERS:
        for key, record in records[folder].items():
            name = f"{folder}/{key}.yml"
            problems += _cited_in_record(data / name, f"{docs.name}/data/{name}", record, sources, broken)
    for name in FILES:
        record = single[name.replace("-", "_")]
        problems += _cited_in_record(data / f"{name}.yml", f"{docs.name}/data/{name}.yml", record, sources, broken)
    problems += _shared_people_unknown(records["outcomes"], docs.name)
    problems += _findings_of_nobody(records["findings"], sources, broken, docs.name)
    kinds = {folder: records[folder] for folder in FOLDERS}
    return Library(**kinds, **single, problems=tuple(problems), broken=frozenset(broken))


def _same_work_twice(sources: Mapping[str, Source], docs: str) -> list[Problem]:
    found, seen = [], {}
    for key, source in sources.items():
        for field in ("DOI", "PMID", "PMCID"):
            value = getattr(source, field)
            if value is None:
                continue
            first = seen.setdefault((field, value.lower()), key)
            if first != key:
                found.append(
                    Problem(
                        f"{docs}/data/sources/{key}.yml",
                        0,
                        RULE,
                        f"This has the same {field} as {first}.yml ({value}).",
                        "Keep one record a work: merge the two and mend the pages that cite the other.",
                    )
                )
    return found


def _cited_in_record(
    path: Path, shown: str, record: BaseModel, sources: Mapping[str, Source], broken: set[str]
) -> list[Problem]:
    """A record's sources are held to what a page's are: known, and citable."""
    found = []
    for key in dict.fromkeys(cited_in(record)):
        line = next(
            (
                number
                for number, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
                if re.search(rf"(source|by): {re.escape(key)}\b(?!-)", text)
            ),
            0,
        )
        if key in broken:
            what = f"The source “{key}” is there, but its file has a fault, so nothing can rest on it."
            found.append(Problem(shown, line, "source-known", what, f"Mend data/sources/{key}.yml."))
        elif key not in sources:
            found.append(
                Problem(shown, line, "source-known", f"There is no source “{key}”.", did_you_mean(key, sources))
            )
        elif not sources[key].citable:
            found.append(
                Problem(
                    shown,
                    line,
                    "source-citable",
                    f"The source “{key}” may not be cited: {sources[key].citable_why_not}",
                    "Cite another source for this, or read this one and complete its record.",
                )
            )
    return found


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


def _shared_people_unknown(outcomes: Mapping[str, Outcome], docs: str) -> list[Problem]:
    known = {row.id for outcome in outcomes.values() for row in outcome.rows}
    return [
        Problem(
            f"{docs}/data/outcomes/{key}.yml",
            0,
            RULE,
            f"The row “{row.id}” shares people with “{other}”, which is no row.",
            did_you_mean(other, known),
        )
        for key, outcome in outcomes.items()
        for row in outcome.rows
        for other in row.same_people_as
        if other not in known
    ]


def _findings_of_nobody(
    findings: Mapping[str, Findings], sources: Mapping[str, Source], broken: set[str], docs: str
) -> list[Problem]:
    return [
        Problem(
            f"{docs}/data/findings/{key}.yml",
            0,
            RULE,
            f"There is no source “{key}” for these findings.",
            did_you_mean(key, sources) + " A file of findings has the name of its source.",
        )
        for key in findings
        if key not in sources and key not in broken
    ]
