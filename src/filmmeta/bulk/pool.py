"""Worker processes, and the one loop that feeds them and puts their results back in order."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Pipe, wait
from pathlib import Path
from typing import Self

from filmmeta.bulk.records import Item, Record
from filmmeta.bulk.work import Done, Outcome, Refused, Task, Work, outcome_of
from filmmeta.errors import FilmmetaError

WINDOW = 1_000
"""How many items may wait for an earlier one that is not done: results are small, pages are not kept."""

TICK = 0.5
"""Seconds after which a waiting pool gives its caller a chance to act."""

_AHEAD = 2
"""Pages that a worker may have, so that it need not wait for us when it is done with the first."""

_SMALL = 64 << 10
"""Bytes of a page that may wait in the connection: it fits there whole, so that sending it never waits for a worker
that itself waits to be heard."""

_WIDEST = 4
"""Bytes of a character on its way."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Job:
    """One item on its way through."""

    __slots__ = ("outcome",)

    def __init__(self) -> None:
        self.outcome: Outcome | None = None


class Worker:
    """One worker process, replaced by a new one when a page ends it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._held: deque[tuple[Job, Record]] = deque()
        """The page it reads, and the one that waits for it."""
        self._start()

    def load(self) -> int:
        """How many pages it has."""
        return len(self._held)

    def has_room_for(self, record: Record) -> bool:
        """Whether a page may be given to it."""
        size = len(record.data) * (1 if isinstance(record.data, bytes) else _WIDEST)
        return not self._held or (len(self._held) < _AHEAD and size <= _SMALL)

    def _start(self) -> None:
        """A new process: not a fork, which would copy the locks of our threads, and not one that runs `__main__`."""
        self.connection, theirs = Pipe()
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-P", "-m", "filmmeta.bulk.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        self._ready = False
        self._send(pickle.dumps(self.work))

    def _send(self, message: bytes) -> bool:
        try:
            self.connection.send_bytes(message)
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def give(self, job: Job, record: Record) -> None:
        """Have it read a page, at once or after the one it has."""
        self._held.append((job, record))
        if not self._post(record) and len(self._held) == 1:
            self._renew()  # it was killed while it waited, which is not this page's fault

    def _post(self, record: Record) -> bool:
        task = Task(record.data, record.url, record.charset, record.codings, record.format)
        return self._send(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))

    def take(self) -> None:
        """Receive what it says, or see that it died."""
        said = self._receive()
        if said is None:
            self._ready = True
            return
        job, record = self._held.popleft()
        job.outcome = outcome_of(record, said)
        if isinstance(said, Refused) and said.kind in ("time", "memory", "died"):
            self._renew()

    def _receive(self) -> Done | Refused | None:
        """What it says of its page; None for its word that it is ready."""
        try:
            said: Done | Refused | None = self.connection.recv()
        except (EOFError, ConnectionResetError):
            said = self._obituary()
        return said

    def _obituary(self) -> Refused:
        status = self._process.wait()
        if not self._ready:
            raise FilmmetaError(
                f"a worker process could not start (exit status {status}); readers must be functions of modules "
                "that it can import"
            )
        if status == -signal.SIGALRM:
            return Refused("time", f"took longer than the limit of {self.work.time_limit:g} s")
        if status < 0:
            return Refused("died", f"ended its worker process by {signal.Signals(-status).name}")
        return Refused("died", f"ended its worker process with exit status {status}")

    def _renew(self) -> None:
        """A new process for the pages that are left."""
        self.stop()
        self._start()
        for _, record in self._held:
            self._post(record)

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.wait()


class Pool:
    """Some workers and the loop around them. Use it in a `with`: leaving it ends the workers."""

    def __init__(self, work: Work, workers: int | None = None) -> None:
        if os.name != "posix":
            raise FilmmetaError("reading many pages needs the process limits of a POSIX system")
        count = cores() if workers is None else workers
        if count < 1:
            raise FilmmetaError(f"there must be at least one worker, not {count}")
        for reader in work.readers or ():
            _check_importable(reader)
        self.workers = [Worker(work) for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.stop()

    def outcomes(self, items: Iterable[Item], ordered: bool = True) -> Iterator[Outcome | None]:
        """What became of each item; None now and then, while nothing happens.

        Only the pages that workers have and the next one are in memory, and the results of at most `WINDOW` items
        that wait for one before them.
        """
        items = iter(items)
        line: deque[Job] = deque()
        """Every item between the first that is not done and the last that was taken."""
        upcoming: tuple[Job, Record] | None = None
        item: Item | None = None
        while True:
            while upcoming is None and len(line) < WINDOW and (item := next(items, None)) is not None:
                job = Job()
                line.append(job)
                if not isinstance(item, Record):
                    job.outcome = item
                elif (worker := min(self.workers, key=Worker.load)).has_room_for(item):
                    worker.give(job, item)
                else:
                    upcoming = job, item
            yield from _leave(line, ordered)
            busy: dict[object, Worker] = {w.connection: w for w in self.workers if w.load()}
            if not busy and item is None:
                return
            ready = wait([w.connection for w in busy.values()], TICK) if busy else []
            if busy and not ready:
                yield None
            for connection in ready:
                worker = busy[connection]
                worker.take()
                if upcoming is not None and worker.has_room_for(upcoming[1]):
                    worker.give(*upcoming)
                    upcoming = None


def _leave(line: deque[Job], ordered: bool) -> Iterator[Outcome]:
    """Take from the line who may go: the first ones that are done, or all that are."""
    if ordered:
        while line and (outcome := line[0].outcome) is not None:
            line.popleft()
            yield outcome
        return
    for _ in range(len(line)):
        job = line.popleft()
        if job.outcome is None:
            line.append(job)
        else:
            yield job.outcome


def _check_importable(reader: object) -> None:
    module, name = getattr(reader, "__module__", None), getattr(reader, "__qualname__", "")
    if module == "__main__":
        raise FilmmetaError(
            f"the reader {name!r} must be in a module that worker processes can import, not in a script"
        )
    try:
        pickle.dumps(reader)
    except Exception as error:
        raise FilmmetaError(f"the reader {name or reader!r} cannot be sent to a worker process: {error}") from error
