"""Readers of one's own: beside ours in a list, or brought by a package that is installed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import filmmeta
from filmmeta.cli import main

TEXT = """Review: “Low Water” (1988)

Directed by Tom Arden.

Lens: Piet Aerts

A film about a ferry that never sails, and about all who wait.
"""
MODULE = """
from filmmeta import Claim, Evidence, Person

def lens(document):
    for block in document.blocks:
        if block.text.startswith("Lens: "):
            evidence = Evidence("lens", document.where(block), block.text, 0.9)
            yield Claim("film", "cinematographers", Person(name=block.text[6:]), evidence, block=block.index)

something = 3
"""

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a package as pip lays it out, with one entry point."""

    def package(target: str) -> None:
        (tmp_path / "lens_reader.py").write_text(MODULE, "utf-8")
        info = tmp_path / "lens_reader-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lens-reader\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[filmmeta.readers]\nlens = {target}\n", "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))

    monkeypatch.delitem(sys.modules, "lens_reader", raising=False)
    return package


def cinematographers(page: filmmeta.Page) -> list[str]:
    assert page.film is not None
    return [p.name for p in page.film.cinematographers]


def test_the_readers_of_packages_run_where_they_are_asked_for(install: Install) -> None:
    install("lens_reader:lens")
    assert cinematographers(filmmeta.parse(TEXT)) == []
    assert "lens_reader" not in sys.modules
    readers = [*filmmeta.READERS, *filmmeta.installed_readers()]
    assert cinematographers(filmmeta.parse(TEXT, readers=readers)) == ["Piet Aerts"]


def test_commands_run_them_with_plugins(install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install("lens_reader:lens")
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    for arguments, found in (([], []), (["--plugins"], ["Piet Aerts"])):
        assert main(["parse", str(page), "--json", *arguments]) == 0
        film = json.loads(capsys.readouterr().out)["films"][0]
        assert [p["name"] for p in film["cinematographers"]] == found


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("lens_reader:nothing", "cannot be loaded"),
        ("no_such:f", "cannot be loaded"),
        ("lens_reader:something", "no func"),
    ],
)
def test_one_that_cannot_be_used_is_named_with_its_package(install: Install, target: str, said: str) -> None:
    install(target)
    with pytest.raises(filmmeta.FilmmetaError, match=f"the reader 'lens' of lens-reader .*{said}"):
        filmmeta.installed_readers()
