"""Markup that others wrote: schema.org's own examples, damaged blocks and film pages of real sites.

The material is not ours and stands beside the checkout; see tests/shared.py.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import filmmeta
from filmmeta import Film, Page, Review
from filmmeta.document import Document, read_document
from filmmeta.readers.markup import markup, read_nodes
from filmmeta.readers.markup.nodes import Node, text_of
from filmmeta.values.dates import parse_moment
from filmmeta.values.text import clean
from shared import SHARED, needs_shared

pytestmark = needs_shared

SETS = SHARED / "corpus" / "sets"
EXAMPLES = SETS / "schemaorg"
STRUCTURED = SETS / "structured"
BROKEN = STRUCTURED / "broken"
SYNTAXES = ("jsonld", "microdata", "rdfa")


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def fold(text: Any) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(text)).casefold())


def folded(value: Any) -> set[str]:
    return {fold(v) for v in (value if isinstance(value, list) else [value])}


# ---------------------------------------------------------------- a film beside what a careful reader says it is

LISTS = (
    "directors writers actors producers composers cinematographers editors genres countries languages "
    "production_companies"
).split()


def differences(film: Film, gold: dict[str, Any]) -> list[str]:
    """What a film has too much or too little of, for the facts that the gold states."""
    found = []
    for name in LISTS:
        got = [getattr(item, "name", item) for item in getattr(film, name)]
        if name in gold and {fold(g) for g in got} != folded(gold[name] or []):
            found.append(f"{name}: {got} for {gold[name]}")
    scalars: dict[str, Any] = {
        "year": film.year,
        "release_date": film.release_date,
        "duration_minutes": film.duration and film.duration.total_seconds() / 60,
        "content_rating": film.content_rating,
        "imdb_id": film.imdb_id,
    }
    found += [
        f"{n}: {v} for {gold[n]}"
        for n, v in scalars.items()
        if n in gold and str(gold[n]) not in (str(v), f"{v:g}" if isinstance(v, float) else str(v))
    ]
    scores = {(s.value, s.best, s.count) for s in film.scores}
    for score in gold.get("scores") or ():
        if (score["value"], score.get("best"), score.get("count")) not in scores:
            found.append(f"scores: {film.scores} for {score}")
    return found


def check_films(page: Page, golds: list[dict[str, Any]], but: frozenset[str] = frozenset()) -> None:
    """Each film of the gold is there, with what it states; no other film is."""
    assert len(page.films) == len(golds), [f.name for f in page.films]
    for gold in golds:
        film = next((f for f in page.films if fold(f.name) in folded(gold["name"])), None)
        assert film is not None, (gold["name"], [f.name for f in page.films])
        assert [d for d in differences(film, gold) if d.partition(":")[0] not in but] == []


# ---------------------------------------------------------------- schema.org's examples

EXPECTED = load(EXAMPLES / "expected.json")
IDS = sorted({path.name.split(".")[0] for path in EXAMPLES.glob("eg-*.html")})
MARKED = [f"{name}.{syntax}" for name in IDS for syntax in SYNTAXES if (EXAMPLES / f"{name}.{syntax}.html").exists()]


@pytest.mark.parametrize("example", MARKED)
def test_example_of_schema_org(example: str) -> None:
    page = filmmeta.parse(EXAMPLES / f"{example}.html", url="https://example.org/page")
    gold = EXPECTED.get(example.split(".")[0], {})
    check_films(page, gold.get("films", []))
    if not gold.get("reviews"):
        assert page.reviews == []
    assert page.warnings == []


def stated(path: Path) -> tuple[dict[str, Film], list[Review]]:
    page = filmmeta.parse(path, url="https://example.org/page", readers=[markup])
    return {film.name: film for film in page.films}, page.reviews


@pytest.mark.parametrize("name", IDS)
def test_syntaxes_of_one_example_give_equal_objects(name: str) -> None:
    found = [stated(EXAMPLES / f"{name}.{s}.html") for s in SYNTAXES if f"{name}.{s}" in MARKED]
    assert all(other == found[0] for other in found[1:])


# ---------------------------------------------------------------- damaged blocks

CASES = {case["file"]: case for case in load(STRUCTURED / "cases.json") or ()}


def matches(node: Node, expected: dict[str, Any]) -> bool:
    for name, value in expected.items():
        if name == "type":
            if value not in node.types:
                return False
        elif name.endswith("_starts"):
            if not (node.text(name.removesuffix("_starts")) or "").startswith(value):
                return False
        elif name == "datePublished":
            moment = parse_moment(node.text(name) or "")
            if moment is None or moment.isoformat()[:10] != value:
                return False
        elif clean(node.text(name) or "") != value:
            return False
    return True


def read(name: str) -> tuple[Document, list[Node]]:
    document = read_document(STRUCTURED / name)
    return document, read_nodes(document)


@pytest.mark.parametrize("name", CASES)
def test_damaged_block_gives_what_a_correct_reader_gets(name: str) -> None:
    _, nodes = read(name)
    for expected in CASES[name]["jsonld_expected"] or ():
        assert any(matches(node, expected) for node in nodes), expected


@pytest.mark.parametrize("name", [n for n in CASES if "reference" in CASES[n]])
def test_damaged_block_gives_every_text_of_the_reference(name: str) -> None:
    _, nodes = read(name)
    texts = {fold(v) for n in nodes for values in n.properties.values() for v in values if not isinstance(v, Node)}
    texts |= {fold(n.id) for n in nodes if n.id}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in ("@context", "@type"):
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif value not in (None, "", True, False):
            assert fold(value) in texts, value

    walk(load(BROKEN / CASES[name]["reference"]))


@pytest.mark.parametrize("name", CASES)
def test_page_with_a_damaged_block_is_about_the_films_it_is_about(name: str) -> None:
    page = filmmeta.parse(STRUCTURED / name)
    check_films(page, CASES[name]["film_expected"])


def text_anywhere(nodes: list[Node], text: str) -> bool:
    return any(text in str(v) for n in nodes for vs in n.properties.values() for v in vs if not isinstance(v, Node))


def of_type(nodes: list[Node], kind: str) -> Node:
    return next(node for node in nodes if kind in node.types)


# what the notes of the cases say beyond their expected values, as a user would notice it
NOTES: dict[str, Callable[[Document, list[Node], Page], bool]] = {
    "02-teufel": lambda d, *_: "left out" in d.warnings[0] and all(c.property != "rating" for c in markup(d)),
    "03-bund": lambda d, *_: d.warnings == [],
    "04-motorsport": lambda _, n, *__: "ü" in clean(of_type(n, "NewsArticle").text("description") or ""),
    "06-ndtv": lambda _, n, *__: not text_anywhere(n, "//\""),
    "08-tourmagazin": lambda _, n, *__: bool(of_type(n, "Organization").values("sameAs")),
    "09-avaz": lambda _, n, *__: bool(of_type(n, "WebPage").text("headline")),
    "11-udn": lambda _, n, *__: text_anywhere(n, "https://"),
    "12-vice": lambda d, *_: d.warnings == [],
    "16-statisticsglobe": lambda d, *_: d.warnings == [],
    "19-g750": lambda d, *_: d.warnings == [],
    "21-eatwell101": lambda _, n, *__: bool(of_type(n, "Recipe").text("description")),
    "29-torcedores": lambda _, n, *__: text_anywhere(n, "Modelo diz que Neymar foi"),
    "30-wsj": lambda d, *_: all(c.value.name for c in markup(d) if c.property == "authors"),
    "31-bluesky": lambda _, n, *__: not text_anywhere(n, "\\n"),
    "32-telegraph": lambda d, _, p: bool(d.warnings) and p.films == [],
    "37-variety": lambda _, n, p: p.films == [] and not text_anywhere([of_type(n, "Article")], "<"),
    "39-bitfield": lambda _, n, *__: of_type(n, "Article").nodes("publisher")[0].text("name") is not None,
    "42-hawaiinewsnow": lambda d, *_: len(d.warnings) == 1,
    "43-jaragua": lambda _, n, *__: "Person" not in of_type(n, "Organization").types,
    "x-custom.invalid--JSONLD_with_control_characters_comment": lambda _, n, *__: text_anywhere(n, "<!-- John joined"),
    "x-misc--null_ld_mock": lambda d, n, p: d.warnings == [] and bool(of_type(n, "LocalBusiness")) and p.reviews == [],
    "x-songkick--jsonld_empty_item_test": lambda d, *_: d.warnings == [],
}  # fmt: skip


@pytest.mark.parametrize("start", NOTES)
def test_note_of_a_damaged_block(start: str) -> None:
    name = next(n for n in CASES if n.startswith(f"broken/{start}"))
    document, nodes = read(name)
    assert NOTES[start](document, nodes, filmmeta.parse(STRUCTURED / name))


@pytest.mark.parametrize("name", CASES)
def test_mended_and_lost_blocks_are_reported_with_a_line_of_the_page(name: str) -> None:
    document, _ = read(name)
    for warning in document.warnings:
        line = re.search(r"line (\d+)", warning)
        assert line is not None
        assert int(line[1]) <= document.source.count(b"\n") + 1


@pytest.mark.parametrize("name", [n for n in CASES if CASES[n].get("review_expected")])
def test_reviews_of_a_page_with_a_damaged_block(name: str) -> None:
    page = filmmeta.parse(STRUCTURED / name)
    for review, gold in zip(page.reviews, CASES[name]["review_expected"], strict=True):
        assert review.film == page.films[gold["film"]]
        assert {fold(a.name) for a in review.authors} == folded(gold.get("authors", []))
        rating = gold["rating"]
        assert (review.rating and (review.rating.value, review.rating.best)) == (
            rating and (rating["value"], rating["best"])
        )
        assert all(fold(piece) in fold(review.body) for piece in gold.get("body_has", ()))


# ---------------------------------------------------------------- film pages

FILM_PAGES = sorted(path.parent for path in STRUCTURED.glob("films/*/gold.json"))
# facts that only the page's visible text states, or that no reader of markup can know
BEYOND_MARKUP = {
    "csfd": {"actors": "grids of cast beside ten marked-up names", "writers": "`author` is the novelist on that site"},
    "imdb": {
        "actors": "long lists in the text",
        "scores": "Metacritic stands in the text only",
        "production_companies": "in the text only, with brackets and an `and` inside names",
    },
    "leedsfilm": {"languages": "in the text only", "content_rating": "the gold has two spellings"},
    "imdb--tt0091042-mini": {
        "actors": "only in the meta description",
        "duration_minutes": "only in og:description",
        "languages": "not stated",
    },
}


@pytest.mark.parametrize("folder", FILM_PAGES, ids=[f.name for f in FILM_PAGES])
def test_film_page(folder: Path) -> None:
    gold = load(folder / "gold.json")
    page = filmmeta.parse(folder / "page.html", url=gold.get("url"))
    beyond = {k for prefix, names in BEYOND_MARKUP.items() if folder.name.startswith(prefix) for k in names}
    check_films(page, gold["films"], frozenset(beyond))


# ---------------------------------------------------------------- microformats

MICROFORMATS = sorted((STRUCTURED / "microformats").glob("*.html"))
# property of the microformat -> where a node has it
PLACES = {
    "name": ("headline",),
    "summary": ("abstract",),
    "author": ("author",),
    "reviewer": ("author",),
    "reviewed": ("datePublished",),
    "item": ("itemReviewed", "name"),
    "url": ("url",),
    "content": ("reviewBody",),
    "description": ("reviewBody",),
    "rating": ("ratingValue",),
    "average": ("ratingValue",),
    "best": ("bestRating",),
    "count": ("reviewCount",),
}


@pytest.mark.parametrize("path", MICROFORMATS, ids=[p.stem for p in MICROFORMATS])
def test_microformat(path: Path) -> None:
    document = read_document(path)
    nodes = read_nodes(document)
    texts = {
        name: {fold(text_of(value)) for node in nodes for value in node.values(name)}
        for name in {name for names in PLACES.values() for name in names}
    }
    for item in load(path.with_suffix(".json"))["items"]:
        for name, values in item["properties"].items():
            for value in values if name in PLACES else ():
                wanted = fold(value["value"] if isinstance(value, dict) else value)
                assert any(wanted in texts[place] for place in PLACES[name]), (name, value)
    page = filmmeta.parse(path)
    assert page.films == []  # a creperie, a restaurant, a conference


# ---------------------------------------------------------------- the rest

ITEMS = sorted((STRUCTURED / "adobe-validator").glob("*.json"))


@pytest.mark.parametrize("path", ITEMS, ids=[p.stem for p in ITEMS])
def test_item_that_is_no_film(path: Path) -> None:
    page = filmmeta.parse(f'<html><script type="application/ld+json">{path.read_text("utf-8")}</script></html>')
    assert (page.films, page.reviews, page.warnings) == ([], [], [])


def test_percentage_scale() -> None:
    text = (STRUCTURED / "adobe-validator" / "Rating--percentage.json").read_text("utf-8")
    review = f'{{"@type": "Movie", "name": "Low Water", "review": {{"author": "Ann Lee", "reviewRating": {text}}}}}'
    page = filmmeta.parse(f'<script type="application/ld+json">{review}</script>')
    assert page.reviews[0].rating is not None
    assert (page.reviews[0].rating.value, page.reviews[0].rating.best) == (40, 100)


MISC = sorted((STRUCTURED / "misc").glob("*.html"))


@pytest.mark.parametrize("path", MISC, ids=[p.stem for p in MISC])
def test_example_page_of_another_tool(path: Path) -> None:
    page = filmmeta.parse(path, url="https://example.org/")
    assert page.warnings == []
    assert [f.name for f in page.films] == (["Ferris Bueller's Day Off"] if "metascraper" in path.name else [])


def test_users_review_of_a_film_page_of_another_tool() -> None:
    page = filmmeta.parse(STRUCTURED / "misc" / "metascraper--title.html")
    assert page.film is not None
    assert page.film.release_date == date(1986, 6, 11)
    assert [(s.value, s.best, s.count) for s in page.film.scores] == [(7.8, 10, None)]
    [review] = page.reviews
    assert (review.film, review.rating) == (page.film, None)
    assert [a.name for a in review.authors] == ["mdm-11"]


def test_scopes_of_another_tools_page() -> None:
    _, nodes = read("misc/web-auto-extractor--testPage.html")
    expected = load(STRUCTURED / "misc" / "web-auto-extractor--expectedResult.json")
    for kinds in (expected["microdata"], expected["rdfa"], expected["jsonld"]):
        for kind, things in kinds.items():
            for thing in things:
                name = thing.get("name")
                assert any(
                    kind in n.types and (not name or clean(n.text("name") or "") == clean(name)) for n in nodes
                ), kind


TREES = sorted((STRUCTURED / "html5lib").glob("*.dat"))


@pytest.mark.parametrize("path", TREES, ids=[p.stem for p in TREES])
def test_markup_of_odd_trees_is_read_without_a_fault(path: Path) -> None:
    blocks = re.split(r"(?m)^#data\n", path.read_text("utf-8", "surrogateescape"))[1:]
    for block in blocks:
        source = block.partition("\n#errors")[0].encode("utf-8", "surrogateescape")
        item = b'<div itemscope itemtype="http://schema.org/Movie" typeof="Movie" class="hreview">' + source
        try:
            page = filmmeta.parse(item, format="html", readers=[markup])
        except filmmeta.FilmmetaError:
            continue
        assert not any("failed" in w for w in page.warnings), (source, page.warnings)
