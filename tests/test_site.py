"""The documentation site builds without a warning, and asks nobody for anything when it is read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOADED = dict.fromkeys(("script", "img", "iframe", "source", "video", "audio", "embed"), "src") | {"object": "data"}
KEPT = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "modulepreload", "prefetch", "manifest"}


class Sources(HTMLParser):
    """The addresses that a browser asks for when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in LOADED:
            self.found.append(values.get(LOADED[tag], ""))
        if tag == "link" and KEPT & set(values.get("rel", "").split()):
            self.found.append(values.get("href", ""))
        self.found += re.findall(r"url\(([^)]*)\)", values.get("style", ""))


def remote(addresses: list[str]) -> list[str]:
    return [address for address in addresses if re.match(r"\s*['\"]?(?:\w+:)?//", address)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("material") is None:
        pytest.skip("the extra `docs` brings what builds the site")
    folder = tmp_path_factory.mktemp("site")
    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr + finished.stdout == ""
    return folder


def test_no_page_asks_for_anything_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        parser = Sources()
        parser.feed(page.read_text("utf-8"))
        assert parser.found
        assert remote(parser.found) == [], page.name
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert remote(re.findall(r"url\(([^)]*)\)", text)) == []
        assert not re.search(r"@import\s+(?:url\()?['\"]?(?:\w+:)?//", text)


def test_what_comes_from_elsewhere_in_the_repository_is_there(site: Path) -> None:
    speed = (site / "speed.html").read_text("utf-8")
    assert "trafilatura" in speed
    assert (site / "speed.svg").read_bytes() == (ROOT / "benchmarks" / "speed.svg").read_bytes()
    api = (site / "api.html").read_text("utf-8")
    assert 'id="filmmeta.parse"' in api
    assert "refuse input larger than this many bytes" in api


def test_remote_sources_are_noticed() -> None:
    parser = Sources()
    parser.feed(
        '<script src="https://example.org/a.js"></script><img src="a.png"><a href="https://example.org/">'
        '<link rel="stylesheet" href="//example.org/a.css"><p style="background: url(http://example.org/b.png)">'
    )
    assert remote(parser.found) == ["https://example.org/a.js", "//example.org/a.css", "http://example.org/b.png"]
