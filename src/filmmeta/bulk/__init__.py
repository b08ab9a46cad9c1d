"""Many pages: from folders, WARC, JSON Lines and archives, by worker processes, to JSON Lines, Parquet, CSV, DuckDB."""

from filmmeta.bulk.results import PageError, Result, extract, parse_many
from filmmeta.bulk.run import StoppedError, extract_to
from filmmeta.bulk.summary import Summary
from filmmeta.bulk.work import Options

__all__ = ["Options", "PageError", "Result", "StoppedError", "Summary", "extract", "extract_to", "parse_many"]
