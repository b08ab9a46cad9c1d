"""Feeds filmmeta hostile input, guided by what it reaches: `python fuzz/run.py all --seconds 30`.

Needs `pip install atheris`. Each target starts from the pages of `tests/fixtures`. A target fails on any exception
that is no `FilmmetaError`, on a reader that failed, and on an input that takes more than ten seconds; the input is
kept in `fuzz/found/` until the fault is mended and `tests/test_hostile.py` has a case of it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests" / "fixtures"
FOUND = HERE / "found"
SLOWEST = 10
"""Seconds that one input may take, of a few kilobytes and instrumented."""
LONGEST = 4096
"""Bytes of one input."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass" if len(data) % 7 == 0 else "replace")


def _page(data: bytes, kind: str) -> None:
    import filmmeta

    try:
        page = filmmeta.parse(data, "https://example.net/a", kind)  # type: ignore[arg-type]
    except filmmeta.FilmmetaError:
        return
    failed = [w for w in page.warnings if "failed" in w]
    if failed:
        raise AssertionError(failed)
    filmmeta.to_jsonld(page)
    page.model_dump_json()


def html(data: bytes) -> None:
    """`parse` of bytes as HTML, and the JSON-LD of what came out."""
    _page(data, "html")


def text(data: bytes) -> None:
    """`parse` of bytes as plain text."""
    _page(data, "text")


def jsonld(data: bytes) -> None:
    """The JSON-LD reader: the bytes as a script of a page."""
    script = b'<html><body><p>x</p><script type="application/ld+json">' + data + b"</script></body></html>"
    _page(script, "html")


def rating(data: bytes) -> None:
    """Verdicts in words, numbers and stars."""
    from filmmeta.values.rating import find_ratings, parse_rating

    said = data.decode("utf-8", "replace")
    parse_rating(said)
    list(find_ratings(said))
    list(find_ratings(said, labelled=True))


def dates(data: bytes) -> None:
    """Days, moments and years."""
    from filmmeta.values.dates import find_dates, find_month_year, find_year, parse_moment

    said = data.decode("utf-8", "replace")
    parse_moment(said)
    list(find_dates(said, dayfirst=bool(len(said) % 2)))
    find_year(said)
    find_month_year(said)


def people(data: bytes) -> None:
    """Lists of names."""
    from filmmeta.values.bylines import byline_people
    from filmmeta.values.people import split_people

    said = data.decode("utf-8", "replace")
    split_people(said)
    split_people(said, "en")
    byline_people(said, "de", handles=True)


def duration(data: bytes) -> None:
    """Running times."""
    from filmmeta.values.duration import find_duration, parse_duration

    said = data.decode("utf-8", "replace")
    parse_duration(said)
    find_duration(said)


TARGETS: dict[str, Callable[[bytes], None]] = {
    f.__name__: f for f in (html, text, jsonld, rating, dates, people, duration)
}


def seeds(target: str, folder: Path) -> None:
    """The fixtures as first inputs: whole pages, their scripts, or their lines."""
    pages = [p for p in FIXTURES.glob("*/page.*") if p.suffix in (".html", ".txt")]
    for number, page in enumerate(pages):
        data = page.read_bytes()
        if target == "jsonld":
            parts = [piece.split(b"</script")[0].partition(b">")[2] for piece in data.split(b"ld+json")[1:]]
        elif target in ("html", "text"):
            parts = [data]
        else:
            parts = [line.strip() for line in data.split(b"\n") if line.strip()]
        for part, content in enumerate(parts):
            (folder / f"{number}-{part}").write_bytes(content)


def fuzz(target: str, seconds: int) -> None:
    """One target in this process, until the time is over or an input breaks it."""
    import atheris

    with atheris.instrument_imports(include=["filmmeta"]):
        import filmmeta.parsing
        import filmmeta.writers.jsonld  # noqa: F401

    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        seeds(target, Path(corpus))
        options = [
            f"-max_total_time={seconds}",
            "-seed=1",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST}",
            "-rss_limit_mb=3000",
        ]
        atheris.Setup(
            [sys.argv[0], *options, f"-artifact_prefix={FOUND}/{target}-", "-print_final_stats=1", corpus],
            TARGETS[target],
        )
        atheris.Fuzz()


def main() -> int:
    """One target, or all of them side by side."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=int, default=30, help="time for each target")
    chosen = parser.parse_args()
    if chosen.target != "all":
        fuzz(chosen.target, chosen.seconds)
        return 0
    running = {
        name: subprocess.Popen(
            [sys.executable, __file__, name, "--seconds", str(chosen.seconds)], stderr=subprocess.PIPE, text=True
        )
        for name in TARGETS
    }
    failed = 0
    for name, process in running.items():
        said = process.communicate()[1]
        executed = next((line.split()[-1] for line in said.splitlines() if "number_of_executed_units" in line), "?")
        print(f"{name:10} {executed:>10} executions, {'failed' if process.returncode else 'no finding'}")
        if process.returncode:
            failed += 1
            print("\n".join(said.splitlines()[-25:]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
