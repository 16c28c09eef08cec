"""Real servers and builds for the tests: MkDocs as an author runs it, nginx as a host runs it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from press import publish
from press.publish import Copy

ROOT = Path(__file__).parent.parent
MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
AS_ALWAYS = {"SOURCE_DATE_EPOCH": "1795046400"}
"""19 November 2026, on whichever day the tests run."""


def build(root: Path, out: Path, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` of the project under `root` into `out`."""
    return subprocess.run([*MKDOCS, "build", "--site-dir", str(out), *flags], cwd=root, text=True, capture_output=True,
                          env={**os.environ, **QUIET, **environment}, timeout=300, check=False)


def copy_of_project(target: Path) -> Path:
    """The project's own files, to be broken."""
    for name in ("mkdocs.yml", "docs", "overrides", "press", ".vscode"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    return target


NAV = """nav:
  - Home: index.md
  - Get help now: get-help.md
  - Considering it:
      - First questions:
          - Does it work?: question.md
          - On the day: step.md
      - What else there is: compare.md
  - For clinicians:
      - What was done: clinical.md
  - The evidence:
      - Words, works and outcomes: record.md
      - Relief after one day: outcome.md
  - About:
      - About this guide: about/index.md
not_in_nav: |
  /all-pages.md
  /evidence/

"""
PLACES = {"home": "index.md", "help": "get-help.md"}
"""Where a page stands that the templates look for by its name."""


def invented_guide(target: Path) -> Path:
    """A guide of a page of each type under the real frame: what is real but its words, and built in a second."""
    shutil.copytree(ROOT / "overrides", target / "overrides")
    for name in ("data", "about"):
        shutil.copytree(ROOT / "tests/project/docs" / name, target / "docs" / name)
    shutil.copytree(ROOT / "docs/assets", target / "docs/assets")
    shutil.copy(ROOT / "docs/all-pages.md", target / "docs")
    for page in (ROOT / "tests/golden_tree").glob("*.md"):
        shutil.copy(page, target / "docs" / PLACES.get(page.stem, page.name))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (target / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:.*?^(?=# Theme)", NAV, settings).replace(
        "watch: [overrides, press]", "watch: [overrides]"), encoding="utf-8")
    return target


def faultless_guide(target: Path) -> Path:
    """The same with the pages that blocks lead to, and help for lost readers from its own country: no fault."""
    guide = invented_guide(target)
    lost = (ROOT / "tests/project/overrides/404.html").read_text(encoding="utf-8")
    (guide / "overrides/404.html").write_text(
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>Lost</title></head><body><h1>Lost</h1>"
        f"<section>{lost}</section></body></html>",
        encoding="utf-8")
    opening = (ROOT / "tests/project/docs/index.md").read_text(encoding="utf-8").split("\n---\n")[0]
    (guide / "docs/evidence").mkdir()
    for name in ("index", "certainty"):
        (guide / f"docs/evidence/{name}.md").write_text(
            f"{opening.replace('Home', name.capitalize())}\n---\n\nTo [Home](../index.md).\n", encoding="utf-8")
    return guide


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills, for every test of this run: whoever comes first, on whichever worker, fills it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each worker has a folder of its own in the run's
    folder, done = base / "shared" / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            done.touch()
    return folder


def built_site(factory: pytest.TempPathFactory) -> Path:
    """The whole guide as `mkdocs build --strict` makes it without SITE_URL, once in a run."""
    def make(folder: Path) -> None:
        done = build(ROOT, folder, "--strict", SITE_URL="", **AS_ALWAYS)
        assert done.returncode == 0, done.stderr

    return once(factory, "built", make)


def published_site(factory: pytest.TempPathFactory) -> Path:
    """The whole guide as `press build` publishes it, once in a run: a draft, since nobody answers for it here."""
    def make(folder: Path) -> None:
        done = subprocess.run([sys.executable, "-m", "press", "build", "--draft", "--site-dir", str(folder)], cwd=ROOT,
                              text=True, capture_output=True, env={**os.environ, **QUIET, **AS_ALWAYS}, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(factory, "published", make)


def prepared(built: Path, out: Path, address: str = "") -> Path:
    """A built site after the steps of publishing, but not compressed: that takes long, and these hosts need none."""
    copy = Copy(shutil.copytree(built, out), ROOT, address, date(2026, 11, 24), draft=False)
    for step in publish.steps():
        if step.NAME != "compress":
            assert not (said := step.run(copy)), said
    return out


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, seconds: float = 60) -> None:
    """Until something answers there. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {seconds} s")


NGINX = """
{user} daemon off; pid {work}/nginx.pid; error_log {work}/error.log; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f; uwsgi_temp_path {work}/u;
  scgi_temp_path {work}/s;
  gzip on; gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
  map $http_accept_encoding $brotli {{ default ""; ~br ".br"; }}
  server {{
    listen 127.0.0.1:{root_port};
    root {site}; error_page 404 /404.html;
    set $packed "$request_filename$brotli";
    if ($brotli = "") {{ set $packed ""; }}
    if (-f $packed) {{ rewrite ^(.*)$ $1.br last; }}
{packed}
  }}
  server {{
    listen 127.0.0.1:{sub_port};
    location /some/where/ {{ alias {site}/; error_page 404 /some/where/404.html; }}
  }}
}}
"""
PACKED = """    location ~ \\.{ending}\\.br$ {{
      types {{ }} default_type {kind}; gzip off;
      add_header Content-Encoding br always; add_header Vary Accept-Encoding always;
    }}"""
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json",
         "svg": "image/svg+xml"}


@contextmanager
def nginx(site: Path, work: Path, ports: tuple[int, int] | None = None) -> Iterator[tuple[str, str]]:
    """The site on real nginx: (address at a domain's root, address under a sub-path), each ending in /.

    It compresses with gzip. At the root, what lies there compressed with brotli is served so to whoever takes it.
    """
    work.mkdir(parents=True, exist_ok=True)
    root_port, sub_port = ports or (free_port(), free_port())
    settings = work / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""  # else its worker may not read the tests' own folders
    packed = "\n".join(PACKED.format(ending=ending, kind=kind) for ending, kind in KINDS.items())
    settings.write_text(NGINX.format(user=user, work=work, site=site, root_port=root_port, sub_port=sub_port,
                                     packed=packed))
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    server = subprocess.Popen([program, "-c", str(settings), "-p", str(work)], stderr=subprocess.DEVNULL)
    try:
        root, below = f"http://127.0.0.1:{root_port}/", f"http://127.0.0.1:{sub_port}/some/where/"
        wait_for(root, 20)
        yield root, below
    finally:
        server.terminate()
        server.wait(10)


def chromium() -> str | None:
    """Where the browser is, or None to let Playwright look for one that it downloaded."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
                          if found), None)
