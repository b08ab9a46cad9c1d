"""Many pages in Python: every kind of input, the limits, the order."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import bulk_readers
import crawls
import filmmeta
from crawls import FIXTURES, record, response, write
from filmmeta import READERS, FilmmetaError, extract, parse_many
from filmmeta.bulk import Result, extract_to
from filmmeta.bulk.inputs import Source
from filmmeta.bulk.pool import Job, Pool, Worker
from filmmeta.bulk.records import File, Record
from filmmeta.bulk.work import Read, Work
from filmmeta.decoding import decode

NAMES = ("en-space-station", "en-jsonld-review", "pl-tabela", "es-hreview", "de-nachricht")
PAGES = {f"{name}.html": (FIXTURES / name / "page.html").read_bytes() for name in NAMES}
FILMS = [[film.name for film in filmmeta.parse(page).films] for page in PAGES.values()]


TARS = ("", ".gz", ".bz2", ".xz", ".zst")
LINES = ("", ".gz", ".zst")


def one(inputs: Any, **options: Any) -> list[Result]:
    return list(extract(inputs, workers=1, **options))


def films(results: list[Result]) -> list[list[str]]:
    return [[film.name for film in r.page.films] if r.page else [] for r in results]


def folder(at: Path) -> None:
    (at / "saved" / "deeper").mkdir(parents=True)
    for number, (name, page) in enumerate(PAGES.items()):
        (at / "saved" / ("deeper" if number > 2 else "") / f"{number}-{name}").write_bytes(page)
    (at / "saved" / "poster.png").write_bytes(b"\x89PNG")


def zipped(at: Path) -> None:
    with zipfile.ZipFile(at / "saved.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in PAGES.items():
            archive.writestr(f"site/{name}", page)
        archive.writestr("site/poster.png", b"\x89PNG")


def tarred(suffix: str) -> Callable[[Path], None]:
    def make(at: Path) -> None:
        buffer = io.BytesIO()
        mode: Any = f"w:{suffix.removeprefix('.')}" if suffix in (".gz", ".bz2", ".xz") else "w"
        with tarfile.open(fileobj=buffer, mode=mode) as archive:
            for name, page in {**PAGES, "poster.png": b"\x89PNG"}.items():
                info = tarfile.TarInfo(f"site/{name}")
                info.size = len(page)
                archive.addfile(info, io.BytesIO(page))
        data = crawls.zst(buffer.getvalue()) if suffix == ".zst" else buffer.getvalue()
        (at / f"saved.tar{suffix}").write_bytes(data)

    return make


def lines(suffix: str) -> Callable[[Path], None]:
    def make(at: Path) -> None:
        data = [json.dumps({"url": f"https://x.org/{n}", "html": decode(p, n)}) + "\n" for n, p in PAGES.items()]
        # two pieces: crawlers append
        halves = (("".join(part)).encode() for part in (data[:2], data[2:]))
        (at / f"pages.jsonl{suffix}").write_bytes(b"".join(map(crawls.COMPRESS[suffix], halves)))

    return make


def warc(suffix: str) -> Callable[[Path], None]:
    def make(at: Path) -> None:
        write(at / f"pages.warc{suffix}", [response(f"https://x.org/{n}", page) for n, page in PAGES.items()])

    return make


def test_every_kind_of_input_gives_the_same_films(tmp_path: Path) -> None:
    for make in (zipped, *map(tarred, TARS), *map(lines, LINES), *map(warc, crawls.COMPRESS)):
        make(tmp_path)
    folder(tmp_path)
    found: dict[str, list[list[str]]] = {}
    for result in one(tmp_path):
        assert result.error is None
        source = Path(result.source)
        found.setdefault(source.name if source.parent == tmp_path else "folder", []).extend(films([result]))
    assert len(found) == 2 + len(TARS) + len(LINES) + len(crawls.COMPRESS)
    assert {name: got for name, got in found.items() if got != FILMS} == {}


def test_patterns_say_what_a_page_is(tmp_path: Path) -> None:
    folder(tmp_path)
    assert len(one(tmp_path, patterns=["3-*"])) == 1
    assert len(one(tmp_path, patterns=["saved/deeper/*"])) == 2
    assert films(one([tmp_path / "saved" / "poster.png"])) == [[]]


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGES["pl-tabela.html"])
    assert len(one([page, str(page), tmp_path / "." / "page.html"])) == 1


def test_an_input_that_is_not_there_is_said_at_once() -> None:
    with pytest.raises(FilmmetaError, match="no such file"):
        extract(["nowhere.warc.gz"])


PLAIN = (
    "<title>Тихая вода (2011) – рецензия</title><h1>Тихая вода</h1><p>Режиссёр: Нина Ветрова</p>" + "<p>Море.</p>" * 9
)
REVIEW = PAGES["en-jsonld-review.html"]


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 500]), data[i : i + 500]) for i in range(0, len(data), 500)) + (
        b"0\r\n\r\n"
    )


@pytest.fixture(scope="module")
def odd_warc(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """What web archives hold, read once for the tests below."""
    path = tmp_path_factory.mktemp("warc") / "odd.warc.gz"
    records = [
        response("https://x.org/charset", PLAIN.encode("cp1251"), "text/html; charset=windows-1251"),
        response("https://x.org/chunked", chunked(REVIEW), more="Transfer-Encoding: chunked\r\n"),
        response(
            "https://x.org/both",
            chunked(gzip.compress(REVIEW)),
            more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
        response("https://x.org/unpacked", REVIEW, more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        response("<https://x.org/wget>", REVIEW),
        response("https://x.org/xhtml", REVIEW, "application/xhtml+xml; charset=utf-8"),
        response("https://x.org/feed", b"<rss/>", "application/rss+xml"),
        response("https://x.org/moved", b"", "text/html", "302 Found"),
        response("https://x.org/error", REVIEW, "text/html", "503 Service Unavailable"),
        response("https://x.org/empty", b""),
        response("https://x.org/binary", b"\x00\x01\x02" * 900),
        response("https://x.org/large", b"<p>" + b"x" * 200_000),
        response("https://x.org/bomb", gzip.compress(b"<p>" + b"x" * 2_000_000), more="Content-Encoding: gzip\r\n"),
        record("response", "https://x.org/garbage", b"not http at all"),
        record("response", "dns:x.org", b"20210304 x.org 127.0.0.1", "text/dns"),
        record("revisit", "https://x.org/again", b""),
        record("resource", "file:///tmp/page.html", REVIEW, "text/html"),
        record(
            "conversion",
            "https://x.org/wet",
            b"Low Water (2019)\nDirected by Ada Brandt.\n" + b"The sea. " * 40,
            "text/plain",
        ),
    ]
    results = one(write(path, records), max_bytes=100_000)
    return {(r.url or "").rpartition("/")[2]: r for r in results}


@pytest.mark.parametrize("name", ["chunked", "both", "unpacked", "wget", "xhtml", "page.html"])
def test_codings_of_http_are_taken_off(odd_warc: dict[str, Result], name: str) -> None:
    assert films([odd_warc[name]]) == films([odd_warc["wget"]]) == [FILMS[1]]


def test_the_charset_of_the_header_counts(odd_warc: dict[str, Result]) -> None:
    page = odd_warc["charset"].page
    assert page is not None
    assert page.film is not None
    assert page.film.name == "Тихая вода"


def test_address_and_date_of_a_record_are_kept(odd_warc: dict[str, Result]) -> None:
    found = odd_warc["wget"]
    assert found.url == "https://x.org/wget"
    assert found.page is not None
    assert found.page.url == "https://x.org/wget"
    assert found.date == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


def test_wet_files_are_read_as_text(odd_warc: dict[str, Result]) -> None:
    page = odd_warc["wet"].page
    assert page is not None
    assert [film.name for film in page.films] == ["Low Water"]


@pytest.mark.parametrize("name", ["feed", "moved", "error", "again", "dns:x.org"])
def test_what_is_no_page_is_passed_over(odd_warc: dict[str, Result], name: str) -> None:
    assert name not in odd_warc


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("empty", "unusable", "the input is empty"),
        ("binary", "unusable", "binary data"),
        ("large", "unusable", "more bytes than the limit of 100,000"),
        ("bomb", "unusable", "more bytes than the limit of 100,000"),
        ("garbage", "unreadable", "holds no HTTP response"),
    ],
)
def test_what_gives_nothing_says_why(odd_warc: dict[str, Result], name: str, kind: str, reason: str) -> None:
    error = odd_warc[name].error
    assert error is not None
    assert error.kind == kind
    assert reason in error.reason


def test_a_damaged_record_costs_only_itself(tmp_path: Path) -> None:
    records = [response(f"https://x.org/{n}", page) for n, page in PAGES.items()]
    for suffix, compress in crawls.COMPRESS.items():
        path = write(tmp_path / f"damaged.warc{suffix}", records)
        data = bytearray(path.read_bytes())
        start = len(compress(records[0]))
        data[start : start + 40] = bytes(40)
        path.write_bytes(data[:-100])
    results = one(tmp_path)
    for path in tmp_path.iterdir():
        here = [r for r in results if r.source == str(path)]
        assert films([r for r in here if r.page]) == [FILMS[0], *FILMS[2:4]], path
        errors = [r.error.reason for r in here if r.error]
        assert "damaged here" in errors[0]
        assert len(errors) == 2, path


def test_damaged_archives_and_lines_are_errors(tmp_path: Path) -> None:
    zipped(tmp_path)
    tarred(".gz")(tmp_path)
    data = (tmp_path / "saved.tar.gz").read_bytes()
    (tmp_path / "saved.tar.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "not.zip").write_bytes(b"PK not a zip")
    lines = [
        b"{",
        b"[1]",
        b'{"url": "https://x.org/"}',
        b"",
        b'{"text": "\\ud800 Low Water"}',
        b'{"html": "<p>' + b"x" * 9_000,
    ]
    (tmp_path / "odd.jsonl").write_bytes(b"\n".join(lines))
    results = one(tmp_path)
    assert all("the page has" not in (r.error.reason if r.error else "") for r in results)
    errors = {
        Path(r.source).name: [e.error.reason for e in results if e.source == r.source and e.error] for r in results
    }
    assert "damaged" in errors["not.zip"][0]
    assert "damaged" in errors["saved.tar.gz"][0]
    assert [e.partition(":")[0] for e in errors["odd.jsonl"]] == [
        "the line is not JSON",
        "the line is a JSON list, not an object",
        "the line holds neither html nor text",
        "the line is not JSON",
    ]
    assert [r.page is not None for r in results if r.source.endswith("odd.jsonl")].count(True) == 1


def test_no_damage_ends_the_reading(tmp_path: Path) -> None:
    """Cut short, or with some bytes changed: what is left comes out, and what is lost is said."""
    chance = random.Random(1)  # noqa: S311
    for make in (zipped, *map(tarred, TARS), *map(lines, LINES), *map(warc, crawls.COMPRESS)):
        make(tmp_path)
    for path in tmp_path.iterdir():
        whole = path.read_bytes()
        for _ in range(12):
            data = bytearray(whole)
            for place in chance.sample(range(len(data)), 9):
                data[place] = chance.randrange(256)
            path.write_bytes(data[: chance.randrange(len(data))] if chance.random() < 0.5 else data)
            items = list(Source(path, (), 1_000_000).items())
            places = [item.offset for item in items]
            assert places == sorted(set(places))
            # and from any of them on, the rest is the same
            after = chance.choice([-1, *places])
            assert [i.offset for i in Source(path, (), 1_000_000).items(0, after)] == [p for p in places if p > after]


def bad_pages(words: dict[int, bytes]) -> list[tuple[str, bytes]]:
    return [(f"https://x.org/{n}", REVIEW + b"<!-- %s -->" % words.get(n, b"")) for n in range(14)]


BAD = [*READERS, bulk_readers.sleeps, bulk_readers.kills, bulk_readers.hoards]


@pytest.mark.parametrize("ordered", [True, False])
def test_a_page_that_kills_its_worker_or_hoards_memory_costs_only_itself(ordered: bool) -> None:
    words = {5: b"please-die", 6: b"please-die", 9: b"please-hoard"}
    results = list(parse_many(bad_pages(words), readers=BAD, workers=2, ordered=ordered, memory_limit=400_000_000))
    numbers = [r.offset for r in results]
    assert (numbers if ordered else sorted(numbers)) == list(range(14))
    errors = {r.offset: r.error for r in results if r.error}
    assert {n: e.kind for n, e in errors.items()} == {5: "died", 6: "died", 9: "memory"}
    assert errors[5].reason == "ended its worker process by SIGABRT"
    assert films([r for r in results if r.page]) == [FILMS[1]] * 11


def test_a_page_that_hangs_costs_only_itself() -> None:
    """The others wait for it in line; none of them is lost or read twice."""
    results = list(parse_many(bad_pages({3: b"please-sleep"}), readers=BAD, workers=2, time_limit=9))
    assert [r.offset for r in results] == list(range(14))
    (error,) = (r.error for r in results if r.error)
    assert (error.kind, error.reason) == ("time", "took longer than the limit of 9 s")
    assert films([r for r in results if r.page]) == [FILMS[1]] * 13


def test_pages_from_memory_come_as_they_are_given(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(REVIEW)
    pages = [
        REVIEW,
        REVIEW.decode(),
        path,
        ("https://x.org/", bytearray(REVIEW)),
        7,
        ("https://x.org/", tmp_path / "none"),
    ]
    results = list(parse_many(pages, workers=1))
    assert films(results) == [FILMS[1]] * 4 + [[], []]
    assert [r.url for r in results] == [None, None, None, "https://x.org/", None, "https://x.org/"]
    assert "cannot read a int" in (results[4].error.reason if results[4].error else "")


def test_pages_are_what_parse_gives_and_claims_come_when_asked_for() -> None:
    page = filmmeta.parse(REVIEW, url="https://x.org/")
    bare, full = (next(parse_many([("https://x.org/", REVIEW)], workers=1, claims=c)).page for c in (False, True))
    assert full == page
    assert bare == page.model_copy(update={"claims": []})


def test_the_syntaxes_of_a_page_are_named() -> None:
    """Also of structured data that filmmeta itself has put there; the language of a page is none."""
    bare = '<html lang="en"><title>Tidewater (2019) review</title><p>Directed by Ada Brandt.</p><p>Rating: 4/5</p>'
    pages = [bare, filmmeta.embed(bare, filmmeta.parse(bare)), f'<meta name="author" content="Nora Quist">{bare}']
    found = [result.syntaxes for result in filmmeta.parse_many([(None, page) for page in pages], workers=1)]
    assert found == [(), ("json-ld",), ("meta tags",)]


def test_input_is_taken_as_it_is_needed() -> None:
    """A million pages need no more memory than a few."""
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield REVIEW

    results = parse_many(endless(), workers=1)
    for _ in range(3):
        next(results)
    results.close()  # type: ignore[attr-defined]  # a generator
    assert taken <= 6


def test_readers_that_cannot_be_sent_are_refused() -> None:
    def local(_: Any) -> Iterator[Any]:
        yield from ()

    with pytest.raises(FilmmetaError, match="cannot be sent to a worker"):
        list(parse_many([REVIEW], readers=[local], workers=1))
    with pytest.raises(FilmmetaError, match="at least one worker"):
        Pool(Work(), 0)


def test_a_worker_lost_while_it_waits_is_no_page_lost() -> None:
    """As when the kernel, short of memory, ends a process."""
    worker, job = Worker(Work()), Job()
    worker._process.kill()
    worker._process.wait()
    worker.give(job, Record(File("", "memory"), 0, REVIEW))
    while job.outcome is None:
        worker.take()
    worker.stop()
    assert isinstance(job.outcome, Read)


@pytest.mark.parametrize("limit", [{"time_limit": 0}, {"memory_limit": -1}, {"max_bytes": 0}], ids=str)
def test_limits_that_are_none_are_refused(limit: dict[str, Any]) -> None:
    with pytest.raises(FilmmetaError, match="positive"):
        extract([], **limit)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("fastwarc.warc", "pages.warc.gz"),
        ("zstandard", "pages.jsonl.zst"),
        ("pyarrow", "out.csv"),
        ("duckdb", "out.duckdb"),
    ],
)
def test_what_is_not_installed_is_named(
    module: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    if name.startswith("out"):
        with pytest.raises(FilmmetaError, match="pip install 'filmmeta\\[bulk\\]'"):
            extract_to(FIXTURES, tmp_path / name)
    else:
        (tmp_path / name).write_bytes(b"")
        with pytest.raises(FilmmetaError, match="pip install 'filmmeta\\[bulk\\]'"):
            list(extract(tmp_path, workers=1))


def test_what_only_tables_need_is_not_loaded_before() -> None:
    script = "import sys, filmmeta.bulk; sys.exit(bool({'pyarrow', 'duckdb', 'fastwarc', 'rich'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
