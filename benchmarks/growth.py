"""Whether the cost of hostile pages grows as the pages do: `python benchmarks/growth.py [family ...]`.

For each family of pages the time for a page twice as long is divided by the time for the shorter one: processor time,
one right after the other, the median of five turns, all pages within the default limits. A family over the bound is
measured fifteen times more, and the median of all twenty counts: a shared processor is faster in one minute than in
another. Of all families together it draws `benchmarks/growth.svg`, with the least time at each length.
"""

from __future__ import annotations

import functools
import gc
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import filmmeta
from filmmeta.document import MAX_BYTES

BOUND = 2.3
ENOUGH = 0.15
"""Seconds that the shorter page should cost, if pages within the limits do."""
TURNS, TURNS_OF_DOUBT = 5, 15
PLOT = Path(__file__).with_suffix(".svg")
LINE = "<p>A quiet film about a lighthouse, slow and exact, and it stays with you for days afterwards.</p>"


def _page(body: str) -> str:
    return f"<html><head><title>Low Water (2011) review</title></head><body><h1>Low Water</h1>{LINE * 3}{body}</body>"


def _scripts(values: list[object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(v)}</script>' for v in values)


FAMILIES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: _page(LINE * n),
    "comments": lambda n: _page(
        "<div class=comments>" + "<div class=comment><b>Ann</b> Fine film!</div>" * n + "</div>"
    ),
    "cast rows": lambda n: _page(
        "<table><tr><th>Cast</th></tr>"
        + "".join(f"<tr><td>Ann Bo{i}</td><td>Mara</td></tr>" for i in range(n))
        + "</table>"
    ),
    "ld+json blocks": lambda n: _page(_scripts([{"@type": "Movie", "name": f"Film {i}"} for i in range(n)])),
    "nested tags": lambda n: _page("<div>" * n + "deep" + "</div>" * n),
    "nested inline tags": lambda n: _page("<b><i>" * n + "deep"),
    "attributes": lambda n: _page("<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x</p>"),
    "class names": lambda n: _page(f"<p class='{'author rating ' * n}'>x</p>"),
    "labels without values": lambda n: _page("<p>Director:</p>" * n),
    "labels on one line": lambda n: _page("<p>" + "Director: A B Cast: C D " * n + "</p>"),
    "bold labels in one block": lambda n: _page("<p>" + "<b>Director</b> Ann Lee " * n + "</p>"),
    "and-list of names": lambda n: _page("<p>Starring: " + " and ".join(f"Ann Bo{i}" for i in range(n)) + "</p>"),
    "names in prose": lambda n: _page("<p>" + "directed by Ann Lee and " * n + "</p>"),
    "quoted titles": lambda n: _page("<p>" + "".join(f"“Film {i}” (2011) is good. " for i in range(n)) + "</p>"),
    "italic titles": lambda n: _page("".join(f"<p>Ann Lee's <i>Film {i}</i> is a good film.</p>" for i in range(n))),
    "digits": lambda n: _page("<p>" + "1" * n + "</p>"),
    "digits apart": lambda n: _page("<p>" + "1 " * n + "</p>"),
    "question marks": lambda n: _page("<p>" + "?" * n + "</p>"),
    "stars": lambda n: _page("<p>" + "★" * n + "</p>"),
    "asterisks": lambda n: _page("<p>" + "* " * n + "</p>"),
    "brackets": lambda n: _page("<p>" + "(" * n + "</p>"),
    "brackets in the title": lambda n: f"<title>{'(' * n}</title>" + _page(""),
    "commas": lambda n: _page("<p>Cast: " + "," * n + "</p>"),
    "quotation marks": lambda n: _page("<p>" + "'" * n + "</p>"),
    "capitals": lambda n: _page("<p>" + "A" * n + " " + "Ab " * n + "</p>"),
    "spaces": lambda n: _page("<p>x" + "&nbsp;" * n + "y</p><p>" + " \t\n" * n + "</p>"),
    "colons": lambda n: _page("<p>" + ":" * n + "</p>"),
    "line breaks": lambda n: _page("<p>" + "a<br>" * n + "</p>"),
    "headings": lambda n: _page("".join(f"<h2>Film {i} (2011)</h2><p>Fine.</p>" for i in range(n))),
    "links": lambda n: _page("".join(f"<a href='https://imdb.com/title/tt00{i:05}/'>Film {i}</a> " for i in range(n))),
    "images": lambda n: _page("<img src='4stars.png' alt='4 stars'>" * n),
    "times": lambda n: _page("<time datetime=2011-05-03>x</time>" * n),
    "authors": lambda n: _page("".join(f"<span class=author>Ann Bo{i}</span> " for i in range(n))),
    "meta": lambda n: "".join(f"<meta name=author content='Ann Bo{i}'>" for i in range(n)) + _page(""),
    "itemref cycles": lambda n: _page(
        "".join(
            f"<div id=a{i} itemscope itemref=a{(i + 1) % n} itemprop=x itemtype=http://schema.org/Movie></div>"
            for i in range(n)
        )
    ),
    "itemref to one block": lambda n: _page(
        "<div itemscope itemref=all itemtype=http://schema.org/Movie></div>" * n
        + "<div id=all>"
        + "<i itemprop=name>x</i>" * n
        + "</div>"
    ),
    "itemref to nested blocks": lambda n: _page(
        "".join(f"<div itemscope itemref=a{i % 200} itemtype=http://schema.org/Movie></div>" for i in range(n))
        + "".join(f"<div id=a{i}>" for i in range(200))
        + "<i>x</i>" * n
    ),
    "nested items": lambda n: _page("<div itemscope itemprop=director>" * n + "x"),
    "nested typeof": lambda n: _page("<div typeof=Movie property=director>" * n + "x"),
    "@id cycles": lambda n: _page(
        _scripts(
            [{"@graph": [{"@id": f"a{i}", "@type": "Movie", "actor": {"@id": f"a{(i + 1) % n}"}} for i in range(n)]}]
        )
    ),
    "deep JSON": lambda n: _page('<script type="application/ld+json">' + "[" * n + "]" * n + "</script>"),
    "broken JSON": lambda n: _page('<script type="application/ld+json">' + '{"a":' * n + "</script>"),
    "open scripts": lambda n: _page('<script type="application/ld+json">' * n),
    "plain lines": lambda n: "Low Water\n" + "Director: Ann Lee\nFine film, said all.\n" * n,
    "plain brackets": lambda n: "Low Water (2011)\n\n" + "((((" * n,
}


class Curve(NamedTuple):
    """How the cost of a family grows."""

    points: list[tuple[int, float]]
    """Characters of a page and the least seconds for it: at a quarter, a half, the whole and twice the length."""
    ratio: float
    """Of the longest page to the one half as long, in the median turn."""


KEPT: list[Any] = []
"""Caches of a bounded size: a page just short enough for one would cost nothing the second time."""


def seconds(page: str) -> float:
    """Processor time for one page."""
    for cache in KEPT:
        cache.cache_clear()
    gc.collect()
    start = time.process_time()
    filmmeta.parse(page)
    return time.process_time() - start


def length(make: Callable[[int], str]) -> int:
    """How long the pages must be to be measured; twice that is still within the limit."""
    n = 500
    while seconds(make(n)) < ENOUGH and len(make(4 * n).encode()) < MAX_BYTES:
        n *= 2
    return n


def curve(make: Callable[[int], str], n: int) -> Curve:
    """The cost at each length, all of them measured in turns; more of them where the bound is not met."""
    pages = [make(n // 4), make(n // 2), make(n), make(2 * n)]
    rounds = [[seconds(page) for page in pages] for _ in range(TURNS)]
    if _ratio(rounds) > BOUND:
        rounds += [[seconds(page) for page in pages] for _ in range(TURNS_OF_DOUBT)]
    least = [(len(page), min(times)) for page, times in zip(pages, zip(*rounds, strict=True), strict=True)]
    return Curve(least, _ratio(rounds))


def _ratio(rounds: list[list[float]]) -> float:
    return statistics.median(turn[-1] / turn[-2] for turn in rounds)


def plot(curves: dict[str, Curve]) -> str:
    """Left the time of each family against the length of its pages, right the ratios with the bound."""

    def x(size: float) -> float:
        return 60 + 85 * (math.log10(size) - 3)

    def y(spent: float) -> float:
        return 560 - 190 * (math.log10(1e3 * spent) - 0.5)

    def across(value: float) -> float:
        return 640 + 130 * value

    height = 60 + 13 * len(curves)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 {height}" font-family="sans-serif" font-size="11">'
    ]
    out.append(f'<rect width="980" height="{height}" fill="white"/>')
    for power in range(3, 8):
        at = x(10**power)
        out.append(f'<text x="{at:.0f}" y="580" text-anchor="middle">{10**power // 1000:,} k</text>')
    for power in range(1, 4):
        at = y(10 ** (power - 3))
        out.append(f'<line x1="60" x2="450" y1="{at:.0f}" y2="{at:.0f}" stroke="#ddd"/>')
        out.append(f'<text x="54" y="{at + 4:.0f}" text-anchor="end">{10**power} ms</text>')
    out.append('<text x="250" y="598" text-anchor="middle">characters of the page; dashed: linear growth</text>')
    out += [
        f'<line x1="{x(size):.0f}" y1="{y(0.005):.0f}" x2="{x(40 * size):.0f}" y2="{y(0.2):.0f}" '
        'stroke="#aaa" stroke-dasharray="4 4"/>'
        for size in (2e3, 2e4, 2e5)
    ]
    for name, found in curves.items():
        path = " ".join(f"{x(size):.1f},{y(spent):.1f}" for size, spent in found.points)
        out.append(
            f'<polyline points="{path}" fill="none" stroke="#2980b9" stroke-opacity="0.7">'
            f"<title>{escape(name)}</title></polyline>"
        )
    for value, colour in ((1, "#ddd"), (2, "#888"), (BOUND, "#c0392b")):
        at = across(value)
        out.append(f'<line x1="{at:.0f}" x2="{at:.0f}" y1="24" y2="{height - 20}" stroke="{colour}"/>')
        out.append(f'<text x="{at:.0f}" y="18" text-anchor="middle">{value}</text>')
    out.append(f'<text x="{across(1.5):.0f}" y="{height - 6}" text-anchor="middle">time of twice the length</text>')
    for row, (name, found) in enumerate(sorted(curves.items(), key=lambda c: -c[1].ratio)):
        at = 36 + 13 * row
        out.append(f'<text x="620" y="{at + 4}" text-anchor="end">{escape(name)}</text>')
        out.append(f'<circle cx="{across(found.ratio):.1f}" cy="{at}" r="3.5" fill="#2980b9"/>')
    return "\n".join([*out, "</svg>\n"])


def main() -> int:
    """The table, the drawing, and whether every family is within the bound."""
    chosen = sys.argv[1:]
    filmmeta.parse(_page(LINE))
    wrappers = [f for f in gc.get_objects() if isinstance(f, functools._lru_cache_wrapper)]
    KEPT.extend(f for f in wrappers if f.cache_parameters()["maxsize"])
    gc.freeze()  # what was imported would cost the shorter page as much as the longer one
    curves: dict[str, Curve] = {}
    print(f"{'family':28}{'n':>10}{'t(n) ms':>10}{'t(2n) ms':>10}{'ratio':>8}")
    for name, make in FAMILIES.items():
        if chosen and name not in chosen:
            continue
        n = length(make)
        found = curves[name] = curve(make, n)
        once, twice = 1e3 * found.points[-2][1], 1e3 * found.points[-1][1]
        print(f"{name:28}{n:10}{once:10.1f}{twice:10.1f}{found.ratio:8.2f}{'  !' * (found.ratio > BOUND)}", flush=True)
    over = sum(found.ratio > BOUND for found in curves.values())
    print(f"{over} of {len(curves)} families over {BOUND}")
    if not chosen:
        PLOT.write_text(plot(curves), "utf-8")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
