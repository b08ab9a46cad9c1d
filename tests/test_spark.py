"""Spark, on this machine with two workers: the same rows as `filmmeta extract`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pyarrow.parquet as pq
import pytest
from moto.server import ThreadedMotoServer

import crawls
import filmmeta
from crawls import response, write
from filmmeta.bulk import extract_to

DOCS = Path(__file__).resolve().parents[1] / "docs"
needs_java = pytest.mark.skipif(
    not (shutil.which("java") or os.environ.get("JAVA_HOME")),
    reason="Spark needs Java 17 or newer, and there is none on this machine: nothing of Spark was tested",
)

SCRIPT = """
import sys
from pyspark.sql import SparkSession
from filmmeta import spark

folder, *files = sys.argv[1:]
status = spark.main([*files, "--output", f"{folder}/files", "--master", "local[2]"])
session = SparkSession.builder.master("local[2]").getOrCreate()
pages = session.read.json(f"{folder}/pages.jsonl").repartition(2)
exec(sys.stdin.read())  # what the documentation shows
assert [frame.count() > 0 for frame in (reviews, films)] == [True, True]
for table in ("reviews", "errors"):
    spark.extract(pages, table, max_bytes=100_000).write.parquet(f"{folder}/frame/{table}")
try:
    spark.extract(pages.drop("html"))
except spark.FilmmetaError as error:
    print(error)
sys.exit(status)
"""


def rows(path: Path, *without: str) -> list[dict[str, Any]]:
    """The rows of a Parquet file or folder, in an order of their own, without some columns."""
    table = pq.read_table(path).drop_columns(list(without))
    return sorted(table.to_pylist(), key=repr)


def errors(path: Path) -> list[dict[str, Any]]:
    """The rows of an errors.jsonl."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def bucket() -> Iterator[tuple[Any, dict[str, str]]]:
    """An S3 store on this machine: a client that writes into its bucket `crawl`, and what its readers' environment
    must say."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        keys = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing"}
        client = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1", **keys)
        client.create_bucket(Bucket="crawl")
        yield (
            client,
            {
                "AWS_ENDPOINT_URL": f"http://{host}:{port}",
                "AWS_DEFAULT_REGION": "us-east-1",
                **{name.upper(): value for name, value in keys.items()},
            },
        )
    finally:
        server.stop()


@needs_java
def test_spark_gives_the_same_rows_as_extract(tmp_path: Path, bucket: tuple[Any, dict[str, str]]) -> None:
    bad = [response(f"https://bad.example.org/{n}", b"\0" * 5_000) for n in range(2)]
    files = [
        write(tmp_path / "a.warc.gz", [*crawls.crawl(40), *bad]),
        write(tmp_path / "b.warc.zst", crawls.crawl(24)),
    ]
    stored, none = "s3a://crawl/b.warc.zst", tmp_path / "none.warc.gz"
    store, access = bucket
    store.upload_file(str(files[1]), "crawl", "b.warc.zst")
    pages = [{"url": f"https://x.org/{n}", "html": page.decode("latin-1")} for n, page in enumerate(crawls.pages())]
    pages.append({"url": "https://x.org/large", "html": "<p>" + "x" * 200_000})
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages))

    source = str(Path(filmmeta.__file__).parents[1])
    environment = {
        **os.environ,
        "PYTHONPATH": source,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        **access,
    }
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(files[0]), stored, str(none)]
    block = re.findall(r"```python\n(.*?)```", (DOCS / "spark.md").read_text("utf-8"), re.DOTALL)[0]
    finished = subprocess.run(command, env=environment, input=block, capture_output=True, text=True, check=False)
    assert finished.returncode == 1, finished.stderr  # there are errors, as there should be
    said = finished.stdout.splitlines()
    assert said[-1] == "the DataFrame needs a column html or text"

    summary = extract_to(files, tmp_path / "out.parquet")
    assert json.loads(said[-2]) == {"reviews": summary.reviews, "films": summary.films, "errors": 3}
    for ours, theirs in ((tmp_path / "out.parquet", "reviews"), (tmp_path / "out.films.parquet", "films")):
        wanted = rows(ours)
        for row in wanted:
            row["source"] = row["source"].replace(str(files[1]), stored)
        assert rows(tmp_path / "files" / theirs) == sorted(wanted, key=repr)
    for ours, theirs in ((tmp_path / "out.parquet", "reviews"), (tmp_path / "out.films.parquet", "films")):
        assert pq.read_table(tmp_path / "files" / theirs).schema.equals(pq.read_schema(ours), check_metadata=False)
    reasons = {(e["source"], e["offset"]): e["reason"] for e in errors(tmp_path / "out.errors.jsonl")}
    found = {(e["source"], e["offset"]): e["reason"] for e in rows(tmp_path / "files" / "errors")}
    missing = found.pop((str(none), 0))
    assert found == reasons
    assert "cannot be opened" in missing

    extract_to(tmp_path / "pages.jsonl", tmp_path / "lines.parquet", max_bytes=100_000)
    place = ("source", "offset")
    assert rows(tmp_path / "frame" / "reviews", *place) == rows(tmp_path / "lines.parquet", *place)
    (error,) = rows(tmp_path / "frame" / "errors")
    (told,) = errors(tmp_path / "lines.errors.jsonl")
    assert (error["url"], error["kind"], error["reason"]) == (told["url"], told["kind"], told["reason"])
