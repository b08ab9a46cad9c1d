"""What people see while many pages are read: a bar, the rate, what was found, the time left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from filmmeta.bulk import Summary

_EVERY = 0.2


class ProgressBar:
    """A bar on standard error by rich, if that is installed; nothing else."""

    def __init__(self) -> None:
        try:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
        except ImportError:
            self._progress = None
            return
        columns = BarColumn(24), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn()
        self._progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False)
        self._task = self._progress.add_task("", total=None)
        self._began = self._shown = time.monotonic()
        self._before: int | None = None

    def __enter__(self) -> Self:
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, summary: Summary, consumed: int, size: int | None) -> None:
        """Show how far it is, a few times a second."""
        now = time.monotonic()
        if self._before is None:
            self._before = summary.pages  # of a run that goes on: the rate is that of the new pages
        if self._progress is None or now - self._shown < _EVERY:
            return
        self._shown = now
        rate = (summary.pages - self._before) / (now - self._began)
        text = f"{summary.pages:,} pages, {rate:,.1f}/s, {summary.films:,} films, {summary.reviews:,} reviews"
        if summary.errors:
            text += f", {summary.errors.total():,} errors"
        self._progress.update(self._task, total=size, completed=consumed, description=text, refresh=True)
