"""The saved pages that other tests read, too. Each is a test of its own: `filmmeta.pytest_plugin` collects them."""

from __future__ import annotations

from pathlib import Path

import filmmeta
from filmmeta.fixtures import EXPECTED, expected, page_of, parse_fixture

__all__ = ["FIXTURES", "expected", "folders", "page_file", "parse"]

FIXTURES = Path(__file__).parent / "fixtures"


def folders() -> list[Path]:
    """Every folder with a page and its expected JSON."""
    return sorted(p.parent for p in FIXTURES.glob(f"*/{EXPECTED}"))


def page_file(folder: Path) -> Path:
    """The saved page of a folder."""
    return page_of(folder)


def parse(folder: Path) -> filmmeta.Page:
    """The page of a folder, parsed."""
    return parse_fixture(folder)
