"""Real servers and builds for the tests: MkDocs as an author runs it, nginx as a host runs it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from press import publish
from press.publish import Copy

ROOT = Path(__file__).parent.parent
MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


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
