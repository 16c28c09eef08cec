"""Chromium as the tests run it, alone or two side by side.

In:  jobs, and what to do with each in a browser.
Out: what came of each, by job.
Use: the fixture `browser`, sweeps over many pages, tests/audit.py. The machine that counts has two cores.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.tools import chromium

SIDE_BY_SIDE = 2
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
         "--disable-background-networking", "--disable-sync"]
Job = TypeVar("Job")
Found = TypeVar("Found")


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


def shared(jobs: Iterable[Job], work: Callable[[Browser, Iterable[Job]], Iterable[Found]]) -> list[Found]:
    """What `work` finds, which is called in each browser with an iterator that hands out jobs until none is left.

    An error in one browser ends both and is raised.
    """
    left: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        left.put(job)

    def taken() -> Iterable[Job]:
        while True:
            try:
                yield left.get_nowait()
            except queue.Empty:
                return

    def one() -> list[Found]:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            try:
                return list(work(browser, taken()))
            except BaseException:
                for _ in taken():
                    pass
                raise
            finally:
                browser.close()

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        running = [pool.submit(one) for _ in range(SIDE_BY_SIDE)]
        return [found for each in running for found in each.result()]


def told(found: Iterable[tuple[str, list[str]]]) -> str:
    """The faults of every place, a line each, to be read where a test fails; empty where there are none."""
    return "\n".join(f"{where}: {one}" for where, said in found for one in said)
