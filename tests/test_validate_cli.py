"""`filmmeta validate`, for people, programs and pipelines."""

import json
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

import fixture_pages
from filmmeta.cli import main
from test_validate import REVIEW, review

GOOD = f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>'
BAD = f'<html><script type="application/ld+json">{json.dumps(review(author=None, datePublished=None))}</script></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder: a good page, a bad one, one about no film, and what is not looked at."""
    for name, text in {
        "good.html": GOOD,
        "blog/bad.HTM": BAD,
        "about.html": "<html><p>About us</p></html>",
        "notes.txt": BAD,
        ".git/bad.html": BAD,
        "node_modules/x/bad.html": BAD,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_folder_for_people(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(site)]) == 1
    shown = capsys.readouterr().out
    assert "bad.HTM" in shown
    assert '  error    Missing field "author"' in shown
    assert "(google-review-author)" in shown
    assert "About" not in shown
    assert shown.endswith("3 files, 1 error, 1 warning\n")
    assert "\x1b" not in shown


def test_colours_on_a_terminal(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["validate", str(site)])
    assert "\x1b[31merror" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["validate", str(site)])
    assert "\x1b" not in capsys.readouterr().out


def test_status_counts_errors_only(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(site / "good.html")]) == 0
    assert main(["validate", str(site / "about.html")]) == 0
    assert "no Movie and no Review" in capsys.readouterr().out
    assert main(["validate", str(site), "--errors"]) == 1
    assert capsys.readouterr().out.endswith("3 files, 1 error, 0 warnings\n")


def test_json_for_programs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(site), "--json"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert first["file"] == str(site / "blog" / "bad.HTM")
    assert (first["rule"], first["severity"], first["path"]) == ("google-review-author", "error", "Review")
    assert second["severity"] == "warning"


def test_annotations_for_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a,b.html").write_text(BAD)
    assert main(["validate", str(tmp_path), "--github"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(f"::error file={tmp_path}/a%2Cb.html,title=Google review snippet%3A google-review-author::")
    assert '::Review: Missing field "author"%0AGive the reviewer' in line


def test_json_ld_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jsonld").write_text(json.dumps(REVIEW))
    assert main(["validate", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 file, 0 errors, 0 warnings\n"


def test_what_cannot_be_read_is_status_2(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "broken.html").write_bytes(b"%PDF-1.7")
    assert main(["validate", str(site), str(site / "nowhere.html")]) == 2
    said = capsys.readouterr()
    assert said.err.count("filmmeta: ") == 2
    assert '"author"' in said.out


@pytest.mark.parametrize("model", ["Page", "Film", "Review"])
def test_schema_fits_what_is_printed(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", model]) == 0
    schema = json.loads(capsys.readouterr().out)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for folder in fixture_pages.folders():
        page = fixture_pages.parse(folder)
        every: dict[str, Sequence[BaseModel]] = {"Page": [page], "Film": page.films, "Review": page.reviews}
        for part in every[model]:
            validator.validate(json.loads(part.model_dump_json()))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"films": 3, "name": 3, "film": 3})


def test_hooks_of_pre_commit_run(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = [line.partition(": filmmeta ")[2].split() for line in text.splitlines() if "entry:" in line]
    assert [entry[0] for entry in entries] == ["validate", "embed"]
    for entry in entries:
        assert main([*entry, str(site / "good.html")]) == 0
    assert main([*entries[0], str(site / "blog" / "bad.HTM")]) == 1
    assert "warning " not in capsys.readouterr().out
    assert (site / "good.html").read_text() == GOOD
