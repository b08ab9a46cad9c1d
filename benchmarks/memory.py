"""Memory of many pages and of one large one: `python benchmarks/memory.py [--pages 20000]`."""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def resident() -> float:
    """Megabytes that this process holds now."""
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def many(count: int, folder: Path) -> None:
    """Resident memory after 1,000 pages and at the end, the texts varied so that caches cannot know them."""
    import filmmeta

    pages = [p.read_bytes() for p in sorted(folder.rglob("*.html"))]
    after = 0.0
    for number in range(count):
        data = pages[number % len(pages)].replace(b" the ", b" the%d " % number).replace(b" de ", b" de%d " % number)
        try:
            filmmeta.parse(data)
        except filmmeta.FilmmetaError:
            continue
        finally:
            if number == 999:
                gc.collect()
                after = resident()
    gc.collect()
    print(f"{count} pages: {after:.0f} MB after 1,000, {resident() - after:+.1f} MB after all")


def large(tool: str) -> float:
    """Peak megabytes over an import, for a page of 10 MB."""
    code = f"""
import resource, lxml.html, filmmeta
filmmeta.parse("<p>Low Water (2011) is a film.</p>")
part = "<div class='a'><p>A quiet film about a lighthouse, slow and exact.</p><a href='/x'>more of it</a></div>"
page = ("<html><body>" + part * (10_000_000 // len(part))).encode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kept = {tool}(page)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000)
"""
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Prints both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "pages")
    chosen = parser.parse_args()
    bare, ours = large("lxml.html.document_fromstring"), large("filmmeta.parse")
    print(f"one page of 10 MB: lxml's tree {bare:.0f} MB, filmmeta's peak {ours:.0f} MB, {ours / bare:.1f} times")
    many(chosen.pages, chosen.folder)


if __name__ == "__main__":
    main()
