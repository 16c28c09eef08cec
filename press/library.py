"""The only reader of docs/data: every record once, cached by each file's time and size.

In:  the docs folder.
Out: a Library of records, and the problems of the files that could not be read.
Use: everything that needs a fact asks here; nothing else opens a data file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from press.across_files import cited_in_record, findings_of_nobody, people_shared_one_way, same_work_twice
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
from press.problem import Problem
from press.records import read

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
    problems += same_work_twice(sources, docs)
    for folder in FOLDERS:
        for key, record in records[folder].items():
            problems += cited_in_record(docs, f"{folder}/{key}.yml", record, sources, broken)
    for name in FILES:
        problems += cited_in_record(docs, f"{name}.yml", single[name.replace("-", "_")], sources, broken)
    problems += people_shared_one_way(records["outcomes"], docs)
    problems += findings_of_nobody(records["findings"], sources, broken, docs)
    kinds = {folder: records[folder] for folder in FOLDERS}
    return Library(**kinds, **single, problems=tuple(problems), broken=frozenset(broken))
