"""Films and reviews by Apache Spark, for crawls that outgrow one machine.

`python -m filmmeta.spark PATH... -o FOLDER` reads WARC files (or any other input of `filmmeta extract`), local or at
s3a:// and hdfs:// addresses, one task a file, and writes Parquet. The tables are those of `filmmeta extract`, column
for column.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Unpack

from filmmeta.bulk.inputs import is_page, items_of, kind_of
from filmmeta.bulk.lines import error_line, page_line
from filmmeta.bulk.pool import Pool
from filmmeta.bulk.records import Failed, File, Item, Opened, Record
from filmmeta.bulk.work import Options, Read, Work
from filmmeta.errors import FilmmetaError

try:
    import pyarrow as pa

    from filmmeta.bulk.tables import ERRORS, FILMS, REVIEWS, error_row, film_rows, review_rows
except ImportError as missing:
    raise FilmmetaError("Spark needs an extra: pip install 'filmmeta[spark]'") from missing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Table = Literal["reviews", "films", "errors"]

TABLES: dict[Table, pa.Schema] = {"reviews": REVIEWS, "films": FILMS, "errors": ERRORS}

_SCHEMA = pa.schema([(name, pa.struct(list(schema))) for name, schema in TABLES.items()])
"""What one pass over the pages gives: each row is a review, a film or an error."""

_ROWS = 500
_BUFFER = 8 << 20

Batches = Iterator[pa.RecordBatch]


def extract(frame: DataFrame, table: Table = "reviews", **options: Unpack[Options]) -> DataFrame:
    """The reviews (or films, or errors) of the pages in a DataFrame.

    Args:
        frame: with the columns `url` and `html` (a string, or bytes in any encoding); `text` in place of `html` for
            plain text. Columns named `source`, `offset` and `date` are taken over.
        table: `"reviews"`, `"films"` or `"errors"`, with the columns of `filmmeta.bulk.tables`.
        options: how a page is read, see `filmmeta.bulk.Options`.

    Raises:
        FilmmetaError: the frame lacks `html` and `text`.
    """
    return _table(read_frame(frame, **options), table)


def read_frame(frame: DataFrame, **options: Unpack[Options]) -> DataFrame:
    """All that the pages in a DataFrame give, read once: structs named `reviews`, `films` and `errors`, of which each
    row has one. For what `extract` says in three passes."""
    column = next((name for name in ("html", "text") if name in frame.columns), None)
    if column is None:
        raise FilmmetaError("the DataFrame needs a column html or text")
    names = [column, *(n for n in ("url", "source", "offset", "date") if n in frame.columns)]
    return frame.select(*names).mapInArrow(_Reading(Work(**options), _items_of_batch), _spark_schema(_SCHEMA))


def read_files(spark: SparkSession, paths: Sequence[str], **options: Unpack[Options]) -> DataFrame:
    """All that some files give, as `read_frame` does: WARC, JSON Lines, archives or pages, a task each.

    Args:
        spark: the session.
        paths: local paths or addresses: `file://`, `s3a://` (or `s3://`), `hdfs://`. The last two are read by
            Arrow, with the credentials and addresses that the environment holds.
        options: how a page is read, see `filmmeta.bulk.Options`.
    """
    numbers = spark.range(0, len(paths), 1, max(1, len(paths)))
    return numbers.mapInArrow(_Reading(Work(**options), _FilesOf(list(paths))), _spark_schema(_SCHEMA))


class _Reading:
    """The function that Spark runs on each part of a DataFrame: batches of it to batches of rows.

    A page is read by a worker process beside the task, so that the limits on time and memory hold here, too.
    """

    def __init__(self, work: Work, items: Callable[[pa.RecordBatch, int], Iterable[Item]]) -> None:
        self.work = work
        self.items = items

    def __call__(self, batches: Batches) -> Batches:
        first = next((b for b in batches if b.num_rows), None)
        if first is None:
            return  # an empty part needs no worker
        rows = self._rows(batch for part in ([first], batches) for batch in part)
        while some := list(islice(rows, _ROWS)):
            yield pa.RecordBatch.from_pylist(some, _SCHEMA)

    def _rows(self, batches: Batches) -> Iterator[dict[str, Any]]:
        items = (item for batch in batches for item in self.items(batch, self.work.max_bytes))
        with Pool(self.work, workers=1) as pool:
            for outcome in pool.outcomes(items):
                if isinstance(outcome, Failed):
                    yield {"errors": error_row(json.loads(error_line(outcome)))}
                elif isinstance(outcome, Read):
                    page = json.loads(page_line(outcome))
                    yield from ({"reviews": row} for row in review_rows(page))
                    yield from ({"films": row} for row in film_rows(page))


def _items_of_batch(batch: pa.RecordBatch, _: int) -> Iterator[Item]:
    """The pages of a DataFrame."""
    for row in batch.to_pylist():
        file = File(row.get("source") or "", "memory")
        offset, url, date = row.get("offset") or 0, row.get("url"), _moment(row.get("date"))
        kind: Literal["html", "text"] = "html" if "html" in row else "text"
        data = row[kind]
        if data is None:
            yield Failed(file, offset, "unreadable", f"the column {kind} is null", url, date)
        else:
            yield Record(file, offset, data, url, date, format=kind)


def _moment(value: object) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class _FilesOf:
    """The items of the files whose numbers a batch holds."""

    def __init__(self, paths: list[str]) -> None:
        self.paths = paths

    def __call__(self, batch: pa.RecordBatch, max_bytes: int) -> Iterator[Item]:
        for number in batch.column(0).to_pylist():
            path = self.paths[number]
            try:
                stream, size = _open(path)
            except (OSError, pa.ArrowException) as error:
                yield Failed(File(path, "page"), 0, "unreadable", f"cannot be opened: {error}")
                continue
            with stream:
                yield from items_of(Opened(File(path, kind_of(path), number, size), stream, 0, max_bytes, is_page))


def _open(path: str) -> tuple[BinaryIO, int]:
    """A file and its size, wherever it lies."""
    if "://" not in path:
        return Path(path).open("rb", buffering=_BUFFER), Path(path).stat().st_size
    from pyarrow import fs

    system, inner = fs.FileSystem.from_uri(path.replace("s3a://", "s3://", 1))
    return io.BufferedReader(system.open_input_file(inner), _BUFFER), system.get_file_info(inner).size


def _table(rows: DataFrame, table: Table) -> DataFrame:
    """One of the tables of what was read."""
    if table not in TABLES:
        raise FilmmetaError(f"there is no table {table!r}: it is one of {', '.join(TABLES)}")
    return rows.where(f"{table} is not null").select(f"{table}.*")


def _spark_schema(schema: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def write(rows: DataFrame, folder: str) -> dict[Table, int]:
    """Write what `read_files` or `read_frame` gives as `reviews`, `films` and `errors`, and count their rows.

    Args:
        rows: read once, and kept on the disks of the workers meanwhile.
        folder: where Spark can write; it must not hold these tables yet.
    """
    from pyspark import StorageLevel

    kept = rows.persist(StorageLevel.DISK_ONLY)
    try:
        for table in TABLES:
            _table(kept, table).write.parquet(f"{folder.rstrip('/')}/{table}", compression="zstd")
        return {table: _table(kept, table).count() for table in TABLES}
    finally:
        kept.unpersist()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the exit status is that of `filmmeta extract`."""
    parser = argparse.ArgumentParser(prog="python -m filmmeta.spark", description=(__doc__ or "").partition("\n\n")[2])
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="WARC and other files, local or at s3a:// and hdfs:// addresses")
    add("--list", metavar="FILE", help="a file with one path a line")
    add("--prefix", default="", help="put before each path of the list: s3a://commoncrawl/")
    add("-o", "--output", required=True, metavar="FOLDER", help="gets reviews, films and errors as Parquet")
    add("--master", help="Spark's master, for example local[2] (default: what spark-submit or the configuration says)")
    add("--time-limit", type=float, default=30.0, metavar="SECONDS", help="for one page (default: 30)")
    add("--memory-limit", type=int, default=2048, metavar="MB", help="for one worker process (default: 2048)")
    options = parser.parse_args(arguments)
    listed = Path(options.list).read_text("utf-8").splitlines() if options.list else []
    paths = [*options.paths, *(options.prefix + line.strip() for line in listed if line.strip())]
    if not paths:
        parser.error("no paths are given")

    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    if options.master:
        builder = builder.master(options.master)
        if options.master.startswith("local"):  # else Spark takes the first python3 of the path
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = builder.appName("filmmeta").getOrCreate()
    try:
        rows = read_files(session, paths, time_limit=options.time_limit, memory_limit=options.memory_limit << 20)
        counts = write(rows, options.output)
    finally:
        session.stop()
    print(json.dumps(counts))  # noqa: T201 - a command prints
    return 1 if counts["errors"] else 0


if __name__ == "__main__":
    from filmmeta.spark import main as imported  # so that Spark's workers find its classes by name

    sys.exit(imported())
