"""What a run has done so far, on the disk: it may end at any moment and still be continued.

The folder OUT.partial holds the lines of pages and errors, and `state.json`, which says how many bytes of each count
and up to which item of the inputs they reach. Lines are written and synced first, then the state replaces the former
one in a single step; what was written after the last state is cut off when the run goes on, and its pages are read
again.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from filmmeta.bulk.inputs import Source
from filmmeta.bulk.lines import error_line, page_line
from filmmeta.bulk.outputs import Output, Stopped
from filmmeta.bulk.records import Failed, File, Item
from filmmeta.bulk.summary import Summary
from filmmeta.bulk.work import Outcome, Read
from filmmeta.errors import FilmmetaError

_SECONDS = 3.0
_BYTES = 8_000_000
"""After this time or this many bytes what is done is put on the disk."""


class Ledger:
    """The folder of one run, new or continued."""

    def __init__(self, output: Output, settings: dict[str, Any], *, all_pages: bool) -> None:
        self.output = output
        self.all_pages = all_pages
        self.summary = Summary()
        self.complete = False
        self._settings = settings
        self._state = output.partial / "state.json"
        self._errors_path = output.partial / "errors.jsonl"
        self._order: deque[tuple[File, int]] = deque()
        """Items handed out, in the order of the inputs, from the first that is not done."""
        self._through: tuple[int, int, str] | None = None
        """File number, offset and digest of the last item before which all are done."""
        self._beyond: set[tuple[int, int]] = set()
        """What is done after that."""
        self._pages: list[bytes] = []
        self._errors: list[bytes] = []
        self._waiting = 0
        self._files: list[BinaryIO] = []
        """The lock, the pages and the errors."""
        self._saved = self._began = time.monotonic()

    def open(self, *, resume: bool) -> None:
        """Begin, or go on where a former run ended."""
        output = self.output
        output.partial.mkdir(parents=True, exist_ok=True)
        self._files.append((output.partial / "lock").open("wb"))
        try:
            fcntl.flock(self._files[0], fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FilmmetaError(f"another run is writing {output.path}") from error
        sizes = (0, 0)
        if self.begun:
            if not resume:
                raise FilmmetaError(
                    f"{output.partial} holds an unfinished run: go on with it (resume), or delete that folder"
                )
            sizes = self._read_state()
        if self.complete:
            return
        self._files += [_cut(path, size) for path, size in zip((output.lines, self._errors_path), sizes, strict=True)]
        if not self.begun:
            self.save()

    def _read_state(self) -> tuple[int, int]:
        state = json.loads(self._state.read_bytes())
        for name, value in self._settings.items():
            if state["settings"].get(name) != value:
                raise FilmmetaError(
                    f"the unfinished run in {self.output.partial} had another setting of {name!r}: "
                    f"{state['settings'].get(name)!r}, not {value!r}"
                )
        self._through = tuple(state["through"]) if state["through"] else None
        self._beyond = {(file, offset) for file, offset in state["beyond"]}
        self.summary = Summary.from_dict(state["summary"])
        self.complete = state["complete"]
        self._began -= self.summary.seconds
        return state["pages"], state["errors"]

    @property
    def begun(self) -> bool:
        """Whether there is an unfinished run to go on with."""
        return self._state.exists()

    def finished(self, inputs: str | None) -> bool:
        """Whether a former run with these settings and inputs has come to its end."""
        if self.begun or not self.output.summary.exists():
            return False
        found = json.loads(self.output.summary.read_bytes())
        if (found.pop("settings"), found.pop("inputs")) != (self._settings, inputs):
            return False
        self.summary = Summary.from_dict(found)
        return True

    def left(self, source: Source) -> Iterator[Item]:
        """The items that are not done yet."""
        beyond = set(self._beyond)
        for item in source.items(*(self._through or ())):
            self._order.append((item.file, item.offset))
            if (item.file.number, item.offset) in beyond:
                self._advance()
            else:
                yield item

    def add(self, outcome: Outcome) -> None:
        """Note what became of an item."""
        self.summary.add(outcome)
        if isinstance(outcome, Failed):
            self._keep(self._errors, error_line(outcome))
        elif isinstance(outcome, Read) and (outcome.done.films or self.all_pages):
            self._keep(self._pages, page_line(outcome))
        self._beyond.add((outcome.file.number, outcome.offset))
        self._advance()

    def _keep(self, lines: list[bytes], line: bytes) -> None:
        lines.append(line)
        self._waiting += len(line)

    def _advance(self) -> None:
        while self._order and (self._order[0][0].number, self._order[0][1]) in self._beyond:
            file, offset = self._order.popleft()
            self._beyond.remove((file.number, offset))
            self._through = (file.number, offset, file.digest)

    def save_if_due(self) -> None:
        """Put what is done on the disk, now and then."""
        if self._waiting > _BYTES or time.monotonic() - self._saved > _SECONDS:
            self.save()

    def save(self) -> None:
        """Put what is done on the disk."""
        _, pages, errors = self._files
        if self._pages:
            pages.write(self.output.compress(b"".join(self._pages)))
        errors.write(b"".join(self._errors))
        for file in (pages, errors):
            file.flush()
            os.fsync(file.fileno())
        self.summary.seconds = round(time.monotonic() - self._began, 3)
        self._replace(self._state, self._as_json(pages.tell(), errors.tell()))
        self._pages, self._errors, self._waiting = [], [], 0
        self._saved = time.monotonic()

    def _as_json(self, pages: int, errors: int) -> dict[str, Any]:
        return {
            "settings": self._settings,
            "complete": self.complete,
            "through": self._through,
            "beyond": sorted(self._beyond),
            "pages": pages,
            "errors": errors,
            "summary": self.summary.as_dict(),
        }

    def finish(self, inputs: str | None, check: Stopped) -> None:
        """All inputs are read: make the output from the lines, put it in its place, and remove the folder."""
        if not self.complete:
            self.complete = True
            self.save()
        output = self.output
        if output.lines.exists():  # else an earlier end of this run has moved it already
            for made, place in output.make(self._errors_path, check).items():
                _sync(made)
                made.replace(place)
        if self._errors_path.exists():
            self._errors_path.replace(output.errors)
        summary = {**self.summary.as_dict(), "settings": self._settings, "inputs": inputs}
        self._replace(output.summary, summary)  # from here on the run is finished
        output.lines.unlink(missing_ok=True)
        _sync(output.path.parent)
        self.close()
        shutil.rmtree(output.partial)

    def _replace(self, path: Path, data: dict[str, Any]) -> None:
        """Write a JSON file in one step."""
        new = self.output.partial / f"{path.name}.new"
        new.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8", "replace")
        _sync(new)
        new.replace(path)
        _sync(path.parent)

    def close(self) -> None:
        """Let go of the files; what is not saved is done again by the next run."""
        for file in self._files:
            with suppress(OSError):  # of a full disk: it would write what it could not write before
                file.close()


def _cut(path: Path, size: int) -> BinaryIO:
    """A file without what was written after the last state."""
    file = path.open("ab")
    if path.stat().st_size < size:
        raise FilmmetaError(f"{path} is shorter than the run has written: start anew")
    file.truncate(size)
    file.seek(0, os.SEEK_END)
    return file


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before anything depends on it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
