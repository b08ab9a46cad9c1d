"""Pictures of the report for the documentation: `python tools/screenshots.py FOLDER`.

Writes report-light.png, report-dark.png, report-phone.png and index.png, of pages of tests/fixtures. Needs Chromium
and Playwright's driver (the extra `dev`).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

import filmmeta
from filmmeta.report import write_folder

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "fixtures"
PAGE = FIXTURES / "en-readers-reviews" / "page.html"
VALUE = "Imke Sand"
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 840}, "device_scale_factor": 2}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}


def take(folder: Path) -> list[Path]:
    """All pictures, as files in a folder that is made."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium here: `python3 dev.py browser` gets one")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        report, reports = Path(place, "report.html"), Path(place, "reports")
        report.write_text(filmmeta.to_report(PAGE, name="paper-lanterns.html"), "utf-8")
        write_folder(sorted(FIXTURES.glob("*/page.*")), FIXTURES, reports)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        taken = [
            _picture(browser, report, folder / "report-light.png", **DESKTOP),
            _picture(browser, report, folder / "report-dark.png", color_scheme="dark", **DESKTOP),
            _picture(browser, report, folder / "report-phone.png", **PHONE),
            _picture(browser, reports / "index.html", folder / "index.png", **DESKTOP),
        ]
        browser.close()
    return taken


def _picture(browser: Browser, file: Path, picture: Path, **options: Any) -> Path:
    """One picture; of a report with the pointer on a value, so that its evidence is lit."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(file.as_uri())
    value = page.locator("#facts a.v").get_by_text(VALUE, exact=True)
    if value.count():
        value.first.hover()
    page.screenshot(path=picture)
    context.close()
    return picture


if __name__ == "__main__":
    for made in take(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")):
        sys.stdout.write(f"{made}\n")
