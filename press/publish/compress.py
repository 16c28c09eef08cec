"""Every text file also lies there compressed, for hosts that serve such files as they are."""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from press.problem import Problem
from press.publish import Copy

NAME = "compress"
WHY = "A host that compresses as it serves does so fast and badly, and some do not at all."

KINDS = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".yml", ".webmanifest"))
SMALL = 256
"""Bytes below which compressing gains nothing."""
LARGE = 200_000
"""Bytes above which the last percents cost more time than they save anyone: downloads, not pages."""


def _compress(file: Path) -> None:
    data = file.read_bytes()
    quality = 11 if len(data) <= LARGE or file.suffix == ".html" else 9
    file.with_name(file.name + ".br").write_bytes(brotli.compress(data, quality=quality))
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


def run(copy: Copy) -> list[Problem]:
    files = [file for file in copy.site.rglob("*") if file.suffix in KINDS and file.stat().st_size >= SMALL]
    files.sort(key=lambda file: -file.stat().st_size)  # the longest first, so that no process ends alone
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_compress, files, chunksize=4))
    return []
