"""Pages that strangers wrote to break something: always an answer, never an exception but ours."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import filmmeta
from filmmeta import Claim, Limits, parse
from filmmeta.document import Document, read_text
from shared import SHARED, needs_shared

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*/page.*"))
PAGE = """<html><head><title>Low Water (2011) review</title></head><body><article><h1>Low Water</h1>
<p>By Etta Moreau</p><p>Directed by Jonas Pell. A quiet film about a lighthouse, slow, and it stays with you.</p>
<p>The sea is filmed as if nobody had ever seen it, and the two men hardly speak, which is right for this film.</p>
<p>Rating: 4/5</p>MORE</article></body></html>"""


def page(more: str = "") -> str:
    return PAGE.replace("MORE", more)


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("limits", "more", "said"),
    [
        (Limits(depth=20), "<div>" * 40 + "deep", "levels of nesting"),
        (Limits(blocks=10), "<p>more</p>" * 20, "blocks after the first 10"),
        (Limits(block_length=200), f"<p>{'word ' * 100}</p>", "characters of the block"),
        (Limits(block_length=200), f"<meta name=keywords content='{'word ' * 100}'>", "of the meta tag 'keywords'"),
        (Limits(jsonld_bytes=100), f'<script type="application/ld+json">{{"a": "{"x" * 200}"}}</script>', "JSON-LD"),
        (Limits(jsonld_depth=5), f'<script type="application/ld+json">{"[" * 9}{"]" * 9}</script>', "5 levels"),
        (Limits(values=3), "<time datetime=2011-05-03>x</time>" * 9, "'byline' found more date_published"),
    ],
    ids=["depth", "blocks", "block length", "length of a meta tag", "JSON-LD length", "JSON-LD depth", "values"],
)
def test_past_a_limit_the_rest_is_read_and_the_page_says_so(limits: Limits, more: str, said: str) -> None:
    found = parse(page(more), limits=limits)
    assert any(said in w for w in found.warnings), found.warnings
    assert found.film is not None
    assert found.film.name == "Low Water"


def test_a_title_that_holds_the_whole_page_is_cut() -> None:
    found = parse(page(f"<p>{'more words ' * 500}</p>").replace("</title>", ""))
    assert any("of the title left out" in w for w in found.warnings), found.warnings


def test_no_limit_is_met_by_an_ordinary_page() -> None:
    assert parse(page()).warnings == []


def test_more_films_than_the_limit() -> None:
    scripts = "".join(
        f'<script type="application/ld+json">{{"@type": "Movie", "name": "Film {i}"}}</script>' for i in range(9)
    )
    found = parse(page(scripts), limits=Limits(films=4))
    assert len(found.films) == 4
    assert any("9 films" in w for w in found.warnings)


def test_tags_of_thousands_of_attributes_are_cut() -> None:
    found = parse(page("<p " + " ".join(f"attribute{i}=1" for i in range(9000)) + ">more</p>"))
    assert found.film is not None
    assert any("attributes" in w for w in found.warnings)


def test_itemref_of_many_items_to_one_block_is_cut() -> None:
    items = "<div itemscope itemref=all itemtype=http://schema.org/Movie></div>" * 300
    found = parse(page(f"{items}<div id=all>{'<i itemprop=name>Low Water</i>' * 300}</div>"))
    assert any("itemref" in w for w in found.warnings), found.warnings


def test_json_ld_below_the_parser_s_levels_is_found() -> None:
    script = '<script type="application/ld+json">{"@type": "Movie", "name": "Low Water", "duration": "PT97M"}</script>'
    found = parse(page("<div>" * 400 + script))
    assert found.film is not None
    assert found.film.duration is not None


def test_json_ld_longer_than_the_parser_s_longest_text_is_found() -> None:
    script = f'<script type="application/ld+json">{{"@type": "Movie", "name": "Low Water", "x": "{"y" * 11_000_000}"}}'
    found = parse(page(script + "</script>").replace("Directed by", "By"))
    assert any(claim.node == "json-ld 1" for claim in found.claims)


# ---------------------------------------------------------------- readers that fail


def broken(document: Document) -> Iterator[Claim]:
    yield from ()
    raise KeyError(document.title[:8])


def test_a_reader_that_fails_costs_only_its_own_claims() -> None:
    found = parse(page(), readers=[*filmmeta.READERS, broken])
    assert found.film == parse(page()).film
    assert found.warnings == ["the reader 'broken' failed: KeyError: 'Low Wate'"]


# ---------------------------------------------------------------- nothing fetched, nothing opened


SEALED = '''
import builtins, io, os, socket
import filmmeta
page = """<!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<html xmlns:xi="http://www.w3.org/2001/XInclude"><head><base href="file:///etc/"><title>Low Water (2011) review</title>
<link rel="stylesheet" href="http://example.org/s.css"><script src="http://example.org/x.js"></script>
<script type="application/ld+json">{"@context": "http://example.org/c.jsonld", "@type": "Movie", "name": "Low Water",
"image": "file:///etc/passwd"}</script></head><body><xi:include href="/etc/passwd" parse="text"/>&x;<p>Film.</p>"""
filmmeta.parse(page)  # what is loaded from our own files is loaded now
def refuse(*_, **__):
    raise AssertionError("opened")
socket.socket.connect = socket.getaddrinfo = builtins.open = io.open = os.open = refuse
found = filmmeta.parse(page)
assert found.film.name == "Low Water", found
assert "root:" not in found.model_dump_json()
'''


def test_no_network_and_no_file_from_a_page() -> None:
    finished = subprocess.run([sys.executable, "-c", SEALED], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


# ---------------------------------------------------------------- any tree, any line, any bytes


TAGS = st.sampled_from(
    "div p b i a td tr table li ul h1 h2 span br img article aside script title dl dt dd time".split()
)
WORDS = st.sampled_from(
    [
        "Director:",
        "Cast",
        "Rating: 4/5",
        "★★★½",
        "Low Water",
        "(2011)",
        "by Ann Lee",
        "and",
        ",",
        "97 min",
        "“",
        "'",
        "I",
        "",
    ]
)
TREES = st.recursive(
    WORDS | st.text(max_size=20),
    lambda inner: st.builds(lambda t, c: f"<{t}>{''.join(c)}</{t}>", TAGS, st.lists(inner, max_size=5)),
    max_leaves=25,
)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(source: str | bytes, **options: object) -> str:
    """The page as JSON, or the error; a reader that failed is a fault of ours."""
    try:
        found = parse(source, **options)  # type: ignore[arg-type]
    except filmmeta.FilmmetaError as error:
        return f"FilmmetaError: {error}"
    assert not any("failed" in w for w in found.warnings), found.warnings
    filmmeta.to_jsonld(found)
    return found.model_dump_json()


def read_by_all(source: bytes) -> None:
    """Parsed, validated, and something embedded into it: an answer, or our error."""
    outcome(source)
    with suppress(filmmeta.FilmmetaError):
        filmmeta.validate(source)
    with suppress(filmmeta.FilmmetaError):
        filmmeta.embed(source, filmmeta.Film(name="Low Water"))


def test_facts_in_a_tag_whose_name_holds_control_characters_are_read() -> None:
    broken = b"<title>Low Water (1988): review</title><h1>Low Water</h1><ul\x1e<li>Director: Ada Brook</li></ul>"
    assert "Ada Brook" in outcome(broken + b"<p>By Hana Moss</p>")


def test_a_page_of_star_pictures_and_no_text_is_read() -> None:
    outcome('<title>Low Water</title><body><img src="star.gif"><img src="star.gif"><img src="star.gif"></body>')


@relaxed
@given(TREES)
def test_any_tree_is_read_and_read_the_same_again(tree: str) -> None:
    assert outcome(f"<html><body>{tree}</body></html>") == outcome(f"<html><body>{tree}</body></html>")


@relaxed
@given(st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12))
def test_any_lines_of_labels_are_read(lines: list[str]) -> None:
    outcome("\n".join(lines), format="text")


@relaxed
@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    read_by_all(data)
    read_by_all(b"<html><body>" + data)


HTML = [p for p in FIXTURES if p.suffix == ".html"]
NOTHING_TO_DO_WITH_IT = (
    "<p>The harbour was rebuilt in stone.</p>",
    "<!-- note -->",
    "<script>var a = 1;</script>",
    "<style>p{}</style>",
)


def each_page(test: Callable[[str], None]) -> Any:
    """The test for each HTML page of the fixtures, as text."""
    return pytest.mark.parametrize("source", [read_text(p) for p in HTML], ids=[p.parent.name for p in HTML])(test)


@each_page
def test_what_has_nothing_to_do_with_the_film_changes_nothing(source: str) -> None:
    films = parse(source).films
    between = list(re.finditer(r"</p>(?=\s*<p>)", source, re.IGNORECASE))
    ends = [re.search(r"<body[^>]*>", source, re.IGNORECASE), re.search(r"(?=</body>)", source, re.IGNORECASE)]
    for place in filter(None, [*ends, *between[len(between) // 2 :][:1]]):
        for more in NOTHING_TO_DO_WITH_IT:
            assert parse(source[: place.end()] + more + source[place.end() :]).films == films, (place, more)


@each_page
def test_every_encoding_that_can_hold_a_page_gives_it(source: str) -> None:
    source = re.sub(r"<meta[^>]*charset[^>]*>|<\?xml[^>]*\?>", "", source, flags=re.IGNORECASE)
    head = re.search(r"<head[^>]*>", source, re.IGNORECASE)
    at = head.end() if head else 0
    expected = parse(source)
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "shift_jis"):
        for declaration in ("", f'<meta charset="{encoding}">'):
            try:
                data = (source[:at] + declaration + source[at:]).encode(encoding)
            except UnicodeEncodeError:
                continue
            found = parse(data)
            assert (found.films, found.reviews) == (expected.films, expected.reviews), (encoding, declaration)


# ---------------------------------------------------------------- threads


def test_threads_share_the_module() -> None:
    sources = [p.read_bytes() for p in FIXTURES]
    alone = [outcome(s) for s in sources]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(outcome, sources * 2)) == alone * 2


# ---------------------------------------------------------------- damage


def damaged(data: bytes, seed: int, times: int) -> Iterator[bytes]:
    """The page cut at random places, and with random bytes flipped."""
    chance = random.Random(seed)  # noqa: S311  the same damage each time
    for _ in range(times):
        yield data[: chance.randrange(1, len(data) + 1)]
        flipped = bytearray(data)
        for _ in range(20):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.parent.name)
def test_cut_and_flipped_pages_get_an_answer(path: Path) -> None:
    for data in damaged(path.read_bytes(), 7, 4):
        outcome(data)


@needs_shared
def test_parser_tests_and_damaged_pages_get_an_answer() -> None:
    inputs = [
        piece.split(b"\n#errors")[0]
        for path in sorted((SHARED / "corpus/sets/structured/html5lib").rglob("*.dat"))
        for piece in path.read_bytes().split(b"#data\n")[1:]
    ]
    inputs = inputs[::12] + [p.read_bytes() for p in sorted((SHARED / "corpus/sets/structured/broken").glob("*.html"))]
    for data in inputs:
        read_by_all(data)
