"""What the review's text costs: filmmeta's body reader beside a bare lxml parse and trafilatura's extraction.

    python benchmarks/body.py [FOLDER] [--rounds N]

Every `*.html` below FOLDER is read in turn by each of them, in one process, round by round over all pages. Before each
round the caches of texts are emptied, so that a page finds in them what the pages before it left, as in a crawl, and
nothing of its own last reading. A step's time is its least processor time over the rounds, and a page's figures are
ratios to the bare parse of the same page. trafilatura is left out where it is not installed.

"layout + body" is what the body adds to a document whose blocks and language are known, as they are to all readers;
the language has its own line, and the walk that makes the blocks is not counted here. trafilatura's extraction starts
from the bytes and parses them itself.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree, html

from filmmeta.document import read_document
from filmmeta.errors import FilmmetaError
from filmmeta.readers.body import body
from filmmeta.vocabulary import _short_key

DEFAULT = Path(__file__).resolve().parents[1].parent / "shared" / "corpus" / "pages"


def seconds(work: Callable[[], Any]) -> float:
    """The processor time of one call, with the garbage collector off as in `timeit`."""
    gc.disable()
    start = time.process_time()
    work()
    spent = time.process_time() - start
    gc.enable()
    return spent


def measure(data: bytes, extract: Callable[[bytes], Any] | None) -> dict[str, float]:
    """Seconds for each step on one page; each on a document that has nothing prepared but the steps before."""
    found = {"parse": seconds(lambda: html.document_fromstring(data))}
    document = read_document(data)
    found |= {
        "language": seconds(lambda: document.language),
        "layout": seconds(lambda: document.layout),
        "body": seconds(lambda: list(body(document))),
    }
    if extract is not None:
        found["trafilatura"] = seconds(lambda: extract(data))
    return found


def trafilatura_extract() -> tuple[Callable[[bytes], Any] | None, Callable[[], None]]:
    """trafilatura's extraction of the text, None where it is missing, and what empties its caches."""
    try:
        import trafilatura
        from trafilatura.meta import reset_caches
    except ImportError:
        return None, lambda: None
    return trafilatura.extract, reset_caches


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    extract, reset = trafilatura_extract()
    pages = []
    for path in sorted(options.folder.rglob("*.html")):
        data = path.read_bytes()
        try:
            measure(data, None)
        except (FilmmetaError, etree.ParserError):
            continue
        pages.append(data)
    if not pages:
        sys.stderr.write(f"no pages below {options.folder}\n")
        return 2
    rounds = []
    for _ in range(options.rounds):
        _short_key.cache_clear()
        reset()
        rounds.append([measure(data, extract) for data in pages])
    best = [{step: min(r[i][step] for r in rounds) for step in rounds[0][i]} for i in range(len(pages))]
    ratios = [{step: cost / page["parse"] for step, cost in page.items()} for page in best]
    for page in ratios:
        page["layout + body"] = page["layout"] + page["body"]
    sys.stdout.write(f"{len(pages)} pages, {options.rounds} rounds; in bare lxml parses of the page\n")
    sys.stdout.write(f"{'':16s} {'median':>8s} {'p95':>8s}\n")
    for name in ratios[0]:
        values = sorted(m[name] for m in ratios)
        p95 = values[int(0.95 * (len(values) - 1))]
        sys.stdout.write(f"{name:16s} {statistics.median(values):8.2f} {p95:8.2f}\n")
    own = statistics.median(m["layout + body"] for m in ratios)
    kept = own <= 1.5
    if extract is not None:
        times = statistics.median(m["trafilatura"] / m["layout + body"] for m in ratios)
        sys.stdout.write(f"trafilatura costs {times:.1f} times the body reader on the median page\n")
        kept = kept and times >= 10
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
