"""Fixtures for people's own tests: pages saved with what they must give, collected by the plugin for pytest."""

import json
from pathlib import Path

import pytest

import fixture_pages
from filmmeta.cli import main
from filmmeta.fixtures import add_fixture

FOLDERS = fixture_pages.folders()
PAGE = """<html lang="en"><head><title>Review: Slack Tide (1977)</title></head><body>
<h1>Review: Slack Tide (1977)</h1><p>Directed by: Ann Lee, Bo Yi</p><p>Starring: Pia Ott</p>
<p>A slow film about a lighthouse, and I liked it more than I can say in the pages of a diary.</p>
<p>Rating: 7/10</p></body></html>"""


def test_there_are_pages_of_many_languages() -> None:
    languages = {f.name.split("-")[0] for f in FOLDERS}
    assert len(FOLDERS) >= 15
    assert len(languages) >= 6


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with one fixture, and settings that name its folder."""
    pytester.makefile(".html", review=PAGE)
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\nfilmmeta_fixtures = ["pages"]\n')
    assert (
        main(["fixture", "add", "review.html", "pages/slack", "--url", "https://kelp.example/1", "--habit", "plain"])
        == 0
    )
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_inprocess("-p", "filmmeta.pytest_plugin", "-p", "no:cacheprovider", *arguments)


def change(project: pytest.Pytester, **fields: object) -> Path:
    """Corrects what is expected of the film."""
    path = project.path / "pages" / "slack" / "expected.json"
    record = json.loads(path.read_text("utf-8"))
    record["films"][0] |= fields
    path.write_text(json.dumps(record), "utf-8")
    return path


def test_a_page_is_saved_with_what_it_says(project: pytest.Pytester) -> None:
    record = json.loads((project.path / "pages/slack/expected.json").read_text("utf-8"))
    assert (record["habit"], record["url"]) == ("plain", "https://kelp.example/1")
    assert record["films"][0]["name"] == "Slack Tide"
    assert record["reviews"][0]["film"] == 0
    assert (project.path / "pages/slack/page.html").read_bytes() == (project.path / "review.html").read_bytes()


def test_a_saved_page_passes_until_it_says_something_else(project: pytest.Pytester) -> None:
    run(project).assert_outcomes(passed=1)
    change(project, year=1978, directors=[{"name": "Ann Lee"}, {"name": "Cy Dane"}], genres=["drama"])
    result = run(project)
    result.assert_outcomes(failed=1)
    shown = result.stdout.str()
    for line in ("films[0].year", "  expected: 1978", "  found:    1977", "  ↳ headings, /html/body/h1"):
        assert line in shown
    for line in ("films[0].directors", "  missing:  Cy Dane", "  extra:    Bo Yi", "  ↳ labels, /html/body/p[1]"):
        assert line in shown
    assert "  missing:  drama" in shown or '  expected: ["drama"]' in shown
    assert "pytest --filmmeta-update" in shown
    assert "actors" not in shown


def test_update_writes_what_is_found_and_says_so(project: pytest.Pytester) -> None:
    path = change(project, year=1978)
    result = run(project, "--filmmeta-update")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*expected.json was updated*"])
    record = json.loads(path.read_text("utf-8"))
    assert (record["films"][0]["year"], record["habit"]) == (1977, "plain")
    again = run(project, "--filmmeta-update")
    assert "was updated" not in again.stdout.str()


def test_films_and_reviews_too_many_or_too_few(project: pytest.Pytester) -> None:
    path = project.path / "pages/slack/expected.json"
    record = json.loads(path.read_text("utf-8"))
    path.write_text(
        json.dumps(record | {"reviews": [], "films": [*record["films"], {"name": "Paper Orchard"}]}), "utf-8"
    )
    shown = run(project).stdout.str()
    assert "films[1]\n  expected: Paper Orchard\n  found:    none" in shown
    assert "reviews[0]\n  expected: none" in shown


def test_snippets_that_a_body_must_have_or_lack(project: pytest.Pytester) -> None:
    path = project.path / "pages/slack/expected.json"
    path.write_text(json.dumps({"body_has": ["a diary.", "no such words"], "body_lacks": ["A slow film"]}), "utf-8")
    shown = run(project).stdout.str()
    assert "no body holds: 'no such words'" in shown
    assert "a body holds: 'A slow film'" in shown
    assert "a diary." not in shown


@pytest.mark.parametrize(("text", "said"), [("{", "this is no JSON"), ("[]", "it must be an object")])
def test_a_broken_fixture_says_what_is_wrong(project: pytest.Pytester, text: str, said: str) -> None:
    (project.path / "pages/slack/expected.json").write_text(text, "utf-8")
    shown = run(project).stdout.str()
    assert said in shown
    assert "Traceback" not in shown


def test_profiles_of_the_settings_are_used(project: pytest.Pytester) -> None:
    project.makepyprojecttoml(
        '[tool.pytest.ini_options]\nfilmmeta_fixtures = ["pages"]\nfilmmeta_profiles = ["kelp.toml"]\n'
    )
    (project.path / "kelp.toml").write_text('host = "kelp.example"\nfilm.countries = { value = "Norway" }\n', "utf-8")
    assert "extra:    Norway" in run(project).stdout.str().replace('found:    ["Norway"]', "extra:    Norway")


def test_a_project_without_such_folders_sees_nothing_of_it(pytester: pytest.Pytester) -> None:
    (pytester.path / "expected.json").write_text("{}", "utf-8")
    pytester.makepyfile("def test_one(): pass")
    result = run(pytester)
    result.assert_outcomes(passed=1)
    shown = [line for line in result.outlines if not line.startswith("plugins:")]  # that names whatever is installed
    assert not any("filmmeta" in line.replace(str(pytester.path), "") for line in shown)


@pytest.mark.usefixtures("project")
def test_a_fixture_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixture", "add", "review.html", "pages/slack"]) == 2
    assert "has a fixture already" in capsys.readouterr().err


def test_a_text_and_bytes_in_memory_are_saved_as_they_are(tmp_path: Path) -> None:
    text = "Review: “Low Water” (1988)\n\nA film on a ferry that never sails, and its crew.\n"
    add_fixture(text, tmp_path / "a")
    assert (tmp_path / "a" / "page.txt").read_text("utf-8") == text
    data = PAGE.replace("Ann", "Åse").encode("latin-1")
    add_fixture(data, tmp_path / "b")
    assert (tmp_path / "b" / "page.html").read_bytes() == data
