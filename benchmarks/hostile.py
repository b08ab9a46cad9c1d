"""Damaged pages in bulk: `python benchmarks/hostile.py [folder]`; needs the material beside the checkout.

All html5lib tree-construction inputs, all damaged JSON-LD pages, and each page of a folder cut at 20 random places
and with 20 random bits flipped, 20 times: no exception but `FilmmetaError` from `parse` or `to_jsonld`, no reader that
fails, and no page over 20 parses by lxml plus 50 ms. What was read is embedded into the input, and the input validated:
each of the first two kinds, and the first cut and the first flips of each page. `--part 3/8` reads every eighth page
from the third, for runs side by side.
"""

from __future__ import annotations

import argparse
import contextlib
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
TURNS = 20
PARSES, SECONDS = 20, 0.05
"""What a page may cost: so many bare parses, and so long besides."""

Input = tuple[str, bytes]
"""Where it comes from, and what it is."""


def parser_tests() -> Iterator[Input]:
    """The inputs of html5lib's tree-construction tests."""
    for path in sorted((SHARED / "sets/structured/html5lib").rglob("*.dat")):
        for piece in path.read_bytes().split(b"#data\n")[1:]:
            yield path.name, piece.split(b"\n#errors")[0]


def damaged(pages: Iterable[Path]) -> Iterator[Input]:
    """Each page cut at random places, and with random bits flipped: by its name the same each time."""
    for path in pages:
        data = path.read_bytes()
        chance = random.Random(path.name)  # noqa: S311
        for turn in range(TIMES if data else 0):
            yield f"{path} cut {turn}", data[: chance.randrange(1, len(data) + 1)]
            flipped = bytearray(data)
            for _ in range(20):
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield f"{path} flipped {turn}", bytes(flipped)


def faults(inputs: Iterable[Input]) -> tuple[int, int, int, int]:
    """How many inputs were read, refused, broke something, or took too long."""
    read = refused = wrong = slow = 0
    for name, data in inputs:
        start = time.process_time()
        try:
            page = filmmeta.parse(data)
            read += 1
            if failed := [w for w in page.warnings if "failed" in w]:
                wrong += 1
                print(name, failed)
        except filmmeta.FilmmetaError as error:
            page = filmmeta.Page()
            refused += 1
            if isinstance(error.__cause__, Exception) and not isinstance(error.__cause__, lxml.etree.LxmlError):
                wrong += 1
                print(name, error)
        if time.process_time() - start > SECONDS:
            slow += _is_slow(name, data)
        wrong += _breaks_others(name, data, page)
    return read, refused, wrong, slow


def _breaks_others(name: str, data: bytes, page: filmmeta.Page) -> bool:
    """Whether writing, embedding or validating what was read ends in an exception that is not ours."""
    try:
        filmmeta.to_jsonld(page)
        if not name.endswith(_DAMAGE):
            with contextlib.suppress(filmmeta.FilmmetaError):
                filmmeta.embed(data, page)
            with contextlib.suppress(filmmeta.FilmmetaError):
                filmmeta.validate(data)
    except Exception as error:  # what the run is there to find
        print(f"{name}: {type(error).__name__}: {error}")
        return True
    return False


_DAMAGE = tuple(f" {kind} {turn}" for kind in ("cut", "flipped") for turn in range(1, TIMES))
"""Names of the pages that are parsed and written alone."""


def _is_slow(name: str, data: bytes) -> bool:
    """Measured again, the least of many against the least of as many parses: what else runs only adds to a time."""
    bare, ours = [], []
    for _ in range(TURNS):
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
    if min(ours) <= PARSES * min(bare) + SECONDS:
        return False
    print(f"{name}: {1e3 * min(ours):.0f} ms, one parse {1e3 * min(bare):.2f} ms", flush=True)
    return True


def main() -> int:
    """Prints one line for each kind of input."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED, help="pages to damage (default: all)")
    parser.add_argument("--part", default="1/1", help="which of how many parts of the pages")
    chosen = parser.parse_args()
    part, parts = map(int, chosen.part.split("/"))
    broken = sorted(path for path in (SHARED / "sets/structured/broken").rglob("*") if path.is_file())
    kinds: dict[str, Iterable[Input]] = {
        "html5lib inputs": parser_tests(),
        "files of damaged JSON-LD": [(str(p), p.read_bytes()) for p in broken],
    }
    kinds = kinds if part == 1 else {}
    pages = sorted(chosen.folder.rglob("*.html"))[part - 1 :: parts]
    kinds[f"{len(pages)} pages of {chosen.folder.name}, cut and flipped"] = damaged(pages)
    faulty = 0
    for kind, inputs in kinds.items():
        read, refused, wrong, slow = faults(inputs)
        faulty += wrong + slow
        print(
            f"{kind}: {read} read, {refused} refused, {wrong} exceptions, {slow} over {PARSES} parses and 50 ms",
            flush=True,
        )
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
