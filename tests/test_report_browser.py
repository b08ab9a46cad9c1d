"""The report in a real browser: pointer, keyboard, light and dark, phone, and pages that would do harm."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

import filmmeta
import fixture_pages
from browsers import CHROMIUM, chromium, visit
from filmmeta.report import write_folder

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: `python3 dev.py browser` gets one"
)
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
PAGES = ["en-space-station", "en-jsonld-review", "en-readers-reviews", "fa-body-nimfasele", "en-capsules", "cs-kniha"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def report_of(folder: str, tmp_path: Path) -> Path:
    source = fixture_pages.page_file(fixture_pages.FIXTURES / folder)
    path = tmp_path / f"{folder}.html"
    path.write_text(filmmeta.to_report(source, name=f"{folder}/{source.name}"), "utf-8")
    return path


def lit(page: Page, where: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f"{where} .on:not(.whole):not(.chip)").all_inner_texts()]


def value(page: Page, text: str) -> Locator:
    return page.locator("#facts a.v").get_by_text(text, exact=True)


def focused(page: Page) -> str:
    return " ".join(str(page.evaluate("document.activeElement.innerText")).split())


def is_in_view(locator: Locator) -> bool:
    return bool(
        locator.evaluate(
            """e => { const r = e.getBoundingClientRect();
            return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)); }"""
        )
    )


def test_pointer_goes_both_ways(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-space-station", tmp_path)) as visited:
        page = visited.page
        value(page, "Gabriela Cavpertvayt").hover()
        assert lit(page, "#text") == ["Director: Gabriela Cavpertvayt"]
        assert page.locator("#rail i").count() == 1
        assert page.locator("#foot").inner_text().startswith("Directors: Gabriela Cavpertvayt")
        assert "/html/body" in page.locator("#foot").inner_text()
        page.locator("#text a.m").get_by_text("Starring: ").hover()
        assert "Ariana Debos" in lit(page, "#facts")
        assert "Gabriela Cavpertvayt" not in lit(page, "#facts")
        page.mouse.move(5, 5)
        assert lit(page, "body") == []
        assert "Tab" in page.locator("#foot").inner_text()


def test_click_goes_both_ways_and_through_all_spots(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-jsonld-review", tmp_path)) as visited:
        page = visited.page
        seen = []
        author = value(page, "NightReel Crew")
        for _ in range(3):
            author.click()
            assert is_in_view(page.locator("#text :focus"))
            seen.append(page.evaluate("document.activeElement.id"))
        assert len(set(seen)) == 3
        page.locator("#text a.m").get_by_text("By NightReel Crew").click()
        assert focused(page) == "NightReel Crew"
        assert page.locator("#facts :focus").count() == 1


def test_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-space-station", tmp_path)) as visited:
        page = visited.page
        page.keyboard.press("Tab")
        assert focused(page) == "Skip to the page’s text"
        page.keyboard.press("Tab")
        assert focused(page) == "Facts"
        page.keyboard.press("Tab")  # the sheet, to be scrolled
        for _ in range(30):
            page.keyboard.press("Tab")
            if focused(page) == "Gabriela Cavpertvayt":
                break
        assert lit(page, "#text") == ["Director: Gabriela Cavpertvayt"]
        page.keyboard.press("ArrowDown")
        assert focused(page) == "Ariana Debos"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        assert focused(page) == "Director: Gabriela Cavpertvayt"
        assert page.locator("#text a.m:focus").count() == 1
        page.keyboard.press("Escape")
        assert focused(page) == "Gabriela Cavpertvayt"
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert focused(page) == "Gabriela Cavpertvayt"


def test_tabs_by_arrow_and_losers_lead_to_their_words(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("es-ficha-tecnica", tmp_path)) as visited:
        page = visited.page
        page.locator("#tab-facts").focus()
        page.keyboard.press("ArrowRight")
        assert focused(page).startswith("Rejected")
        assert page.locator("#rejected").is_visible()
        assert not page.locator("#facts").is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("#text a.m:focus").count() == 1
        page.locator("#tab-facts").click()
        page.locator("#text a.m.lost").first.click()
        assert page.locator("#rejected :focus").count() == 1
        page.locator("#tab-rejected").focus()
        page.keyboard.press("End")
        assert page.locator("#checks").is_visible()


def test_the_rail_shows_evidence_that_is_out_of_sight(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-jsonld-review", tmp_path)) as visited:
        page = visited.page
        value(page, "Ida Quill").hover()
        mark = page.locator("#text a.m.on").first
        assert not is_in_view(mark)
        (tick,) = page.locator("#rail i").all()
        box, rail = tick.bounding_box(), page.locator("#rail").bounding_box()
        assert box is not None
        assert rail is not None
        assert rail["y"] + rail["height"] / 2 < box["y"] < rail["y"] + rail["height"]


def test_side_matter_opens_for_its_evidence(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-space-station", tmp_path)) as visited:
        page = visited.page
        zone = page.locator("#text details.zone").first
        zone.locator("summary").click()
        assert zone.get_attribute("open") is None
        value(page, "Orbit Film Notes").click()
        assert zone.get_attribute("open") is not None


@pytest.mark.parametrize("folder", ["en-readers-reviews", "fa-body-nimfasele", "cs-kniha"])
def test_no_serious_accessibility_fault(browser: Browser, tmp_path: Path, folder: str) -> None:
    with visit(browser, report_of(folder, tmp_path)) as visited:
        page = visited.page
        page.evaluate(AXE)
        assert faults(page) == []
        for tab in ("rejected", "result", "jsonld", "checks"):
            page.locator(f"#tab-{tab}").click()
            assert faults(page, "#panel") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_all_that_is_lit(browser: Browser, tmp_path: Path, scheme: str) -> None:
    with visit(browser, report_of("en-jsonld-review", tmp_path), color_scheme=scheme) as visited:
        page = visited.page
        page.evaluate(AXE)
        page.evaluate("document.querySelectorAll('.sheet, details').forEach(e => { e.hidden = false; e.open = true })")
        assert faults(page) == []
        page.evaluate("document.querySelectorAll('[data-c]').forEach(e => e.classList.add('on'))")
        assert faults(page) == []


def faults(page: Page, within: str = "html") -> list[tuple[str, str]]:
    found: dict[str, Any] = page.evaluate(f"axe.run('{within}', {{resultTypes: ['violations']}})")
    assert len(found["passes"]) > 10
    return [
        (v["id"], node["html"][:150])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index(browser: Browser, tmp_path: Path, scheme: str) -> None:
    pages = [fixture_pages.page_file(fixture_pages.FIXTURES / name) for name in PAGES]
    write_folder(pages, fixture_pages.FIXTURES, tmp_path)
    with visit(browser, tmp_path / "index.html", color_scheme=scheme) as visited:
        page = visited.page
        page.evaluate(AXE)
        assert faults(page) == []
        page.get_by_role("searchbox").fill("nightreel")
        assert page.locator(".pages tbody tr:visible").count() == 1
        assert page.locator("#shown").inner_text() == f"1 of {len(PAGES)}"
        page.get_by_role("searchbox").fill("")
        assert page.locator(".pages tbody tr:visible").count() == len(PAGES)
        assert (visited.requests, visited.messages) == ([], [])


@pytest.mark.parametrize("folder", PAGES)
def test_nothing_runs_over_on_a_phone(browser: Browser, tmp_path: Path, folder: str) -> None:
    with visit(browser, report_of(folder, tmp_path), width=360, height=740, has_touch=True, is_mobile=True) as visited:
        page = visited.page
        for tab in ("facts", "rejected", "result", "jsonld", "checks"):
            page.locator(f"#tab-{tab}").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#tab-facts").click()
        if page.locator("#facts a.v").count():
            page.locator("#facts a.v").first.tap()
            assert is_in_view(page.locator("#text :focus"))


RUN = "document.documentElement.dataset.ran=1;new Image().src='https://evil.example.net/ran'"
HOSTILE = f"""<!DOCTYPE html><html lang="en" onclick="{RUN}"><head>
<base href="https://evil.example.net/"><meta http-equiv="refresh" content="0;url=https://evil.example.net/refresh">
<title>&lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt; Tidewater (2019)</title>
<link rel="stylesheet" href="https://evil.example.net/a.css"><link rel="prefetch" href="https://evil.example.net/b">
<style>@import "https://evil.example.net/c.css"; body {{ background: url(https://evil.example.net/d.png) }}</style>
<meta property="og:title" content="Tidewater&quot;&gt;&lt;img src=x onerror={RUN}&gt;">
<script>{RUN}</script><script src="https://evil.example.net/e.js"></script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Review","name":"<!--<script>",
"itemReviewed":{{"@type":"Movie","name":"Tidewater <img src=x onerror={RUN}>","image":"https://evil.example.net/p.jpg",
"director":{{"@type":"Person","name":"<\\/script><script>{RUN}<\\/script>","url":"javascript:{RUN}"}}}},
"author":{{"@type":"Person","name":"\\u003c/script>\\u003cscript>{RUN}\\u003c/script>"}},
"reviewRating":{{"@type":"Rating","ratingValue":"4","bestRating":"5"}}}}</script></head>
<body onload="{RUN}" style="background:url(https://evil.example.net/f.png)"><h1>Tidewater (2019)</h1>
<p>By Nora &lt;svg onload={RUN}&gt; Quist, 4 May 2020</p>
<p>Directed by Ada &lt;/a&gt;&lt;iframe srcdoc="&lt;script&gt;{RUN}&lt;/script&gt;"&gt; Brandt. Starring
<a href="javascript:{RUN}">Jonas Pell</a>, <a href="https://evil.example.net/pell">Mira Osei</a>.</p>
<p>The sea takes the first house before the credits are over,
&lt;style&gt;*{{background:url(https://evil.example.net/g)}}&lt;/style&gt; and the film never quite dries off again.
Brandt shoots the marsh as if it were a face, and Pell answers with a face like a marsh.
${{RUN}} $title &amp;lt;b&amp;gt;</p>
<img src="https://evil.example.net/4-stars.png" alt="4 out of 5 stars" onerror="{RUN}">
<svg><script>{RUN}</script>
<image href="https://evil.example.net/h.png"/><style>@import "https://evil.example.net/i"</style></svg>
<iframe src="https://evil.example.net/j"></iframe><object data="https://evil.example.net/k"></object>
<video autoplay src="https://evil.example.net/l"></video><form action="https://evil.example.net/m"><button>Go</button></form>
<math><mtext></p><p><style><img title="</style><img src=x onerror={RUN}>"></math>
<p>★★★★☆ 4/5</p></body></html>"""


def test_a_hostile_page_runs_nothing_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(filmmeta.to_report(HOSTILE, name=f"<img src=x onerror={RUN}>.html"), "utf-8")
    with visit(browser, path) as visited:
        page = visited.page
        for tab in ("rejected", "result", "jsonld", "checks", "facts"):
            page.locator(f"#tab-{tab}").click()
        for link in page.locator("main a.v:visible, main a.m:visible").all():
            link.hover()
            link.click()
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.dataset.ran") is None
        assert (visited.requests, visited.messages) == ([], [])
        assert page.url.partition("#")[0] == path.as_uri()
        assert page.evaluate("document.scripts.length") == 2
        assert page.locator("iframe, object, embed, img, video, form, base").count() == 0
        assert "onerror" in page.locator("header").inner_text()


def test_the_judge_judges(browser: Browser, tmp_path: Path) -> None:
    """The same page, opened as it is, does run and does ask."""
    path = tmp_path / "hostile.html"
    path.write_text(HOSTILE.replace('http-equiv="refresh"', ""), "utf-8")
    with visit(browser, path) as visited:
        assert visited.page.evaluate("document.documentElement.dataset.ran") == "1"
        assert "https://evil.example.net/ran" in visited.requests


def test_without_script_everything_is_still_there(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, report_of("en-jsonld-review", tmp_path), java_script_enabled=False) as visited:
        page = visited.page
        for part in ("facts", "rejected", "result", "jsonld", "checks", "text"):
            assert page.locator(f"#{part}").is_visible()
