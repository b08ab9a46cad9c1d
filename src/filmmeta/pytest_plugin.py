"""A plugin for pytest: each folder with a saved page and its `expected.json` is a test.

It does nothing in a project whose pytest settings do not name such folders in `filmmeta_fixtures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDERS, PROFILES = "filmmeta_fixtures", "filmmeta_profiles"
_UPDATED = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings and the option."""
    parser.addini(FOLDERS, "folders with saved pages and what filmmeta must say of them", type="paths", default=[])
    parser.addini(PROFILES, "profiles of sites with which those pages are read", type="paths", default=[])
    group = parser.getgroup("filmmeta")
    group.addoption("--filmmeta-update", action="store_true", help="write what filmmeta says now into expected.json")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An `expected.json` in one of the folders is a file of one test."""
    if file_path.name != "expected.json":
        return None
    folders: list[Path] = parent.config.getini(FOLDERS)
    if not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    return _Expected.from_parent(parent, path=file_path)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Says which files were rewritten, since they are to be read before they are committed."""
    for name in config.stash.get(_UPDATED, []):
        terminalreporter.write_line(f"filmmeta: {name} was updated: read it before you commit it")


class Difference(Exception):  # noqa: N818  a failed test is no error
    """A page gives something else than its fixture expects."""


class _Expected(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        yield _Fixture.from_parent(self, name=self.path.parent.name)


class _Fixture(pytest.Item):
    """One saved page, and what must come out of it."""

    def runtest(self) -> None:
        from filmmeta.fixtures import differences, expected, update

        folder, profiles = self.path.parent, self.config.getini(PROFILES)
        if self.config.getoption("--filmmeta-update"):
            if update(folder, profiles):
                self.config.stash.setdefault(_UPDATED, []).append(str(self.path))
            return
        if found := differences(folder, profiles):
            title = expected(folder).get("habit")
            raise Difference("\n".join([*([title] if title else []), *found]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The difference alone, for people; `--filmmeta-update` accepts it."""
        from filmmeta.errors import FilmmetaError

        if isinstance(excinfo.value, Difference):
            return f"{excinfo.value}\n\nIf the page says so: pytest --filmmeta-update"
        if isinstance(excinfo.value, FilmmetaError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"filmmeta: {self.name}"
