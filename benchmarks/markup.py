#!/usr/bin/env python3
"""Reading markup beside extruct: JSON-LD and microdata, on the same parsed trees, paired, in one run.

    python benchmarks/markup.py [FOLDER ...] [--rounds N]

Each page is parsed once; then both read its JSON-LD and microdata from that tree, in turn, which goes first changing
with every round, and the processor's time is counted. What is compared for a page is the median of its rounds; the
figures are medians and sums over the pages that have markup. Folders are searched for `page.html`; without one the
pages beside the checkout are read, or those of tests/fixtures. Needs extruct.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
from extruct.jsonld import JsonLdExtractor
from extruct.w3cmicrodata import MicrodataExtractor

from filmmeta.document import Document, read_document
from filmmeta.readers.markup import markup, read_nodes

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
PLACES = (
    [CORPUS / "pages", CORPUS / "sets" / "structured" / "films"] if CORPUS.is_dir() else [ROOT / "tests" / "fixtures"]
)
BASE = "https://kino.example/"
PARSER = lxml.html.HTMLParser(encoding="utf-8")  # extruct needs the elements of lxml.html


def extruct_nodes(document: Document) -> None:
    """What extruct takes for the two syntaxes on a tree; a page that it refuses costs what it did until then."""
    for extract in (JsonLdExtractor().extract_items, MicrodataExtractor().extract_items):
        try:
            extract(document.root, base_url=BASE)
        except ValueError:
            continue


def our_nodes(document: Document) -> None:
    """All four syntaxes to linked nodes."""
    read_nodes(document)


def our_claims(document: Document) -> None:
    """All four syntaxes to claims, which extruct has no equal of."""
    list(markup(document))


RUNNERS: dict[str, Callable[[Document], None]] = {
    "extruct": extruct_nodes,
    "filmmeta nodes": our_nodes,
    "filmmeta claims": our_claims,
}


def times(document: Document, rounds: int) -> dict[str, float]:
    """The median milliseconds of each runner on one page."""
    taken: dict[str, list[float]] = {name: [] for name in RUNNERS}
    order = list(RUNNERS)
    for number in range(rounds):
        for name in order[number % len(order) :] + order[: number % len(order)]:
            fresh = read_document(document.root, BASE)  # nothing is remembered from the round before
            _ = fresh.base_language  # found once for all readers, and not the cost of this one
            begin = time.process_time()
            RUNNERS[name](fresh)
            taken[name].append((time.process_time() - begin) * 1000)
    return {name: statistics.median(values) for name, values in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=PLACES)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = sorted(p for folder in options.folders for p in folder.rglob("page.html"))
    results = []
    for path in pages:
        source = read_document(path, BASE).source
        document = read_document(lxml.html.document_fromstring(source, PARSER), BASE)
        if b"itemscope" in document.source or b"ld+json" in document.source:
            results.append(times(document, options.rounds))
    if not results:
        sys.exit("no page with JSON-LD or microdata found")
    print(f"{len(results)} of {len(pages)} pages have JSON-LD or microdata; {options.rounds} rounds each")
    print(f"{'':16}{'median ms':>10}{'sum ms':>10}{'of extruct':>12}{'pages no slower':>17}")
    for name in RUNNERS:
        own = [r[name] for r in results]
        share = statistics.median(r[name] / r["extruct"] for r in results)
        won = sum(r[name] <= r["extruct"] for r in results)
        print(f"{name:16}{statistics.median(own):>10.2f}{sum(own):>10.1f}{share:>12.2f}{won:>13}/{len(results)}")


if __name__ == "__main__":
    main()
