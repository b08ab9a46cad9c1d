"""Many pages in Python: from files, folders and archives, or from memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Unpack

from filmmeta.bulk.inputs import Inputs, Source
from filmmeta.bulk.pool import Pool
from filmmeta.bulk.records import ErrorKind, Failed, File, Item, Record, Skipped
from filmmeta.bulk.work import Options, Read, Work
from filmmeta.inputs import unwrapped
from filmmeta.models import Page

_MEMORY = File("", "memory")


@dataclass(frozen=True, slots=True)
class PageError:
    """Why a page gave nothing."""

    kind: ErrorKind
    """`"unusable"` (empty, binary, too large), `"unreadable"` (its input is damaged), `"time"`, `"memory"` (over a
    limit), `"died"` (its worker process was lost) or `"failed"` (a fault of filmmeta's own)."""
    reason: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True)
class Result:
    """One page of many: its `page`, or the `error` in its place."""

    source: str
    """The input file; empty for a page from memory."""
    offset: int
    """Its place there: the byte of a WARC record, JSON line or tar member, the number of a zip member or of a page from
    memory, 0 for a file that is one page."""
    url: str | None
    """The address that the input gives it; what the page says of itself is `page.url`."""
    date: datetime | None
    """When it was fetched, in UTC, where the input says so."""
    page: Page | None = None
    error: PageError | None = None
    syntaxes: tuple[str, ...] = ()
    """What it says it with: `"json-ld"`, `"microdata"`, `"rdfa"`, `"microformats"`, `"meta tags"`; nothing where only
    its text speaks."""


def extract(
    inputs: Inputs,
    *,
    patterns: Iterable[str] = (),
    workers: int | None = None,
    ordered: bool = True,
    **options: Unpack[Options],
) -> Iterator[Result]:
    """Every page that some files hold, one after another, read by several processes.

    Memory use does not grow with the inputs. A page that is damaged, hangs or breaks its process is a result with
    an error. What is no page (redirects, images) is passed over.

    Args:
        inputs: a path or several: saved pages, folders, `.warc`, `.jsonl`, `.zip`, `.tar`, compressed or not; `"-"`
            stands for a list of them on standard input.
        patterns: what counts as a page in folders and archives, as file names (`"*.html"`) or paths (`"films/*"`).
        workers: how many processes read pages; as many as there are processors.
        ordered: in the order of the inputs, however many processes there are; else as they come.
        options: how a page is read, see `filmmeta.bulk.Options`.

    Raises:
        FilmmetaError: an input does not exist, needs an extra that is not installed, or a reader cannot be sent to
            another process.
    """
    work = Work(**options)
    source = Source(inputs, patterns, work.max_bytes)
    return _results(source.items(), work, workers, ordered)


def parse_many(
    pages: Iterable[Any],
    *,
    workers: int | None = None,
    ordered: bool = True,
    **options: Unpack[Options],
) -> Iterator[Result]:
    """Every page of some in memory, one after another, read by several processes.

    Args:
        pages: `str`, `bytes`, paths or responses (as for `filmmeta.parse`), or pairs of an address and one of these;
            taken as they are needed.
        workers: how many processes read pages; as many as there are processors.
        ordered: in the order of `pages`; else as they come. `Result.offset` is a page's number.
        options: how a page is read, see `filmmeta.bulk.Options`.

    Raises:
        FilmmetaError: a reader cannot be sent to another process.
    """
    return _results(_from_memory(pages), Work(**options), workers, ordered)


def _from_memory(pages: Iterable[Any]) -> Iterator[Item]:
    for number, page in enumerate(pages):
        url, data = page if isinstance(page, tuple) and len(page) == 2 else (None, page)
        if isinstance(data, os.PathLike):
            try:
                data = Path(data).read_bytes()
            except OSError as error:
                yield Failed(_MEMORY, number, "unreadable", f"cannot read {data}: {error.strerror}", url)
                continue
        given = unwrapped(data)
        data = bytes(given.source) if isinstance(given.source, (bytearray, memoryview)) else given.source
        if isinstance(data, (str, bytes)):
            yield Record(_MEMORY, number, data, url or given.url, charset=given.charset, format=given.format)
        else:
            reason = (
                f"cannot read a {type(data).__name__}: give str, bytes, a path or a response, "
                "or a pair of an address and these"
            )
            yield Failed(_MEMORY, number, "unusable", reason, url)


def _results(items: Iterator[Item], work: Work, workers: int | None, ordered: bool) -> Iterator[Result]:
    with Pool(work, workers) as pool:
        for outcome in pool.outcomes(items, ordered):
            if outcome is not None and not isinstance(outcome, Skipped):
                yield _result(outcome)


def _result(outcome: Read | Failed) -> Result:
    place = (outcome.file.source, outcome.offset, outcome.url, outcome.date)
    if isinstance(outcome, Failed):
        return Result(*place, error=PageError(outcome.kind, outcome.reason))
    done = outcome.done
    return Result(*place, page=Page.model_validate_json(done.page), syntaxes=done.syntaxes)
