"""A real browser for tests: the system's Chromium, driven by Playwright; every request written down, none let out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass
class Visit:
    """A page in the browser, and what happened on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """The addresses asked for, other than the page's own."""
    messages: list[str] = field(default_factory=list)
    """What the console, errors and dialogs said."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser that keeps nothing."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, file: Path, width: int = 1280, height: int = 800, **options: Any) -> Iterator[Visit]:
    """A file opened as a reader would, by double click; requests for anything else are recorded and refused."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    context.set_default_timeout(5_000)
    visited = Visit(context.new_page())
    own = file.resolve().as_uri()

    def answer(route: Route) -> None:
        if route.request.url.partition("#")[0] == own:
            route.continue_()
        else:
            visited.requests.append(route.request.url)
            route.abort()

    context.route("**/*", answer)

    def refuse(dialog: Dialog) -> None:
        visited.messages.append(dialog.message)
        dialog.dismiss()

    visited.page.on("console", lambda message: visited.messages.append(message.text))
    visited.page.on("pageerror", lambda error: visited.messages.append(str(error)))
    visited.page.on("dialog", refuse)
    visited.page.goto(own)
    yield visited
    context.close()
