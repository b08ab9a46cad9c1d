"""The first five minutes: what somebody sees who has only installed filmmeta."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import filmmeta
from filmmeta.cli import main
from filmmeta.demo import URL, demo_page


def stopped(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    said = capsys.readouterr()
    return int(stop.value.code or 0), said.out + said.err


def test_alone_it_shows_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    for command in ("demo", "parse", "jsonld", "validate", "embed", "extract", "profile", "fixture"):
        assert f"\n    {command} " in shown
    assert "filmmeta demo   " in shown.partition("examples:")[2]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert stopped(["--version"], capsys) == (0, f"filmmeta {filmmeta.__version__}\n")


def test_demo_works_anywhere_and_says_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    shown = capsys.readouterr().out
    assert "The Lamplighter of Varnes" in shown
    assert "↳ byline, /html/body/article/p[1]" in shown
    assert "filmmeta demo --save demo.html" in shown


def test_every_step_that_the_demo_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--save", "demo.html"]) == 0
    assert main(["parse", "demo.html"]) == 0
    assert main(["jsonld", "demo.html"]) == 0
    assert main(["embed", "demo.html", "--diff"]) == 0
    assert '"The Lamplighter of Varnes"' in capsys.readouterr().out
    assert main(["demo", "--save", "demo.html"]) == 2
    assert "File exists" in capsys.readouterr().err


def test_the_demo_page_gives_every_kind_of_fact() -> None:
    page = filmmeta.parse(demo_page(), url=URL)
    assert page.warnings == []
    film, review = page.film, page.review
    assert film is not None
    assert review is not None
    stated = {n for n, v in film if v} | {n for n, v in review if v}
    assert stated >= {
        "name",
        "year",
        "directors",
        "actors",
        "duration",
        "scores",
        "rating",
        "authors",
        "summary",
        "body",
    }
    assert len(page.films) == len(page.reviews) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pars", "x.html"], "did you mean filmmeta parse?"),
        (["review.html"], "to read a page, filmmeta parse review.html"),
        (["shout"], "filmmeta --help lists them"),
        (["parse"], "filmmeta parse --help shows an example"),
        (["profile", "old"], "there is no command 'old'"),
    ],
)
def test_wrong_usage_says_what_to_do(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = stopped(arguments, capsys)
    assert code == 2
    assert said in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://kelp.example/1", "nothing is fetched: curl -s https://kelp.example/1 | filmmeta parse - --url"),
        ("nowhere.html", "filmmeta demo needs none"),
        (".", "filmmeta extract . -o reviews.csv"),
    ],
)
def test_errors_suggest_the_next_step(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", name]) == 2
    assert said in capsys.readouterr().err


def test_no_film_says_how_to_find_out_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Soup</h1><p>Boil the water, and put in the leeks.</p>", "utf-8")
    assert main(["parse", str(page)]) == 0
    assert f"filmmeta profile new {page}" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "jsonld" in script
    assert "profiles" in script
    if found := shutil.which(shell):
        path = tmp_path / "completion"
        path.write_text(script, "utf-8")
        assert subprocess.run([found, "-n", str(path)], check=False).returncode == 0


def test_bash_completes_commands_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    assert main(["completion", "bash"]) == 0
    (tmp_path / "completion").write_text(capsys.readouterr().out, "utf-8")
    (tmp_path / "review.html").write_text("", "utf-8")
    ask = (
        "source ./completion; f=$(complete -p filmmeta | sed 's/.*-F \\([^ ]*\\).*/\\1/');"
        " COMP_WORDS=(filmmeta {words}); COMP_CWORD={at}; $f; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    for words, at, said in (("js", 1, "jsonld"), ("parse rev", 2, "review.html"), ("parse --prof", 2, "--profiles")):
        script = ask.format(words=words, at=at)
        done = subprocess.run([bash, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert said in done.stdout.split(), done


@pytest.mark.parametrize("heavy", ["lxml", "pydantic", "shtab", "cssselect", "importlib.metadata"])
def test_help_loads_nothing_heavy(heavy: str) -> None:
    script = f"import sys, filmmeta.cli; filmmeta.cli.make_parser().format_help(); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("heavy", ["cssselect", "shtab", "pytest", "filmmeta.profiles", "filmmeta.plugins"])
def test_parsing_loads_no_extra(heavy: str) -> None:
    script = f"import sys, filmmeta; filmmeta.parse('<p>x'); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
