#!/usr/bin/env python3
"""How fast and how lean many pages are read: `python benchmarks/crawl.py`.

Makes WARC files from the test pages (and the real pages beside the checkout, where they are; they repeat with other
titles) and prints:

- the rate of `filmmeta extract` to Parquet with two workers on two processors, and with one worker on one;
- that of a bare `parse()` in a loop over the same pages in memory, and of extruct in its place, on one processor;
- that of two such loops in two processes, which share nothing but the machine: more than they gain nobody can;
- the memory of the processes at 1,000 pages and from there to the end.

Rates are pages a second of wall time and, in brackets, of processor time, which a busy machine disturbs less. They are
measured in turns, and given as medians.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import crawls  # noqa: E402
import filmmeta  # noqa: E402
from filmmeta.bulk import Summary, extract_to  # noqa: E402

Page = tuple[str, bytes]
Rate = tuple[float, float]
"""Pages a second of wall time, and of processor time."""


def by_filmmeta(url: str, data: bytes) -> None:
    """One page, as `extract` reads it."""
    with suppress(filmmeta.FilmmetaError):
        filmmeta.parse(data, url=url)


def by_extruct(url: str, data: bytes) -> None:
    """One page by extruct as it comes, all syntaxes."""
    import extruct

    warnings.simplefilter("ignore")  # bs4's, on pages that are XML
    with suppress(Exception):  # it raises what lxml and rdflib do
        extruct.extract(data, base_url=url, errors="ignore")


def processor_time() -> float:
    """Seconds that this process and those it has waited for have had."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in usage)


@contextmanager
def processors(count: int) -> Iterator[None]:
    """Keep to the first ones."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(all_of_them)[:count]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def rate(work: Callable[[], int], on: int) -> Rate:
    """Of something that reads some pages on some processors."""
    with processors(on):
        wall, used = time.perf_counter(), processor_time()
        pages = work()
        return pages / (time.perf_counter() - wall), pages / (processor_time() - used)


def run(path: Path, workers: int, watch: Callable[[Summary, int, int | None], None] | None = None) -> int:
    """`extract` from its start to the last file in its place."""
    with tempfile.TemporaryDirectory() as folder:
        return extract_to(path, Path(folder) / "out.parquet", workers=workers, watch=watch).pages


def loop(pages: list[Page], read: Callable[[str, bytes], None]) -> int:
    """Each page once."""
    for page in pages:
        read(*page)
    return len(pages)


def halves(pages: list[Page]) -> int:
    """Two processes that know nothing of each other, each with one half: what the machine gives at most."""
    child = os.fork()
    if not child:
        loop(pages[::2], by_filmmeta)
        os._exit(0)
    loop(pages[1::2], by_filmmeta)
    os.waitpid(child, 0)
    return len(pages)


def resident() -> dict[int, int]:
    """Bytes that this process and its children hold in memory."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            pid = int(fields["Pid"])
            if os.getpid() in (pid, int(fields["PPid"])) and "VmRSS" in fields:
                found[pid] = int(fields["VmRSS"].split()[0]) * 1024
    return found


def memory(path: Path, step: int) -> list[tuple[int, float, float]]:
    """Pages read, the megabytes of all processes together, and the seconds since the start, every `step` pages."""
    found: list[tuple[int, float, float]] = []
    began = time.perf_counter()

    def watch(summary: Summary, *_: object) -> None:
        if summary.pages // step > len(found):
            found.append((summary.pages, sum(resident().values()) / 1e6, time.perf_counter() - began))

    run(path, 2, watch)
    return found


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=20_000, help="pages of the large WARC (default: 20000)")
    parser.add_argument("--sample", type=int, default=1_000, help="pages of the runs in turns (default: 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="turns (default: 5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stock = crawls.pages(shared=True)
        step = max(1, len(stock) // options.sample)  # of all kinds of page, not the first of one site
        chosen = list(itertools.islice(itertools.cycle(stock[::step]), options.sample))
        pages = [(f"https://films.example.org/{n}", page) for n, page in enumerate(chosen)]
        size = sum(len(page) for page in chosen) / len(chosen)
        print(f"{options.sample:,} pages of {size / 1e3:.0f} KB on average, {os.cpu_count()} processors; load {load()}")
        small = crawls.write(Path(folder) / "small.warc.gz", [crawls.response(*page) for page in pages])
        tasks: dict[str, Callable[[], Rate]] = {
            "parse() in a loop, one processor": lambda: rate(lambda: loop(pages, by_filmmeta), 1),
            "the same in two processes, two processors": lambda: rate(lambda: halves(pages), 2),
            "extract, 1 worker, one processor": lambda: rate(lambda: run(small, 1), 1),
            "extract, 1 worker, two processors": lambda: rate(lambda: run(small, 1), 2),
            "extract, 2 workers, two processors": lambda: rate(lambda: run(small, 2), 2),
            "extruct in a loop, one processor": lambda: rate(lambda: loop(pages[::10], by_extruct), 1),
        }
        loop(pages[:20], by_filmmeta), loop(pages[:20], by_extruct)
        rounds = [{name: task() for name, task in tasks.items()} for _ in range(options.rounds)]
        for name in tasks:
            wall, used = (statistics.median(r[name][i] for r in rounds) for i in (0, 1))
            print(f"{name:<42} {wall:8.1f} pages/s  ({used:.1f})")
        bare, both, one, _, two, extruct = tasks
        for title, over, under in (
            ("two processors to one", two, one),
            ("two processors to one, two loops of parse()", both, bare),
            ("extract to parse(), one processor", one, bare),
            ("parse() to extruct", bare, extruct),
        ):
            wall, used = (statistics.median(r[over][i] / r[under][i] for r in rounds) for i in (0, 1))
            print(f"{title:<42} {wall:8.2f} times    ({used:.2f})")
        if options.records:
            large = crawls.write(Path(folder) / "large.warc.gz", crawls.crawl(options.records, shared=True))
            print(
                f"{options.records:,} records, {large.stat().st_size / 1e6:.0f} MB compressed, 2 workers; load {load()}"
            )
            began = time.perf_counter()
            for count, megabytes, seconds in memory(large, 1_000):
                print(f"{count:10,} pages {megabytes:8.0f} MB resident {seconds:8.0f} s")
            print(f"{options.records / (time.perf_counter() - began):.1f} pages/s in all; load {load()}")


def load() -> str:
    """The load of the machine, others' work included."""
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
