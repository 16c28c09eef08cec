"""Every text file also lies there compressed, for hosts that serve such files as they are."""

from __future__ import annotations

import gzip

import brotli

from press.problem import Problem
from press.publish import Copy

NAME = "compress"
WHY = "A host that compresses as it serves does so fast and badly, and some do not at all."

KINDS = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".yml", ".webmanifest"))
SMALL = 256
"""Bytes below which compressing gains nothing."""


def run(copy: Copy) -> list[Problem]:
    for file in sorted(copy.site.rglob("*")):
        if file.suffix in KINDS and file.stat().st_size >= SMALL:
            data = file.read_bytes()
            file.with_name(file.name + ".br").write_bytes(brotli.compress(data, quality=11))
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
    return []
