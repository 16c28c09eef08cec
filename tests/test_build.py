"""The real MkDocs: that the whole guide builds and how, and what stops an invented one, and with which words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from tests.tools import AS_ALWAYS, QUIET, ROOT, build, built_site, copy_of_project, faultless_guide

PAGE, HELP, SOURCE = "docs/question.md", "docs/get-help.md", "docs/data/sources/hart-2020.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small, and free of faults until one is made."""
    guide = faultless_guide(tmp_path_factory.mktemp("copy") / "project")
    done = build(guide, guide.parent / "site", "--strict")
    assert done.returncode == 0, done.stderr
    checked = check(guide)
    assert checked.returncode == 0, checked.stdout
    return guide


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole guide, built strictly."""
    return built_site(tmp_path_factory)


def broken(project: Path, out: Path, path: str, change: tuple[str, str]) -> tuple[subprocess.CompletedProcess[str],
                                                                                  subprocess.CompletedProcess[str]]:
    """The strict build and `press check` of the project with one text replaced in one file, which is then mended."""
    file = project / path
    whole = file.read_text(encoding="utf-8")
    old, new = change
    assert old in whole, f"{path} no longer holds {old!r}: choose another text to break"
    file.write_text(whole.replace(old, new, 1), encoding="utf-8")
    try:
        return build(project, out, "--strict"), check(project)
    finally:
        file.write_text(whole, encoding="utf-8")


def check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "press", "check"]
    return subprocess.run(command, cwd=root, text=True, capture_output=True, check=False)


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").split(text, 1)[0].count("\n") + 1


def test_the_whole_guide_builds_and_has_no_fault(whole: Path) -> None:
    assert (whole / "overview/index.html").exists()
    done = check(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_mistyped_key_is_named_with_file_line_and_the_nearest(project: Path, tmp_path: Path) -> None:
    line = line_of(project / PAGE, "@hart-2020")
    built, checked = broken(project, tmp_path / "site", PAGE, ("@hart-2020", "@hrat-2020"))
    for done, said in ((built, built.stderr), (checked, checked.stdout)):
        assert done.returncode != 0
        assert f"{PAGE}:{line} · source-known" in said
        assert "Did you mean hart-2020?" in said
    drawn = (tmp_path / "site/question/index.html").read_text(encoding="utf-8")
    assert 'class="problem"' in drawn and f"{PAGE}:{line} · source-known" in drawn


CARE = "    level: emergency\n"
FAULTS = {
    "wrong-value": (HELP, (CARE, "    level: emergancy\n"), "“emergancy” is not a value of “level”"),
    "wrong-name": (HELP, ("/// care", "/// caer"), "There is no block named “caer”."),
    "bad-yaml": (HELP, (CARE, '    level: "emergency\n'), "cannot be read"),
    "two-space-indent": (HELP, (CARE, "  level: emergency\n"), "is indented by 2 spaces"),
    "unclosed": (HELP, ("\n///\n", "\n"), "is opened and never closed"),
    "front-matter": (PAGE, ("audience: considering", "audiense: considering"), "There is no field “audiense”."),
    "front-matter-yaml": (PAGE, ("type: question", "type: [question"), "not readable as YAML"),
    "source-file": (SOURCE, ("title:", "titel:"), "There is no field “titel”."),
    "place-file": ("docs/data/places/examplia.yml", ("official: true", "official: false"),
                   "is not an official page"),
    "uncitable": (SOURCE, ("citable: true", "citable: false\nciteable-why-not: x"),
                  "There is no field “citeable-why-not”."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_publication_and_shows_in_the_preview(project: Path, tmp_path: Path, fault: str) -> None:
    path, change, words = FAULTS[fault]
    built, checked = broken(project, tmp_path / "site", path, change)
    assert built.returncode != 0 and words in built.stderr
    assert checked.returncode != 0 and words in checked.stdout
    page = "get-help" if path == HELP else "question"
    drawn = (tmp_path / f"site/{page}/index.html").read_text(encoding="utf-8")
    assert 'class="problem"' in drawn and words in drawn
    assert len(drawn) > 5000  # the rest of the page is still there to be read


def test_a_plain_build_of_a_broken_page_ends_well_and_says_what_is_wrong(project: Path, tmp_path: Path) -> None:
    file = project / PAGE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("@hart-2020", "@nobody-1900"), encoding="utf-8")
    try:
        done = build(project, tmp_path / "site")
    finally:
        file.write_text(text, encoding="utf-8")
    assert done.returncode == 0
    assert "source-known" in done.stderr


def test_only_warnings_below_mkdocs_fail_a_strict_build(tmp_path: Path) -> None:
    """Our logger's name is load-bearing: the same warning from another logger passes unnoticed."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A page\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [warner]\n")
    for logger, expected in (("mkdocs.press", 1), ("press", 0)):
        (tmp_path / "warner.py").write_text(
            "import logging\nfrom markdown import Extension\n"
            "class E(Extension):\n    def extendMarkdown(self, md):\n"
            f"        logging.getLogger({logger!r}).warning('x')\n"
            "def makeExtension(**k): return E(**k)\n")
        done = build(tmp_path, tmp_path / "site", "--strict", PYTHONPATH=str(tmp_path))
        assert done.returncode == expected, done.stderr


def test_mkdocs_still_tells_extensions_which_page_is_drawn(tmp_path: Path) -> None:
    """press.where leans on an undocumented processor of MkDocs. When this fails, where.py needs another way."""
    (tmp_path / "docs/below").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# A page\n")
    (tmp_path / "docs/below/page.md").write_text("---\ntitle: T\n---\n# A page\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [teller]\n")
    (tmp_path / "teller.py").write_text(
        "from markdown import Extension\nfrom markdown.preprocessors import Preprocessor\n"
        "class P(Preprocessor):\n    def run(self, lines):\n"
        "        r = self.md.treeprocessors['relpath']\n"
        "        return [r.file.src_uri + ' ' + str(r.file.page.meta) + ' ' + r.config['docs_dir']]\n"
        "class E(Extension):\n    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(P(md), 'p', 50)\n"
        "def makeExtension(**k): return E(**k)\n")
    done = build(tmp_path, tmp_path / "site", PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    said = (tmp_path / "site/below/page/index.html").read_text()
    assert "below/page.md" in said and "'title': 'T'" in said and str(tmp_path / "docs") in said


def test_the_same_tree_builds_the_same_bytes(whole: Path, tmp_path: Path) -> None:
    """From the same commit's date, in any folder, with any hash seed."""
    other = tmp_path / "site"
    assert build(copy_of_project(tmp_path / "project"), other, "--strict", SITE_URL="", PYTHONHASHSEED="2",
                 **AS_ALWAYS).returncode == 0
    files = {path.relative_to(whole) for path in whole.rglob("*") if path.is_file()}
    assert len(files) > 300
    assert files == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    for file in files:
        assert (whole / file).read_bytes() == (other / file).read_bytes(), file


@pytest.mark.parametrize("address", ["", "https://example.org/guide/"])
def test_canonical_link_and_sitemap_need_an_address(project: Path, tmp_path: Path, address: str) -> None:
    assert build(project, tmp_path / "site", "--strict", SITE_URL=address).returncode == 0
    page = (tmp_path / "site/question/index.html").read_text(encoding="utf-8")
    assert ('rel="canonical" href="https://example.org/guide/question/"' in page) == bool(address)
    assert ("rel=\"canonical\"" in page) == bool(address)
    sitemap = (tmp_path / "site/sitemap.xml")
    assert ("https://example.org/guide/question/" in sitemap.read_text()) if address else (
        not sitemap.exists() or "<loc>" not in sitemap.read_text())


def test_the_lock_installs_and_builds(tmp_path: Path) -> None:
    """As design and README say: with hashes, then press itself without looking anything up."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = str(home / "bin/python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", "requirements.lock"], cwd=ROOT, check=True)
    copied = copy_of_project(tmp_path / "project")
    (copied / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], cwd=copied, check=True)
    subprocess.run([python, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")], cwd=copied, check=True,
                   env=QUIET, capture_output=True)
    assert (tmp_path / "site/overview/index.html").exists()


def test_the_lock_holds_what_requirements_pin() -> None:
    locked = (ROOT / "requirements.lock").read_text().lower().replace("_", "-")
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        pin = line.split("#")[0].strip().lower().replace("_", "-")
        if "==" in pin:
            assert f"{pin} " in locked, f"{pin} is not in requirements.lock: run make lock"


def test_every_page_is_valid_html(whole: Path) -> None:
    for path in whole.rglob("*.html"):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"{path}: {sorted({one for one in ids if ids.count(one) > 1})}"
        for element in tree.iter():
            for name in element.attrib:
                assert name != "style" and not str(name).startswith("on"), f"{path}: {name} on {element.tag}"
