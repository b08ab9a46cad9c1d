"""`filmmeta embed`: a site's folder, looked at first and then changed."""

import stat
from pathlib import Path

import pytest

import filmmeta
import fixture_pages
from filmmeta.cli import main

PAGE = fixture_pages.page_file(fixture_pages.FIXTURES / "it-definizioni").read_bytes()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "index.html").write_bytes(PAGE)
    (tmp_path / "about.html").write_text("<html><head></head><body><p>About us</p></body></html>")
    (tmp_path / "empty.html").write_text("")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_dry_run_is_the_default(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(site)
    assert main(["embed", str(site)]) == 0
    assert files(site) == before
    shown = capsys.readouterr().out
    assert f"add      {site}/film/index.html  Il vento di Marsala" in shown
    assert shown.endswith("1 file would change; --write does it\n")


def test_the_lines_that_change(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["embed", str(site), "--diff"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith('+  "@context"') for line in lines)
    assert not any(line.startswith("-") and "---" not in line and "head" not in line for line in lines)


def test_written_once_and_then_left_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "film" / "index.html").chmod(0o640)
    assert main(["embed", str(site), "--write"]) == 0
    assert capsys.readouterr().out.endswith("1 file changed\n")
    written = files(site)
    page = filmmeta.parse(site / "film" / "index.html")
    assert page.film is not None
    assert page.film.name == "Il vento di Marsala"
    assert page.claims[0].evidence.reader == "written"
    assert stat.S_IMODE((site / "film" / "index.html").stat().st_mode) == 0o640
    assert main(["embed", str(site), "--write", "--check"]) == 0
    assert files(site) == written


def test_what_changed_in_the_page_changes_in_the_data(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The block is made of the page, never of the block that stood there before."""
    file = site / "film" / "index.html"
    main(["embed", str(site), "--write"])
    file.write_bytes(file.read_bytes().replace(b"Sonia Grasso", b"Silvia Grasso"))
    text = file.read_text("utf-8")
    file.write_text(text.replace('"name": "Silvia Grasso"', '"name": "Sonia Grasso"'), "utf-8")
    assert main(["embed", str(site), "--write"]) == 0
    assert "replace " in capsys.readouterr().out
    film = filmmeta.parse(file).film
    assert film is not None
    assert film.actors[0].name == "Silvia Grasso"


def test_a_page_that_is_about_no_film_any_more(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = site / "about.html"
    before = file.read_bytes()
    file.write_bytes(filmmeta.embed(before, filmmeta.Film(name="Low Water")))
    assert main(["embed", str(file), "--write"]) == 0
    assert capsys.readouterr().out.startswith("remove ")
    assert file.read_bytes() == before


def test_check_is_for_pipelines(site: Path) -> None:
    assert main(["embed", str(site), "--check"]) == 1
    assert main(["embed", str(site / "about.html"), "--check"]) == 0


def test_addresses_below_the_site(site: Path) -> None:
    assert main(["embed", str(site), "--write", "--site", "https://films.example/it"]) == 0
    text = (site / "film" / "index.html").read_text("utf-8")
    assert '"@id": "https://films.example/it/film/#movie"' in text


def test_unusable_files_are_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["embed", str(site / "empty.html"), str(site / "nowhere.html"), str(site / "film")]) == 2
    said = capsys.readouterr()
    assert said.err.count("filmmeta: ") == 2
    assert "1 file would change" in said.out
