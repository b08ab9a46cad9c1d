"""Whether the cost of hostile pages grows as the pages do: `python benchmarks/growth.py`.

For each family of pages the time for a page twice as long is divided by the time for the shorter one.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable

import filmmeta

BOUND = 2.3
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


def cost(page: str) -> float:
    """Seconds for one page: the least of three."""
    times = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        filmmeta.parse(page, max_bytes=100_000_000)
        times.append(time.process_time() - start)
    return min(times)


def measured(make: Callable[[int], str]) -> tuple[int, float, float]:
    """A length that costs some tenths of a second, the cost there, and the cost at twice the length."""
    n = 500
    while (once := cost(make(n))) < 0.15 and n < 2_000_000:
        n *= 2
    return n, once, cost(make(2 * n))


def main() -> int:
    """The table, and whether every family is within the bound."""
    over = 0
    chosen = sys.argv[1:]
    print(f"{'family':28}{'n':>10}{'t(n) ms':>10}{'t(2n) ms':>10}{'ratio':>8}")
    for name, make in FAMILIES.items():
        if chosen and name not in chosen:
            continue
        n, once, twice = measured(make)
        ratio = twice / once
        over += ratio > BOUND
        print(
            f"{name:28}{n:10}{1e3 * once:10.1f}{1e3 * twice:10.1f}{ratio:8.2f}{'  !' if ratio > BOUND else ''}",
            flush=True,
        )
    print(f"{over} of {len(chosen or FAMILIES)} families over {BOUND}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
