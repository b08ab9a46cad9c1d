"""Many pages to a file: the formats, and runs that are stopped, killed, continued."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
import zstandard

import crawls
import filmmeta
from crawls import response, write
from filmmeta import FilmmetaError
from filmmeta.bulk import Summary, extract_to, ledger
from filmmeta.bulk.outputs import Output
from filmmeta.bulk.tables import FILMS, REVIEWS
from filmmeta.cli import main

SOURCE = Path(filmmeta.__file__).parents[1]
README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two WARC files with 60 pages and 4 bad ones between them."""
    folder = tmp_path_factory.mktemp("crawl")
    page = (crawls.FIXTURES / "es-hreview/page.html").read_bytes()  # the others speak no microformats
    records = [*crawls.crawl(59), response("https://films.example.org/59", page)]
    records += (response(f"https://bad.example.org/{n}", b"\0" * 5_000) for n in range(4))
    write(folder / "a.warc.gz", records[:60] + records[-2:])
    write(folder / "b.warc.zst", records[60:-2])
    return folder


@pytest.fixture(scope="module")
def whole(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of an undisturbed run over it, as JSON Lines."""
    output = tmp_path_factory.mktemp("whole") / "whole.jsonl"
    extract_to(crawl, output, workers=1)
    return output


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().decompressobj(read_across_frames=True).decompress(data)
    return [json.loads(line) for line in data.splitlines()]


def beside(path: Path) -> list[str]:
    """Every file in an output's folder."""
    return sorted(p.name for p in path.parent.iterdir())


def test_lines_are_pages_with_their_place(whole: Path, crawl: Path) -> None:
    lines = read(whole)
    first = lines[0]
    assert first["source"] == str(crawl / "a.warc.gz")
    assert first["date"] == crawls.DATE
    assert {line["kind"] for line in lines} == {"review", "several", "film"}
    page = filmmeta.Page.model_validate({k: v for k, v in first.items() if k in filmmeta.Page.model_fields})
    assert page.url == first["url"] == f"https://films.example.org/{first['url'].rpartition('/')[2]}"
    assert page.film is not None
    assert beside(whole) == ["whole.errors.jsonl", "whole.jsonl", "whole.summary.json"]


def test_errors_are_rows_and_everything_is_counted(whole: Path) -> None:
    errors = read(whole.with_name("whole.errors.jsonl"))
    assert [e["url"].partition("/bad.")[2] for e in errors] == [f"example.org/{n}" for n in (2, 3, 0, 1)]
    assert all(e["kind"] == "unusable" and "binary" in e["reason"] and e["offset"] > 0 for e in errors)
    summary = json.loads(whole.with_name("whole.summary.json").read_bytes())
    assert summary["pages"] == 64
    assert summary["errors"] == {"unusable": 4}
    assert summary["skipped"] == {"redirect": 3, "not HTML": 3, "error status": 3}
    assert sum(summary["kinds"].values()) == 60
    lines = read(whole)
    assert summary["films"] == sum(len(line["films"]) for line in lines)
    assert summary["reviews"] == sum(len(line["reviews"]) for line in lines)
    assert {"json-ld", "microdata", "microformats", "meta tags", "text alone"} <= set(summary["syntaxes"])


@pytest.mark.parametrize("options", [{"workers": 2}, {"workers": 2, "ordered": False}, {"workers": 3}], ids=str)
def test_the_order_does_not_depend_on_the_number_of_workers(
    options: dict[str, Any], crawl: Path, whole: Path, tmp_path: Path
) -> None:
    extract_to(crawl, tmp_path / "out.jsonl", **options)
    found, wanted = ((p.read_bytes().splitlines()) for p in (tmp_path / "out.jsonl", whole))
    assert (found if options.get("ordered", True) else sorted(found)) == (
        wanted if options.get("ordered", True) else sorted(wanted)
    )


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compressed_lines_are_the_same_lines(suffix: str, crawl: Path, whole: Path, tmp_path: Path) -> None:
    extract_to(crawl, tmp_path / f"out.jsonl{suffix}")
    assert read(tmp_path / f"out.jsonl{suffix}") == read(whole)


def test_parquet_has_a_row_a_review_with_its_film_and_a_row_a_film(crawl: Path, whole: Path, tmp_path: Path) -> None:
    extract_to(crawl, tmp_path / "out.parquet")
    reviews, films = pq.read_table(tmp_path / "out.parquet"), pq.read_table(tmp_path / "out.films.parquet")
    assert reviews.schema == REVIEWS
    assert films.schema == FILMS
    lines = read(whole)
    assert films["name"].to_pylist() == [film["name"] for line in lines for film in line["films"]]
    rows = iter(reviews.to_pylist())
    for line in lines:
        for number, review in enumerate(line["reviews"]):
            row = next(rows)
            assert (row["source"], row["offset"], row["number"]) == (line["source"], line["offset"], number)
            assert row["page_url"] == line["url"]
            assert row["page_date"] == datetime(2021, 3, 4, 5, 6, 7)  # noqa: DTZ001 - UTC without saying so
            assert row["film"]["name"] == review["film"]["name"]
            assert [a["name"] for a in row["authors"]] == [a["name"] for a in review["authors"]]
            assert (row["rating"] or {}).get("value") == (review["rating"] or {}).get("value")
            day = review["date_published"]
            assert row["date_published"] == (date.fromisoformat(day[:10]) if day else None)
            if review["film"]["duration"]:
                assert row["film"]["duration_minutes"] >= 60
    assert next(rows, None) is None


def test_every_field_of_the_models_has_a_column() -> None:
    def names(fields: Any) -> set[str]:
        return {f.name for f in fields}

    assert names(FILMS) >= set(filmmeta.Film.model_fields) - {"duration"} | {"duration_minutes"}
    assert names(REVIEWS) >= set(filmmeta.Review.model_fields)
    assert names(REVIEWS.field("film").type) == set(filmmeta.Film.model_fields) - {"duration"} | {"duration_minutes"}


def test_csv_is_for_spreadsheets(tmp_path: Path) -> None:
    film = {"@type": "Movie", "name": "=HYPERLINK(0)", "director": [{"name": "Ada Brandt"}, {"name": "Ole Ferm"}]}
    page = json.dumps({"@context": "https://schema.org", "@type": "Review", "itemReviewed": film, "reviewBody": "-1"})
    (tmp_path / "page.html").write_text(f"<title>x</title><script type=application/ld+json>{page}</script>", "utf-8")
    extract_to(tmp_path / "page.html", tmp_path / "out.csv", workers=1)
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    reviews, films = (
        list(csv.DictReader((tmp_path / n).read_text("utf-8-sig").splitlines())) for n in ("out.csv", "out.films.csv")
    )
    assert reviews[0]["film_name"] == films[0]["name"] == "'=HYPERLINK(0)"
    assert reviews[0]["film_directors"] == "Ada Brandt; Ole Ferm"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in reviews + films for cell in row.values())


def test_duckdb_holds_the_tables_and_answers_the_queries_of_the_readme(
    crawl: Path, whole: Path, tmp_path: Path
) -> None:
    extract_to(crawl, tmp_path / "out.duckdb")
    summary = json.loads(whole.with_name("whole.summary.json").read_bytes())
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as connection:
        counts = {name: len(connection.table(name).fetchall()) for name in ("reviews", "films", "errors")}
        queries = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[0].split(";")[:-1]
        by_year, by_director, by_error = (connection.sql(query).fetchall() for query in queries)
    assert counts == {"reviews": summary["reviews"], "films": summary["films"], "errors": 4}
    lines = [review for line in read(whole) for review in line["reviews"]]
    assert sum(n for _, n, _ in by_year) == len([r for r in lines if (r["rating"] or {}).get("best")]) > 0
    assert all(0 <= verdict <= 1 for _, _, verdict in by_year)
    directors = Counter(person["name"] for review in lines for person in review["film"]["directors"])
    assert by_director == sorted(directors.items(), key=lambda d: (-d[1], d[0]))[:10]
    assert [(kind, n) for kind, _, n in by_error] == [("unusable", 4)]


def test_its_own_output_is_no_input(crawl: Path, tmp_path: Path) -> None:
    """With the output in the folder that is read: neither what is being written nor what an earlier run left."""
    shutil.copy(crawl / "a.warc.gz", tmp_path)
    sources = {
        r["source"]
        for _ in range(2)
        if extract_to(tmp_path, tmp_path / "o.jsonl", overwrite=True)
        for r in read(tmp_path / "o.jsonl")
    }
    assert sources == {str(tmp_path / "a.warc.gz")}


def test_pages_without_a_film_are_written_when_asked_for(crawl: Path, tmp_path: Path) -> None:
    summary = extract_to(crawl, tmp_path / "out.jsonl", all_pages=True)
    assert len(read(tmp_path / "out.jsonl")) == 60 == summary.kinds.total()
    with pytest.raises(FilmmetaError, match="only JSON Lines"):
        extract_to(crawl, tmp_path / "out.csv", all_pages=True)


def test_an_output_that_exists_is_left_alone(tmp_path: Path) -> None:
    page = crawls.FIXTURES / "pl-tabela" / "page.html"
    output = tmp_path / "out.jsonl"
    output.write_text("mine")
    with pytest.raises(FilmmetaError, match="exists"):
        extract_to(page, output)
    assert output.read_text() == "mine"
    extract_to(page, output, overwrite=True, workers=1)
    assert len(read(output)) == 1
    with pytest.raises(FilmmetaError, match="must end in"):
        extract_to(page, tmp_path / "out.xlsx")


# -- stopped and continued ---------------------------------------------------------------------------------------------

RUN = """
import sys
from filmmeta.bulk import ledger, extract_to
ledger._SECONDS = 0.1
print("running", flush=True)
extract_to(sys.argv[1], sys.argv[2], workers=2, resume=True, ordered="unordered" not in sys.argv)
"""
"""A run that saves often, so that a kill finds it at every stage."""


COMMAND = """
import sys
from filmmeta.bulk import ledger
from filmmeta.cli import main
ledger._SECONDS = 0.1
sys.exit(main(sys.argv[1:]))
"""


def start(*arguments: object, script: str = RUN) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], env=environment, stdout=-1, stderr=-1)


def rows(path: Path) -> list[Any]:
    table: list[Any] = pq.read_table(path).to_pylist()
    return table


@pytest.mark.parametrize(("order", "times"), [("ordered", 20), ("unordered", 3)])
def test_killed_at_random_moments_and_continued_it_gives_the_same_table(
    order: str, times: int, crawl: Path, tmp_path: Path
) -> None:
    """The errors and the counts are those of an undisturbed run, too."""
    chance = random.Random(20)  # noqa: S311
    output = tmp_path / "out.parquet"
    kills = 0
    while kills < times:
        with start(crawl, output, order) as run:
            assert run.stdout is not None
            run.stdout.readline()  # it runs
            with suppress(subprocess.TimeoutExpired):
                run.wait(chance.uniform(0.0, 1.3))
            run.kill()
        if run.returncode == 0:  # it came to its end first: from the beginning, then
            for path in tmp_path.iterdir():
                path.unlink()
            continue
        kills += 1
        for path in tmp_path.glob("*.parquet"):  # the kill came between two files: what has its name is whole
            rows(path)
    extract_to(crawl, output, resume=True, ordered=order == "ordered")
    assert beside(output) == ["out.errors.jsonl", "out.films.parquet", "out.parquet", "out.summary.json"]
    extract_to(crawl, tmp_path / "undisturbed.parquet")
    for name in ("parquet", "films.parquet"):
        found, wanted = rows(tmp_path / f"out.{name}"), rows(tmp_path / f"undisturbed.{name}")
        assert (found if order == "ordered" else sorted(found, key=repr)) == (
            wanted if order == "ordered" else sorted(wanted, key=repr)
        )
    errors = [read(tmp_path / f"{stem}.errors.jsonl") for stem in ("out", "undisturbed")]
    assert sorted(errors[0], key=repr) == sorted(errors[1], key=repr)
    counts = [
        json.loads((tmp_path / f"{s}.summary.json").read_bytes()) | {"seconds": 0} for s in ("out", "undisturbed")
    ]
    assert counts[0] == counts[1]


SMALL = crawls.FIXTURES / "nl-two-films" / "page.html"


@pytest.fixture(scope="module")
def read_through(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that has read all its pages and made no table yet."""
    output = tmp_path_factory.mktemp("nearly") / "out.csv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Output, "make", crash)
        with pytest.raises(Crash):
            extract_to(SMALL, output, workers=1)
    return output


@pytest.fixture
def nearly(read_through: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(read_through.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / read_through.name


def crash(*_: object) -> None:
    """End the run here."""
    raise Crash


class Crash(Exception):  # noqa: N818
    """Stands for a kill at a certain moment."""


@pytest.mark.parametrize("step", range(20))
def test_ended_at_any_step_of_its_end_it_still_gives_the_whole_table(
    step: int, nearly: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is synced before it gets its name: end there, continue, compare."""
    real = ledger._sync
    steps = iter(range(step))

    def sync(path: Path) -> None:
        real(path)
        if next(steps, None) is None:
            raise Crash

    with monkeypatch.context() as patch, suppress(Crash):
        patch.setattr(ledger, "_sync", sync)
        extract_to(SMALL, nearly, resume=True)
    extract_to(SMALL, nearly, resume=True)
    assert beside(nearly) == ["out.csv", "out.errors.jsonl", "out.films.csv", "out.summary.json"]
    assert len(list(csv.DictReader(nearly.read_text("utf-8-sig").splitlines()))) == 2
    if step == 19:  # it came to its end: there is no step further on
        assert next(steps) is not None


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_and_resume_goes_on(signum: signal.Signals, crawl: Path, whole: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run = start("extract", crawl, "-o", output, "--workers", 1, script=COMMAND)
    state = output.with_name("out.jsonl.partial") / "state.json"
    while not state.exists() or json.loads(state.read_bytes())["summary"]["pages"] < 5:
        assert run.poll() is None
        time.sleep(0.01)
    run.send_signal(signum)
    _, said = run.communicate()
    assert run.returncode == 128 + signum, said
    assert b"go on with --resume" in said
    assert beside(output) == ["out.jsonl.partial"]
    assert 5 <= json.loads(state.read_bytes())["summary"]["pages"] < 64
    assert main(["extract", str(crawl), "-o", str(output), "--resume", "--quiet"]) == 1
    assert output.read_bytes() == whole.read_bytes()


def interrupted(crawl: Path, output: Path) -> None:
    """An unfinished run."""

    def watch(summary: Summary, *_: object) -> None:
        if summary.pages == 20:
            raise Crash

    with pytest.raises(Crash):
        extract_to(crawl, output, watch=watch, workers=1)


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "duckdb"])
def test_a_full_disk_is_said_and_continued(kind: str, crawl: Path, whole: Path, tmp_path: Path) -> None:
    """A limit on the size of files fails as a full disk does: in the middle of a write."""
    output = tmp_path / f"out.{kind}"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
    run = start("extract", crawl, "-o", output, script=limit + COMMAND)
    _, said = run.communicate()
    assert run.returncode == 2, said
    assert said.startswith(b"filmmeta: cannot go on: ")
    assert said.endswith(b"go on with resume\n")
    assert beside(output) == [f"out.{kind}.partial"]
    if kind == "jsonl":
        extract_to(crawl, output, resume=True)
        assert output.read_bytes() == whole.read_bytes()


def test_resume_wants_the_same_inputs_and_settings(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_SECONDS", 0.0)
    inputs = tmp_path / "crawl"
    shutil.copytree(crawl, inputs)
    output = tmp_path / "out.jsonl"
    interrupted(inputs, output)
    with pytest.raises(FilmmetaError, match="unfinished run"):
        extract_to(inputs, output)
    with pytest.raises(FilmmetaError, match="'all_pages'"):
        extract_to(inputs, output, resume=True, all_pages=True)
    write(inputs / "0.warc", crawls.crawl(2))
    with pytest.raises(FilmmetaError, match="the inputs are not those"):
        extract_to(inputs, output, resume=True)


def test_two_runs_cannot_write_the_same_output(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    refused: list[str] = []

    def watch(*_: object) -> None:
        if not refused:
            with pytest.raises(FilmmetaError) as error:
                extract_to(crawl, output, resume=True)
            refused.append(str(error.value))
            raise Crash

    with pytest.raises(Crash):
        extract_to(crawl, output, watch=watch, workers=1)
    assert refused == [f"another run is writing {output}"]


def test_resume_of_a_finished_run_is_its_summary(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    first = extract_to(SMALL, output, workers=1, resume=True)
    written = output.stat().st_mtime_ns
    assert extract_to(SMALL, output, resume=True) == first
    assert output.stat().st_mtime_ns == written
    with pytest.raises(FilmmetaError, match="exists: overwrite it"):
        extract_to(crawls.FIXTURES / "pl-tabela", output, resume=True)


# -- on the command line -----------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = crawls.FIXTURES / "nl-two-films" / "page.html"
    assert main(["extract", str(page), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"] == {"several": 1}
    (tmp_path / "empty.html").touch()
    assert main(["extract", str(tmp_path / "empty.html"), "-o", str(tmp_path / "bad.csv"), "--workers", "1"]) == 1
    assert json.loads(capsys.readouterr().out)["errors"] == {"unusable": 1}
    assert main(["extract", str(page), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "out.jsonl exists" in capsys.readouterr().err


def test_the_command_takes_a_list_of_inputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [crawls.FIXTURES / "nl-two-films" / "page.html", tmp_path / "none.html", crawls.FIXTURES / "pl-tabela"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(str, names)) + "\n"))
    assert main(["extract", "-", "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 1
    assert [line["kind"] for line in read(tmp_path / "out.jsonl")] == ["several", "review"]
    (error,) = read(tmp_path / "out.errors.jsonl")
    assert (error["source"], error["kind"]) == (str(names[1]), "unreadable")
    assert json.loads(capsys.readouterr().out)["pages"] == 3


def test_people_see_a_bar_and_a_summary(crawl: Path, tmp_path: Path) -> None:
    """In a terminal, which a pseudo-terminal stands for."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "filmmeta", "extract", str(crawl), "-o", str(tmp_path / "out.csv")]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "TERM": "xterm", "COLUMNS": "120"}
    run = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    said = b""
    while True:
        try:
            said += os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert run.wait() == 1
    text = said.decode()
    assert "pages, " in text
    assert "/s, " in text
    assert "64 pages in " in text
    assert "errors       unusable 4" in text
    assert "passed over  redirect 3" in text
