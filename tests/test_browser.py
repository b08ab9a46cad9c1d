"""A real browser reads what was written, and runs nothing of it."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any

import pytest

import filmmeta
import model_values
from filmmeta import Film, Organization, Person, Rating, Review
from test_embed import PLACES

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: `python3 dev.py browser` gets one"
)

OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-dev-shm-usage --disable-component-update --disable-sync --dump-dom"
).split()
RUN = "document.documentElement.dataset.ran = 1"
HOSTILE = [
    *(text for text in model_values.HOSTILE if len(text) < 1_000),
    f"</script><script>{RUN}</script>",
    f"</SCRIPT\n><img src=x onerror='{RUN}'>",
    f"<!--<script>{RUN}</script>-->",
    f"<svg onload='{RUN}'>",
    f'"}}</script><iframe srcdoc="<script>parent.{RUN}</script>">',
    f"javascript:{RUN}",
]
REVIEW = Review(
    film=Film(
        name=HOSTILE[0],
        alternate_names=HOSTILE,
        actors=[Person(name=text, character=text, url=text) for text in HOSTILE],
        description="".join(HOSTILE),
    ),
    authors=[Organization(name=text) for text in HOSTILE],
    rating=Rating(value=1, text="<!--<script>"),
    pros=HOSTILE,
    body="\n\n".join(HOSTILE) + "ž€я中😀",
)
REPORT = """<script>addEventListener("load", () => {
const found = [...document.querySelectorAll("script")].filter(s => s.className === "filmmeta");
const text = found.length === 1 ? JSON.stringify(JSON.parse(found[0].textContent)) : "null";
const bytes = new TextEncoder().encode(text);
document.documentElement.dataset.said = btoa(Array.from(bytes, b => String.fromCodePoint(b)).join(""));
document.documentElement.dataset.scripts = document.scripts.length;
})</script>"""


def in_browser(page: bytes, folder: Path) -> dict[str, str]:
    """What the page's own report says of it, once the browser has loaded it."""
    (folder / "page.html").write_bytes(page)
    command = [str(CHROMIUM), *OPTIONS, f"--user-data-dir={folder / 'profile'}", (folder / "page.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode("utf-8", "replace")
    return dict(re.findall(r'data-(\w+)="([^"]*)"', shown[: shown.index(">", shown.index("<html"))]))


@pytest.mark.parametrize(
    ("page", "encoding", "nested", "scripts"),
    [
        ('<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{}</body></html>', "utf-8", False, 1),
        ('<html><head><meta charset="windows-1251"></head><body>я{}</body></html>', "windows-1251", True, 1),
        ("<html><head></head><body>{}</body></html>", "utf-16", False, 1),
        ("<p>text{}", "ascii", False, 1),
        ("<head><script>'<!--<script></script>-->'</script><title></head></title></head>{}", "ascii", False, 2),
    ],
)
def test_one_script_that_says_what_was_written(
    page: str, encoding: str, nested: bool, scripts: int, tmp_path: Path
) -> None:
    source = page.replace("{}", REPORT).encode(encoding)
    shown = in_browser(filmmeta.embed(source, REVIEW, nested=nested), tmp_path)
    assert "ran" not in shown
    said: Any = json.loads(base64.b64decode(shown["said"]))
    assert said == json.loads(json.dumps(filmmeta.to_jsonld(REVIEW, nested=nested)))
    assert int(shown["scripts"]) == scripts + 1


def test_the_judge_judges(tmp_path: Path) -> None:
    """The same page with its text unescaped does run, and the report sees it."""
    open_page = f'<html><head><script type="application/ld+json" class="filmmeta">"{HOSTILE[-6]}"</script></head><body>'
    shown = in_browser(f"{open_page}{REPORT}".encode(), tmp_path)
    assert shown["ran"] == "1"


def test_our_block_is_seen_wherever_it_had_to_go(tmp_path: Path) -> None:
    """Each page of `PLACES` in a frame of its own: the browser finds one script of ours in it, and its JSON whole."""
    frames = [f'<iframe srcdoc="{escape(filmmeta.embed(page, REVIEW))}"></iframe>' for page, _ in PLACES]
    report = """<script>addEventListener("load", () => {
    const texts = [...document.querySelectorAll("iframe")].map(
        f => [...f.contentDocument.querySelectorAll("script.filmmeta")]
            .map(s => JSON.parse(s.textContent)["@context"]));
    document.documentElement.dataset.said = btoa(JSON.stringify(texts));
    document.documentElement.dataset.ran = [...document.querySelectorAll("iframe")].filter(
        f => "ran" in f.contentDocument.documentElement.dataset).length;
    })</script>"""
    shown = in_browser(f'<html><head><meta charset="utf-8"></head><body>{"".join(frames)}{report}'.encode(), tmp_path)
    assert json.loads(base64.b64decode(shown["said"])) == [["https://schema.org"]] * len(PLACES)
    assert shown["ran"] == "0"
