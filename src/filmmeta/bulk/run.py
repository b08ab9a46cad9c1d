"""Many pages to a file: JSON Lines, Parquet, CSV or DuckDB, by a run that can be stopped and continued."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Self, Unpack

from filmmeta._version import __version__
from filmmeta.bulk.inputs import Inputs, Source
from filmmeta.bulk.ledger import Ledger
from filmmeta.bulk.outputs import Output
from filmmeta.bulk.pool import Pool
from filmmeta.bulk.summary import Summary
from filmmeta.bulk.work import Options, Work
from filmmeta.errors import FilmmetaError

Watch = Callable[[Summary, int, int | None], None]
"""Told of the counts so far, the bytes of the inputs read, and their number (None where it is not known)."""


class StoppedError(FilmmetaError):
    """A run was ended by a signal; what is done is kept, and `resume` goes on."""

    def __init__(self, signum: int, partial: str) -> None:
        super().__init__(f"stopped by {signal.Signals(signum).name}; what is done is in {partial}: go on with resume")
        self.signum = signum


def extract_to(
    inputs: Inputs,
    output: str | os.PathLike[str],
    *,
    patterns: Iterable[str] = (),
    workers: int | None = None,
    ordered: bool = True,
    resume: bool = False,
    overwrite: bool = False,
    all_pages: bool = False,
    watch: Watch | None = None,
    **options: Unpack[Options],
) -> Summary:
    """Read every page that some files hold, and write films and reviews into one file.

    Beside `reviews.parquet` it writes `reviews.films.parquet`, `reviews.errors.jsonl` (one line for each page that gave
    nothing) and `reviews.summary.json`. While it runs there is only the folder `reviews.parquet.partial`.

    Args:
        inputs: as for `filmmeta.extract`.
        output: the file to write; its name ends in `.jsonl`, `.jsonl.gz`, `.jsonl.zst`, `.parquet`, `.csv`, `.duckdb`.
        patterns: as for `filmmeta.extract`.
        workers: how many processes read pages; as many as there are processors.
        ordered: rows in the order of the inputs, however many processes there are; else as they come.
        resume: go on with an unfinished run of the same inputs and settings, however it ended; begin where there is
            none, and return its summary where it is finished.
        overwrite: replace an output that exists, once the new one is whole.
        all_pages: JSON Lines: also the pages about no film.
        watch: called as the run goes on, at least twice a second.
        options: how a page is read, see `filmmeta.bulk.Options`.

    Returns:
        The counts of the whole run.

    Raises:
        FilmmetaError: the inputs or options are not usable, the output exists, or it cannot be written.
        StoppedError: SIGINT or SIGTERM ended it; a FilmmetaError, too.
    """
    work = Work(**options)
    target = Output(output)
    source = Source(inputs, patterns, work.max_bytes, [*target.places, target.partial])
    if all_pages and not target.is_lines:
        raise FilmmetaError("only JSON Lines can hold the pages about no film")
    settings = {
        "version": __version__,
        "output": target.format,
        "format": work.format,
        "max_bytes": work.max_bytes,
        "claims": work.claims,
        "all_pages": all_pages,
        "patterns": list(source.patterns),
        "profiles": repr(work.profiles or ()),
        "readers": [f"{getattr(r, '__module__', '')}.{getattr(r, '__qualname__', r)}" for r in work.readers or ()],
    }
    ledger = Ledger(target, settings, all_pages=all_pages)
    try:
        if resume and ledger.finished(source.digest()):
            return ledger.summary
        existing = [place for place in target.places if place.exists()]
        if existing and not overwrite and not (resume and ledger.begun):
            raise FilmmetaError(f"{existing[0]} exists: overwrite it, or name another output")
        ledger.open(resume=resume)
        with _Signals(str(target.partial)) as signals:
            if not ledger.complete:
                with Pool(work, workers) as pool:
                    target.load()
                    _read(ledger, source, pool, ordered, signals, watch)
            ledger.finish(source.digest(), signals.check)
    except OSError as error:
        raise FilmmetaError(
            f"cannot go on: {error.filename or target.path}: {error.strerror or error}; "
            f"what is done is in {target.partial}: go on with resume"
        ) from error
    finally:
        ledger.close()
    return ledger.summary


def _read(ledger: Ledger, source: Source, pool: Pool, ordered: bool, signals: _Signals, watch: Watch | None) -> None:
    size = source.size() if watch else None
    for outcome in pool.outcomes(ledger.left(source), ordered):
        if outcome is not None:
            ledger.add(outcome)
        ledger.save_if_due()
        if watch:
            watch(ledger.summary, source.consumed, size)
        if signals.seen:
            ledger.save()
            signals.check()


class _Signals:
    """SIGINT and SIGTERM are only noted, so that nothing is left half done; a second one ends the process."""

    def __init__(self, partial: str) -> None:
        self.seen: int = 0
        self._partial = partial
        self._former: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # others may not set handlers
            for signum in (signal.SIGINT, signal.SIGTERM):
                self._former[signum] = signal.signal(signum, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for signum, handler in self._former.items():
            signal.signal(signum, handler)  # type: ignore[arg-type]  # what `signal` gave back

    def _note(self, signum: int, _: FrameType | None) -> None:
        self.seen = signum
        signal.signal(signum, signal.SIG_DFL)

    def check(self) -> None:
        """Raise where one has come."""
        if self.seen:
            raise StoppedError(self.seen, self._partial)
