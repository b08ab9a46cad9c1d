"""Every folder of tests/fixtures is a test: a saved page and what must come out of it."""

from pathlib import Path

import pytest

import fixture_pages

FOLDERS = fixture_pages.folders()


@pytest.mark.parametrize("folder", FOLDERS, ids=[f.name for f in FOLDERS])
def test_page_gives_what_is_expected(folder: Path) -> None:
    difference = fixture_pages.difference(folder)
    assert not difference, f"{folder.name}: {fixture_pages.expected(folder)['habit']}\n{difference}"


def test_there_are_pages_of_many_languages() -> None:
    languages = {f.name.split("-")[0] for f in FOLDERS}
    assert len(FOLDERS) >= 15
    assert len(languages) >= 6


def test_difference_names_the_line_that_changed(tmp_path: Path) -> None:
    folder = tmp_path / "en-other"
    folder.mkdir()
    source = FOLDERS[0]
    page = fixture_pages.page_file(source)
    (folder / page.name).write_bytes(page.read_bytes())
    wrong = fixture_pages.expected(source) | {"films": [{"name": "Another Film"}]}
    (folder / "expected.json").write_text(fixture_pages.as_json(wrong), "utf-8")
    assert '-   "name": "Another Film"' in fixture_pages.difference(folder)
