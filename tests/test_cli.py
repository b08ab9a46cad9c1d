"""The command line, for people."""

import io
import json
import subprocess
import sys

import pytest

import fixture_pages
from filmmeta.cli import main

PAGE = str(fixture_pages.page_file(fixture_pages.FIXTURES / "it-definizioni"))


def test_table_shows_values_and_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", PAGE]) == 0
    shown = capsys.readouterr().out
    assert "Il vento di Marsala" in shown
    assert "Sonia Grasso (Lucia), Nino Barbera (il nonno), Teo Amato" in shown
    assert "↳ labels, /html/body/div[2]/dl/dd[1]" in shown
    assert "7.5/10" in shown


def test_json_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", PAGE, "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert page["films"][0]["duration"] == "PT1H40M"
    assert "claims" not in page
    assert main(["parse", PAGE, "--json", "--claims"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"]


def test_jsonld_and_script(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jsonld", PAGE]) == 0
    assert [n["@type"] for n in json.loads(capsys.readouterr().out)["@graph"]] == ["Movie", "Review"]
    assert main(["jsonld", PAGE, "--script"]) == 0
    assert capsys.readouterr().out.startswith('<script type="application/ld+json" class="filmmeta">')


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Review: “Low Water” (1988)\n\nA film about a ferry that never sails, and about everybody who waits for it.\n"
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["parse", "-"]) == 0
    assert "Low Water" in capsys.readouterr().out


def test_no_film_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    book = fixture_pages.page_file(fixture_pages.FIXTURES / "cs-kniha")
    assert main(["parse", str(book)]) == 0
    assert capsys.readouterr().out.startswith("No film")


@pytest.mark.parametrize("name", ["nowhere.html", "."])
def test_errors_are_one_line_and_status_2(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("filmmeta: cannot read ")
    assert said.err.count("\n") == 1


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["parse"], ["shout", PAGE], ["parse", PAGE, "--format", "pdf"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2
        assert "usage: filmmeta" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "example"), [("parse", "filmmeta parse review.html"), ("jsonld", "filmmeta jsonld review")]
)
def test_help_shows_an_example(command: str, example: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert example in capsys.readouterr().out


def test_control_characters_of_a_page_do_not_reach_the_terminal(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"  # type: ignore[operator]
    page.write_text(
        "<title>x</title><h1>Review: “Low\x1b[31m Water” (1988)</h1><p>A film about a ferry, and who waits.</p>"
    )
    main(["parse", str(page)])
    assert "\x1b" not in capsys.readouterr().out


def test_as_a_module() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "filmmeta", "--version"], capture_output=True, text=True, check=True
    )
    assert finished.stdout.startswith("filmmeta ")
