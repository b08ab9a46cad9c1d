"""Damaged pages in bulk: `python benchmarks/hostile.py [folder]`; needs the material beside the checkout.

All html5lib tree-construction inputs, all damaged JSON-LD pages, and each page of a folder cut at 20 random places
and with bits flipped 20 times: no exception but `FilmmetaError`, no reader that fails, and no page over 20 parses by
lxml plus 50 ms.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import lxml.etree
import lxml.html

import filmmeta

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
TIMES = 20


def parser_tests() -> list[bytes]:
    """The inputs of html5lib's tree-construction tests."""
    files = sorted((SHARED / "sets/structured/html5lib").rglob("*.dat"))
    return [p.split(b"\n#errors")[0] for f in files for p in f.read_bytes().split(b"#data\n")[1:]]


def damaged(pages: Iterable[Path]) -> Iterator[bytes]:
    """Each page cut at random places, and with random bits flipped."""
    chance = random.Random(7)  # noqa: S311  the same damage each time
    for path in pages:
        data = path.read_bytes()
        for _ in range(TIMES):
            yield data[: chance.randrange(1, len(data) + 1)]
            flipped = bytearray(data)
            for _ in range(20):
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield bytes(flipped)


def faults(inputs: Iterable[bytes]) -> tuple[int, int, int, int]:
    """How many inputs were read, refused, broke something, or took too long."""
    read = refused = wrong = slow = 0
    for data in inputs:
        start = time.process_time()
        try:
            page = filmmeta.parse(data)
            read += 1
            if any("failed" in w for w in page.warnings):
                wrong += 1
                print(page.warnings)
        except filmmeta.FilmmetaError as error:
            refused += 1
            wrong += "cannot be read:" in str(error) and "Error" in str(error)
        spent = time.process_time() - start
        if spent > 0.05:
            slow += _is_slow(data)
    return read, refused, wrong, slow


def _is_slow(data: bytes) -> bool:
    """Measured again, the least of three against the parse."""
    bare, ours = [], []
    for _ in range(3):
        start = time.process_time()
        try:
            lxml.html.document_fromstring(data)
        except (lxml.etree.LxmlError, ValueError):
            return False
        bare.append(time.process_time() - start)
        start = time.process_time()
        try:
            filmmeta.parse(data)
        except filmmeta.FilmmetaError:
            return False
        ours.append(time.process_time() - start)
    return min(ours) > 20 * min(bare) + 0.05


def main() -> int:
    """Prints one line for each kind of input."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    kinds: dict[str, Iterable[bytes]] = {
        "html5lib inputs": parser_tests(),
        "damaged JSON-LD pages": [p.read_bytes() for p in sorted((SHARED / "sets/structured/broken").glob("*.html"))],
        f"pages of {folder.name}, cut and flipped": damaged(sorted(folder.rglob("*.html"))),
    }
    broken = 0
    for kind, inputs in kinds.items():
        read, refused, wrong, slow = faults(inputs)
        broken += wrong + slow
        print(
            f"{kind}: {read} read, {refused} refused, {wrong} exceptions, {slow} over 20 parses and 50 ms", flush=True
        )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
