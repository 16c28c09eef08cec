"""A published copy can be read without a connection: a worker of our own keeps help, home and what was read.

The worker stands at the site's root, so that its scope is the whole site, under a sub-path too. A page says where it is
in data-offline; guide.js asks for it at the reader's first input. A plain build has no such attribute and no worker.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from pathlib import Path

from press.problem import Problem
from press.publish import Copy

NAME = "offline"
WHY = "A line drops when it is needed most, and help must still be there."

WORKER, PAGE = "offline.js", "offline.html"
START = ("get-help/", "")
"""Pages that are kept from the start, help first."""
SCRIPTS, SHEETS = "assets/scripts", "assets/stylesheets"
LOST = "404.html"
TITLE = "You are offline"
TEXT = """<h1>You are offline, and this page was not saved</h1>
      <p>Pages that were opened on this device in the last day can be opened again. This one was not among them. When
      you have a connection, load it again.</p>
      <p><a href="get-help/">Get help now</a> is saved, and nearly always the <a href="./">guide’s first page</a>.</p>
      """
_ASSET = re.compile(r"""["'(=]((?:\.\./)*assets/[^"')\s>]+)""")
_HTML = re.compile(r"<html\b")


def page_of(lost: str) -> str | None:
    """The page for what was not saved: the look and the numbers of the page for lost readers. None where that page
    is not of the form that this step knows."""
    text, titles = re.subn(r"<title>[^<·]*", f"<title>{TITLE} ", lost)
    text, bodies = re.subn(r"<h1>.*?(?=<section\b)", lambda _: TEXT, text, flags=re.DOTALL)
    return text if titles == bodies == 1 and "tel:" in text else None


def assets_of(copy: Copy, url: str) -> list[str]:
    """What a page loads of the site's own, as paths below the site."""
    html = (copy.site / url / "index.html").read_text(encoding="utf-8")
    return [posixpath.normpath(posixpath.join(url, path)) for path in dict.fromkeys(_ASSET.findall(html))]


def parts_of(copy: Copy, files: list[str]) -> list[str]:
    """What pages fetch later: scripts, and sheets of their names, under the version of the scripts in `files`."""
    version = next((path[path.index("?"):] for path in files if ".js?" in path), "")
    scripts = sorted((copy.site / SCRIPTS).glob("*.js"))
    sheets = [sheet for script in scripts if (sheet := copy.site / SHEETS / f"{script.stem}.css").exists()]
    later = [file.relative_to(copy.site).as_posix() + version for file in (*scripts, *sheets)]
    return [path for path in later if path not in files]


def _state(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def worker_of(copy: Copy) -> str:
    """The worker of this copy."""
    files = list(dict.fromkeys(path for url in START for path in assets_of(copy, url)))
    files += parts_of(copy, files)
    every = [file for folder in ("assets", "search") for file in sorted((copy.site / folder).rglob("*"))
             if file.is_file()]
    pages = [copy.site / PAGE, *(copy.site / url / "index.html" for url in START)]
    filled = {"@state@": _state(pages), "@files@": _state(every)}
    lists = {"@first@": [PAGE, *START, *files], "@least@": [PAGE, START[0]]}
    text = Path(__file__).with_name(WORKER).read_text(encoding="utf-8")
    for mark, value in (filled | {f'["{mark}"]': json.dumps(paths) for mark, paths in lists.items()}).items():
        text = text.replace(mark, value)
    return text


def run(copy: Copy) -> list[Problem]:
    made = page_of((copy.site / LOST).read_text(encoding="utf-8"))
    if made is None:
        return [Problem(LOST, 0, NAME, "The page for lost readers has another form than this step makes its own from.",
                        "Let it hold one <title> and one <h1> before its <section> of numbers, or mend offline.py.")]
    for page in copy.site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        up = posixpath.relpath(WORKER, page.parent.relative_to(copy.site).as_posix())
        page.write_text(_HTML.sub(f'<html data-offline="{up}"', html, count=1), encoding="utf-8")
    (copy.site / PAGE).write_text(made, encoding="utf-8")
    (copy.site / WORKER).write_text(worker_of(copy), encoding="utf-8")
    return []
