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
        self.record: Record | None = None
        """The page it has; None where it waits for one."""
        self._job: Job | None = None
        self._start()

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
        """Have it read a page."""
        self._job, self.record = job, record
        task = Task(record.data, record.url, record.charset, record.codings, record.format)
        message = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        if not self._send(message):  # it was killed while it waited, which is not this page's fault
            self._renew()
            self._send(message)

    def take(self) -> None:
        """Receive what it says, or see that it died."""
        said = self._receive()
        if said is None or self.record is None or self._job is None:
            self._ready = True
            return
        self._job.outcome = outcome_of(self.record, said)
        self._job = self.record = None
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
        self.stop()
        self._start()

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

        Only the pages that workers hold and the next one are in memory, and the results of at most `WINDOW` items
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
                elif idle := next((w for w in self.workers if w.record is None), None):
                    idle.give(job, item)
                else:
                    upcoming = job, item
            yield from _leave(line, ordered)
            busy: dict[object, Worker] = {w.connection: w for w in self.workers if w.record is not None}
            if not busy and item is None:
                return
            ready = wait([w.connection for w in busy.values()], TICK) if busy else []
            if busy and not ready:
                yield None
            for connection in ready:
                worker = busy[connection]
                worker.take()
                if worker.record is None and upcoming is not None:
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
