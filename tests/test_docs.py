"""What the documentation says is so: every code block of it is run, or parsed and used, or says why it cannot be.

The blocks of one file run in their order, in one folder. A block with title="a.html" behind its language is that
file. `sh` must succeed; `console` must also print what it says; `sql` is asked of `reviews.duckdb`; Python with `>>>`
is pytest's, other Python is a script. Above a block that cannot be run here stands `<!-- not run: REASON -->`, with a
reason that is listed below.
"""

from __future__ import annotations

import configparser
import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import crawls
import filmmeta

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FILES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]*) -->\n)?"
    r"^(?P<indent> *)(?P<fence>```+)(?P<language>[\w-]*)(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)(?P=fence) *$",
    re.MULTILINE | re.DOTALL,
)
TITLE = re.compile(r'title="([\w./-]+)"')
COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n?)*)", re.MULTILINE)
MORE_SPOTS = re.compile(r" \(and \d+ more\)")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

NOT_RUN: dict[str, Callable[[str], bool]] = {
    # a named reason, and whether it holds of a block: what is said to be run elsewhere must be found there
    "needs a cluster": lambda text: "yarn" in text or "s3a://" in text,
    "needs the network": lambda text: "https://" in text,
    "takes minutes": lambda text: all(
        (ROOT / name).is_file() for name in re.findall(r"^python (\S+)", text, re.MULTILINE)
    ),
    "run by .ci/run": lambda text: all(line in written(".ci/run") for line in commands_of(text)),
    "run by tests/test_spark.py": lambda _text: 'DOCS / "spark.md"' in written("tests/test_spark.py"),
    "run by tests/test_corpus.py": lambda _text: '"corpus" / "score.py"' in written("tests/test_corpus.py"),
}
"""Why a block may be left alone."""


class Block(NamedTuple):
    """One fenced block, without its indent."""

    line: int
    language: str
    title: str
    text: str
    reason: str | None


def written(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands_of(text: str) -> list[str]:
    return [line.partition("  #")[0].strip() for line in text.splitlines() if line.strip()]


def blocks_of(path: Path) -> Iterator[Block]:
    text = path.read_text("utf-8")
    for found in FENCE.finditer(text):
        indent = found["indent"]
        lines = (line.removeprefix(indent) for line in found["text"].splitlines())
        title = TITLE.search(found["info"])
        number = text.count("\n", 0, found.start("fence")) + 1
        yield Block(number, found["language"], title[1] if title else "", "\n".join([*lines, ""]), found["reason"])


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small crawl."""
    folder = tmp_path_factory.mktemp("crawl")
    crawls.write(folder / "a.warc.gz", crawls.crawl(24))
    crawls.write(folder / "b.warc.gz", crawls.crawl(3))
    return folder


@pytest.fixture
def folder(tmp_path: Path, crawl: Path) -> Path:
    """A folder as somebody has it who begins: a page, the same as text, a site, a crawl, and `filmmeta`."""
    page = next(block.text for block in blocks_of(ROOT / "docs" / "start.md") if block.title == "review.html")
    for name in ("review.html", "page.html", "public/index.html", "saved-pages/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page, "utf-8")
    shutil.copy(ROOT / "tests" / "fixtures" / "en-wrapped-text" / "page.txt", tmp_path / "review.txt")
    shutil.copytree(crawl, tmp_path / "crawl")
    shutil.copy(crawl / "b.warc.gz", tmp_path / "crawl.warc.gz")
    shutil.copytree(crawl, tmp_path / "archive" / "2021")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "filmmeta"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m filmmeta "$@"\n')
    command.chmod(0o755)
    return tmp_path


def in_shell(command: str, folder: Path) -> str:
    """What a command prints, in a shell that ends at the first failure."""
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(Path(filmmeta.__file__).parents[1]),
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }
    finished = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, f"{command}\nended with {finished.returncode}:\n{finished.stdout}"
    return finished.stdout


def check_installs(line: str) -> None:
    """What is to be installed is filmmeta, with extras that it has, or what it names as an extra itself."""
    extras = PROJECT["optional-dependencies"]
    others = {re.split(r"[\[<>=,;~ ]", r)[0].lower() for group in extras.values() for r in group}
    for word in shlex.split(line)[2:]:
        name, _, rest = word.partition("[")
        if name in (".", "filmmeta"):
            assert all(extra in extras for extra in rest.rstrip("]").split(",") if extra), line
        else:
            assert name.lower() in others, line


def run_shell(text: str, folder: Path) -> None:
    lines = text.splitlines()
    for line in lines:
        if line.startswith("pip install"):
            check_installs(line.partition("  #")[0])
    in_shell("\n".join(line for line in lines if not line.startswith("pip install")), folder)


def run_console(text: str, folder: Path) -> None:
    found = COMMAND.findall(text)
    assert found, "a console block has lines that begin with $"
    for command, expected in found:
        said = in_shell(command.replace("\n> ", "\n"), folder)
        # how many further spots say the same changes with each better reader, and is not what is shown
        wanted, got = (MORE_SPOTS.sub("", text).strip() + "\n" for text in (expected, said))
        same = doctest.OutputChecker().check_output(wanted, got, FLAGS)
        assert same, f"$ {command}\nprinted\n{said}\nand not\n{expected}"


def run_python(text: str, folder: Path) -> None:
    if ">>>" not in text:
        (folder / "block.py").write_text(text, "utf-8")
        in_shell("python block.py", folder)


def run_sql(text: str, folder: Path) -> None:
    import duckdb

    with duckdb.connect(str(folder / "reviews.duckdb"), read_only=True) as database:
        rows = [database.sql(query).fetchall() for query in filter(str.strip, text.split(";"))]
    assert any(rows)


def run_yaml(text: str, folder: Path) -> None:
    """Hooks are ones that we have; the steps of a workflow are run."""
    import yaml

    data: Any = yaml.safe_load(text)
    hooks = {hook["id"] for hook in yaml.safe_load(written(".pre-commit-hooks.yaml"))}
    used = {hook["id"] for repo in data.get("repos", []) for hook in repo["hooks"]}
    steps = [step for job in data.get("jobs", {}).values() for step in job["steps"] if "run" in step]
    assert used or steps, "neither hooks of pre-commit nor the steps of a workflow"
    assert used <= hooks
    for step in steps:
        run_shell(step["run"], folder)


def run_toml(text: str, _folder: Path) -> None:
    tomllib.loads(text)


def run_json(text: str, _folder: Path) -> None:
    json.loads(text)


def run_ini(text: str, _folder: Path) -> None:
    configparser.ConfigParser().read_string(text)


RUN: dict[str, Callable[[str, Path], None]] = {
    "sh": run_shell,
    "console": run_console,
    "python": run_python,
    "sql": run_sql,
    "yaml": run_yaml,
    "toml": run_toml,
    "json": run_json,
    "ini": run_ini,
}


def run_block(block: Block, folder: Path) -> None:
    """The block run as its language asks; a language that we do not know is a block that nobody runs."""
    if block.reason is not None:
        holds = NOT_RUN.get(block.reason)
        assert holds, f"{block.reason!r} is no reason"
        assert holds(block.text), f"it is not so that this block {block.reason}"
    elif block.title:
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, "utf-8")
    else:
        assert block.language in RUN, f"nobody runs a block of {block.language or 'no language'}"
        RUN[block.language](block.text, folder)


@pytest.mark.skipif(find_spec("duckdb") is None, reason="the guides use what the extra `bulk` installs")
@pytest.mark.parametrize("path", [p for p in FILES if any(blocks_of(p))], ids=lambda p: p.name)
def test_every_block_does_what_it_says(path: Path, folder: Path) -> None:
    for name in {block.title.split("/")[0] for block in blocks_of(path) if "/" in block.title}:
        shutil.rmtree(folder / name, ignore_errors=True)  # it makes its own
    for block in blocks_of(path):
        try:
            run_block(block, folder)
        except AssertionError as error:
            pytest.fail(f"{path.name}, line {block.line}: {error}")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_block_is_hidden_from_the_tests(path: Path) -> None:
    """Fences of tildes and blocks by indent would pass unseen, and so would examples that doctest does not reach."""
    text = path.read_text("utf-8")
    rest = FENCE.sub("", text)
    assert "```" not in rest
    assert not re.search(r"^ {0,3}~~~", rest, re.MULTILINE)
    assert not re.search(r"\n\n {4,}(?![-*|\d ])[^\n]*\n", rest)
    assert ">>>" not in rest


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("```sh\nfilmmeta parse none.html\n```\n", "ended with 2"),
        ("```sh\npip install 'filmmeta[nonsense]'\n```\n", "pip install"),
        ("```console\n$ echo one\ntwo\n```\n", "printed"),
        ("```python\nimport nonsense\n```\n", "ended with 1"),
        ("```\nfilmmeta\n```\n", "nobody runs"),
        ("<!-- not run: it is late -->\n```sh\ntrue\n```\n", "no reason"),
        ("<!-- not run: needs a cluster -->\n```sh\ntrue\n```\n", "not so"),
    ],
)
def test_a_block_that_is_wrong_is_noticed(text: str, why: str, folder: Path) -> None:
    (folder / "page.md").write_text(text)
    (block,) = blocks_of(folder / "page.md")
    with pytest.raises(AssertionError, match=why):
        run_block(block, folder)
