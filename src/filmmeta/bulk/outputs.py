"""The files that a run leaves: made from its JSON lines under other names, whole or not at all."""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmmeta.bulk.jsonlines import decompressed, zstandard
from filmmeta.errors import FilmmetaError

if TYPE_CHECKING:
    import pyarrow as pa

    from filmmeta.bulk.tables import Row

Stopped = Callable[[], None]
"""Called between batches; raises when the run is to stop."""

FORMATS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet", ".csv", ".duckdb")

_BATCH = 1_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run, https://owasp.org/www-community/attacks/CSV_Injection"""


class Output:
    """Where a run's results go: the file named, and those beside it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        name = self.path.name
        self.format = next((f for f in FORMATS if name.lower().endswith(f) and name.lower() != f), "")
        """The end of its name, which says what it is."""
        if not self.format:
            raise FilmmetaError(f"cannot tell what to write into {name!r}: its name must end in {', '.join(FORMATS)}")
        stem, suffix = name[: -len(self.format)], name[-len(self.format) :]
        self.films = self.path.with_name(f"{stem}.films{suffix}")
        """The table of films, beside that of reviews."""
        self.errors = self.path.with_name(f"{stem}.errors.jsonl")
        self.summary = self.path.with_name(f"{stem}.summary.json")
        self.partial = self.path.with_name(f"{name}.partial")
        """The folder that holds what is done while the run lasts."""
        self.lines = self.partial / ("pages.jsonl" + (self.format[len(".jsonl") :] if self.is_lines else ".gz"))
        """The pages, one JSON line each, in the run's folder."""
        if self.format == ".jsonl.zst":
            zstandard()
        elif not self.is_lines:
            _need("pyarrow", "duckdb" if self.format == ".duckdb" else "pyarrow")

    @property
    def places(self) -> list[Path]:
        """Every file that a run leaves."""
        films = [] if self.is_lines or self.format == ".duckdb" else [self.films]
        return [self.path, *films, self.errors, self.summary]

    @property
    def is_lines(self) -> bool:
        """Whether the output is the JSON lines themselves."""
        return self.format.startswith(".jsonl")

    def compress(self, lines: bytes) -> bytes:
        """A piece of the file of lines: gzip and Zstandard files may be put together of whole ones."""
        if self.lines.suffix == ".gz":
            return gzip.compress(lines, 6 if self.is_lines else 1, mtime=0)
        if self.lines.suffix == ".zst":
            compressed: bytes = zstandard().ZstdCompressor(level=9).compress(lines)
            return compressed
        return lines

    def load(self) -> None:
        """Import what makes the tables, which takes its time: meanwhile the workers start, instead of having ended."""
        if not self.is_lines:
            import pyarrow as pa
            import pyarrow.parquet

            import filmmeta.bulk.tables  # noqa: F401

            pa.array([])  # the first array brings in pandas, where it is installed

    def make(self, errors: Path, check: Stopped) -> dict[Path, Path]:
        """Make what the lines turn into; which file goes where."""
        if self.is_lines:
            return {self.lines: self.path}
        reviews, films = self.partial / "reviews", self.partial / "films"
        if self.format == ".csv":
            _write_csv(self.lines, reviews, films, check)
            return {reviews: self.path, films: self.films}
        _write_parquet(self.lines, reviews, films, check)
        if self.format == ".parquet":
            return {reviews: self.path, films: self.films}
        database = self.partial / "database"
        _write_duckdb(database, reviews, films, errors)
        return {database: self.path}


def _need(*modules: str) -> None:
    from importlib.util import find_spec

    for module in modules:
        if find_spec(module) is None:
            raise FilmmetaError(f"this output needs {module}: pip install 'filmmeta[bulk]'")


def _pages(lines: Path, check: Stopped) -> Iterator[Row]:
    """The pages of the file of lines."""
    with lines.open("rb") as stream:
        for number, line in enumerate(decompressed(lines.name, stream)):
            if number % _BATCH == 0:
                check()
            yield json.loads(line)


def _write_parquet(lines: Path, reviews: Path, films: Path, check: Stopped) -> None:
    import pyarrow.parquet as pq

    from filmmeta.bulk.tables import FILMS, REVIEWS, film_rows, review_rows

    with (
        pq.ParquetWriter(reviews, REVIEWS, compression="zstd") as to_reviews,
        pq.ParquetWriter(films, FILMS, compression="zstd") as to_films,
    ):
        for pages in _batches(_pages(lines, check)):
            _write_rows(to_reviews, (row for page in pages for row in review_rows(page)), REVIEWS)
            _write_rows(to_films, (row for page in pages for row in film_rows(page)), FILMS)


def _write_rows(writer: Any, rows: Iterable[Row], schema: pa.Schema) -> None:
    import pyarrow as pa

    if batch := list(rows):
        writer.write_batch(pa.RecordBatch.from_pylist(batch, schema))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _write_duckdb(database: Path, reviews: Path, films: Path, errors: Path) -> None:
    import duckdb
    import pyarrow.parquet as pq

    from filmmeta.bulk.tables import ERRORS, error_row

    table = errors.with_name("errors")
    with pq.ParquetWriter(table, ERRORS) as writer, errors.open("rb") as stream:
        for batch in _batches(json.loads(line) for line in stream):
            _write_rows(writer, map(error_row, batch), ERRORS)
    database.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(database)) as connection:
            for name, file in (("reviews", reviews), ("films", films), ("errors", table)):
                connection.read_parquet(str(file)).create(name)
    except duckdb.Error as error:  # of a full disk
        raise OSError(str(error)) from error


def _write_csv(lines: Path, reviews: Path, films: Path, check: Stopped) -> None:
    """For spreadsheets: a byte order mark, so that they see UTF-8, and nothing that they would run."""
    from filmmeta.bulk.tables import FILMS, REVIEWS, film_rows, review_rows

    with (
        reviews.open("w", encoding="utf-8-sig", newline="") as to_reviews,
        films.open("w", encoding="utf-8-sig", newline="") as to_films,
    ):
        review_cells, film_cells = csv.writer(to_reviews), csv.writer(to_films)
        review_cells.writerow(_headings(REVIEWS))
        film_cells.writerow(_headings(FILMS))
        for page in _pages(lines, check):
            review_cells.writerows(_cells(row, REVIEWS) for row in review_rows(page))
            film_cells.writerows(_cells(row, FILMS) for row in film_rows(page))


def _headings(fields: Any, prefix: str = "") -> list[str]:
    """One heading a cell: a nested column gives one for each of its own."""
    import pyarrow as pa

    found = []
    for field in fields:
        if pa.types.is_struct(field.type):
            found += _headings(field.type, f"{prefix}{field.name}_")
        else:
            found.append(prefix + field.name)
    return found


def _cells(row: Row | None, fields: Any) -> list[Any]:
    import pyarrow as pa

    found: list[Any] = []
    for field in fields:
        value = (row or {}).get(field.name)
        if pa.types.is_struct(field.type):
            found += _cells(value, field.type)
        else:
            found.append(_cell(value))
    return found


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(_words(item) for item in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _words(item: Any) -> str:
    """One of several things in a cell: a name with its role, a score with its source and scale."""
    if not isinstance(item, dict):
        return str(item)
    if "name" in item:
        return f"{item['name']} ({item['character']})" if item.get("character") else str(item["name"])
    best = f"/{item['best']:g}" if item.get("best") is not None else ""
    return f"{item.get('source') or 'aggregate'} {item['value']:g}{best}"
