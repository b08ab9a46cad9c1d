"""Cost of each page in parses by lxml, filmmeta beside its peers: `python benchmarks/speed.py [folder ...]`.

Needs `pip install filmmeta[bench]`. Every tool reads the same bytes, one after the other, page by page, in this
process; of several rounds the least processor time counts, and each time is divided by that of
`lxml.html.document_fromstring` for the same page. Writes `benchmarks/README.md` and `benchmarks/speed.svg`.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import logging
import platform
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import lxml.html

import filmmeta

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "corpus"
FOLDERS = (SHARED / "pages", SHARED / "sets" / "structured")
BEST = ("filmmeta", "extruct", "extruct json-ld + microdata", "trafilatura", "turbohtml", "BeautifulSoup")
COLOURS = ("#c0392b", "#2c3e50", "#7f8c8d", "#2980b9", "#27ae60", "#8e44ad")
Tool = Callable[[bytes], object]


def _filmmeta(data: bytes) -> object:
    try:
        return filmmeta.parse(data)
    except filmmeta.FilmmetaError as error:
        return error


def tools() -> dict[str, Tool]:
    """What is installed, by name; the bare parse first."""
    found: dict[str, Tool] = {"lxml": lxml.html.document_fromstring, "filmmeta": _filmmeta}
    try:
        import extruct

        found["extruct"] = lambda d: extruct.extract(d, errors="log")
        found["extruct json-ld + microdata"] = lambda d: extruct.extract(
            d, syntaxes=["json-ld", "microdata"], errors="log"
        )
    except ImportError:
        pass
    try:
        import trafilatura

        found["trafilatura"] = lambda d: trafilatura.bare_extraction(d)
    except ImportError:
        pass
    try:
        import turbohtml

        found["turbohtml"] = lambda d: turbohtml.parse(d.decode("utf-8", "replace")).structured_data()
    except ImportError:
        pass
    try:
        import bs4

        found["BeautifulSoup"] = lambda d: bs4.BeautifulSoup(d, "html.parser")
    except ImportError:
        pass
    return found


def seconds(tool: Tool, data: bytes) -> float:
    """Processor time of one call; a tool that fails on a page counts with the time it took to fail."""
    start = time.process_time()
    with contextlib.suppress(Exception):  # a peer's failure is no matter of ours
        tool(data)
    return time.process_time() - start


def measure(pages: list[bytes], rounds: int) -> dict[str, list[float]]:
    """The least time of each tool for each page."""
    chosen = tools()
    for data in pages[:5]:
        for tool in chosen.values():
            seconds(tool, data)
    times: dict[str, list[float]] = {name: [] for name in chosen}
    for data in pages:
        least = dict.fromkeys(chosen, 1e9)
        for turn in range(rounds):
            for name, tool in chosen.items():
                # the slow peers twice are enough
                if turn < 2 or least[name] < 20 * least["lxml"]:
                    least[name] = min(least[name], seconds(tool, data))
        for name, value in least.items():
            times[name].append(value)
    return times


def table(times: dict[str, list[float]]) -> list[str]:
    """Markdown: ratios on the median page, at the 95th percentile, at most, and by total time."""
    bare = times["lxml"]
    lines = [
        "| tool | median page | 95th percentile | dearest page | total time |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, spent in times.items():
        ratios = sorted(a / b for a, b in zip(spent, bare, strict=True))
        lines.append(
            f"| {name} | {statistics.median(ratios):.2f} | {ratios[int(0.95 * (len(ratios) - 1))]:.2f} "
            f"| {ratios[-1]:.1f} | {sum(spent) / sum(bare):.2f} |"
        )
    return lines


def plot(pages: list[bytes], times: dict[str, list[float]]) -> str:
    """Cost against size, both logarithmic, a point a page."""
    import math

    def x(size: int) -> float:
        return 60 + 180 * (math.log10(max(300, size)) - 2.5)

    def y(spent: float) -> float:
        return 380 - 75 * (math.log10(max(2e-5, spent)) + 4.7)

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 430" font-family="sans-serif" font-size="12">']
    out.append('<rect width="900" height="430" fill="white"/>')
    out += [
        f'<text x="{x(10**power):.0f}" y="410" text-anchor="middle">{10**power // 1000} kB</text>'
        for power in range(3, 7)
    ]
    for power in range(-4, 1):
        at = y(10**power)
        out.append(f'<line x1="60" x2="700" y1="{at:.0f}" y2="{at:.0f}" stroke="#ddd"/>')
        out.append(f'<text x="54" y="{at + 4:.0f}" text-anchor="end">{10 ** (power + 3):g} ms</text>')
    shown = [n for n in BEST if n in times]
    for colour, name in zip(("#000000", *COLOURS), ("lxml", *shown), strict=False):
        out += [
            f'<circle cx="{x(len(d)):.1f}" cy="{y(t):.1f}" r="2.2" fill="{colour}" fill-opacity="0.55"/>'
            for d, t in zip(pages, times[name], strict=True)
        ]
    for row, (colour, name) in enumerate(zip(("#000000", *COLOURS), ("lxml", *shown), strict=False)):
        out.append(f'<circle cx="716" cy="{40 + 20 * row}" r="4" fill="{colour}"/>')
        out.append(f'<text x="726" y="{44 + 20 * row}">{name}</text>')
    return "\n".join([*out, "</svg>\n"])


def imports() -> list[str]:
    """What the door costs in processor time, against the libraries that it opens on."""

    def cost(code: list[str]) -> float:
        least = 1e9
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *code], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return least

    empty = cost(["-c", "pass"])
    base = cost(["-c", "import pydantic, lxml.html"]) - empty
    ours = cost(["-c", "import filmmeta"]) - empty
    help_ = cost(["-m", "filmmeta", "--help"]) - empty
    return [
        f"`import filmmeta` costs {ours / base:.2f} times `import pydantic, lxml.html` ({1e3 * ours:.0f} ms against "
        f"{1e3 * base:.0f} ms), `filmmeta --help` {help_ / base:.2f} times."
    ]


def growth(page: bytes) -> list[str]:
    """A page made 10 and 100 times longer, in four ways."""
    text = page.decode("utf-8", "replace")
    head, body = text.split("</body>")[0], "</body></html>"
    parts = {
        "paragraphs": "<p>A quiet film about a lighthouse, slow and exact, and it stays with you.</p>",
        "comments": '<div class="comments"><p>Ann: I liked it a lot, and the sea most of all, thank you.</p></div>',
        "cast rows": "<table><tr><td>Ann Bo</td><td>Mara</td></tr></table>",
        "ld+json": '<script type="application/ld+json">{"@type": "Person", "name": "Ann Bo"}</script>',
    }
    lines = []
    for name, part in parts.items():
        spent = []
        size = len(text)
        for factor in (1, 10, 100):
            longer = head + part * (max(0, (factor - 1) * size) // len(part)) + body
            spent.append(min(seconds(_filmmeta, longer.encode()) for _ in range(3)))
        lines.append(f"| {name} | {spent[1] / spent[0]:.1f} | {spent[2] / spent[0]:.1f} |")
    return ["| more | 10 times as long | 100 times as long |", "| --- | ---: | ---: |", *lines]


def main() -> int:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dry", action="store_true", help="write no files")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    said = io.StringIO()
    pages = [p.read_bytes() for p in sorted(chosen.folders[0].rglob("*.html"))]
    gc.collect()
    times = measure(pages, chosen.rounds)
    sizes = sorted(map(len, pages))
    print(
        f"{len(pages)} pages, median {sizes[len(sizes) // 2] / 1000:.0f} kB, one parse by lxml "
        f"{1e3 * statistics.median(times['lxml']):.2f} ms on the median page; Python {platform.python_version()}.\n",
        file=said,
    )
    print("\n".join(table(times)), file=said)
    over = sum(a > 15 * b + 0.002 for a, b in zip(times["filmmeta"], times["lxml"], strict=True))
    print(f"\n{over} pages cost more than 15 parses and 2 ms.", file=said)
    for folder in chosen.folders[1:]:
        others = [p.read_bytes() for p in sorted(folder.rglob("*.html"))]
        spent = measure_own(others, chosen.rounds)
        print(f"Of {len(others)} pages in `{folder.name}`, {spent} cost more than that.", file=said)
    print(file=said)
    print("\n".join(growth(max(pages[:20], key=len)[:40_000])), file=said)
    print(file=said)
    print("\n".join(imports()), file=said)
    print(said.getvalue())
    if not chosen.dry:
        readme = HERE / "README.md"
        begin, end = "<!-- speed -->\n", "<!-- end of speed -->"
        text = readme.read_text("utf-8") if readme.exists() else f"{begin}{end}\n"
        text = text.partition(begin)[0] + begin + said.getvalue() + end + text.partition(end)[2]
        readme.write_text(text, "utf-8")
        (HERE / "speed.svg").write_text(plot(pages, times), "utf-8")
    return 0


def measure_own(pages: list[bytes], rounds: int) -> int:
    """How many pages are over the bound of 15 parses and 2 ms."""
    over = 0
    for data in pages:
        bare = min(seconds(lxml.html.document_fromstring, data) for _ in range(rounds))
        ours = min(seconds(_filmmeta, data) for _ in range(rounds))
        over += ours > 15 * bare + 0.002
    return over


if __name__ == "__main__":
    sys.exit(main())
