"""A process that reads pages, one at a time, within limits that the kernel keeps."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from multiprocessing.connection import Connection

from filmmeta.bulk.work import Refused, Task, Work, do

_COLLECT_AFTER = 20_000
"""Objects after which cycles are looked for: few pages leave any behind, and looking costs a tenth of their time."""


def main(descriptor: int) -> None:
    """Read pages until the parent goes away.

    A page over its time is ended by SIGALRM, and the process with it: that also stops a loop inside a C library,
    and ends the process should its parent be killed meanwhile. The parent sees the signal and knows the reason.
    """
    for ignored in (signal.SIGINT, signal.SIGTERM):  # both reach the whole group; the parent decides what they mean
        signal.signal(ignored, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    connection = Connection(descriptor)
    try:
        work: Work = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own parent
        import filmmeta.parsing  # noqa: F401 - it is not part of the first page's time

        _limit_memory(work.memory_limit)
        gc.freeze()
        gc.set_threshold(_COLLECT_AFTER)
        connection.send(None)  # ready
        while True:
            task: Task = connection.recv()
            signal.setitimer(signal.ITIMER_REAL, work.time_limit)
            outcome = do(task, work)
            del task
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.send(outcome)
            if isinstance(outcome, Refused) and outcome.kind == "memory":
                return  # who knows what the want of memory left half done
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone


def _limit_memory(limit: int) -> None:
    if limit:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]))
    os._exit(0)
