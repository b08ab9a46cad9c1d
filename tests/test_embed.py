"""Embedding changes nothing but our own block, says nothing twice, and can be repeated."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import filmmeta
import fixture_pages
import model_values
from filmmeta import Film, FilmmetaError, Page, Person, Rating, Review
from filmmeta.readers.markup import markup
from shared import SHARED, needs_shared

REVIEW = Review(
    film=Film(name="Low Water", year=1988), authors=[Person(name="Žofie Malá")], rating=Rating(value=4, best=5)
)
SIMPLE = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>x</title>\n</head><body>y</body></html>\n'
BLOCK = re.compile(r'<script type="application/ld\+json" class="filmmeta">\n(.*?)\n</script>\n', re.DOTALL)


def block_of(page: str) -> str:
    """Our one block; the rest of the page is what it was embedded into."""
    (found,) = BLOCK.findall(page)
    return str(found)


def test_at_the_end_of_the_head() -> None:
    embedded = filmmeta.embed(SIMPLE, REVIEW)
    assert BLOCK.sub("", embedded) == SIMPLE
    assert "</script>\n</head>" in embedded
    assert json.loads(block_of(embedded)) == filmmeta.to_jsonld(REVIEW)


def test_ours_is_replaced_where_it_stands() -> None:
    old = filmmeta.to_script(Film(name="Old"))
    page = f"<html><head></head><body><p>a</p>{old}<p>b</p>{old}\n<p>c</p></body></html>"
    assert filmmeta.embed(page, REVIEW) == (
        f"<html><head></head><body><p>a</p>{filmmeta.to_script(REVIEW)}<p>b</p><p>c</p></body></html>"
    )


def test_scripts_of_others_stay_whatever_their_class() -> None:
    other = '<head><script class="filmmeta" src="/player.js"></script></head>'
    assert BLOCK.sub("", filmmeta.embed(other, REVIEW)) == other
    assert filmmeta.embed(other, Page()) == other


def test_an_empty_page_takes_ours_out() -> None:
    assert filmmeta.embed(filmmeta.embed(SIMPLE, REVIEW), Page()) == SIMPLE


PLACES = [
    ("<head><script>'</head>'</script></head>", "</head>"),
    ("<head><!-- </head> --></head>", "</head>"),
    ("<head><!--></head>-->", "</head>"),
    ("<head><script><!--<script></script></head>--></script></head>", "</head>"),
    ("<head><script><!--></script></head>", "</head>"),
    ("<head><title></head></title></head >", "</head >"),
    ("<head><style></head><script></style></head>", "</head>"),
    ("<head><textarea></head></TEXTAREA ></head>", "</head>"),
    ("<head><meta content='</head>'></head>", "</head>"),
    ("<head><meta content=it's></head><a title='>'>", "</head>"),
    ("<HEAD></HEAD>", "</HEAD>"),
    ("<title>x</title><body><p>", "<body>"),
    ("<p>text</p></body></html>", "</body>"),
    ("<p>text</p></html>", "</html>"),
    ("<p>text</p>", ""),
    ("<p>text<!-- never closed </head>", "<!-- never"),
    ("<p>text<script>never closed </head>", "<script>never"),
    ("<p>text<plaintext></head>", "<plaintext>"),
    ("<p>text<a href='never closed></head>", "<a href"),
    ("<svg><style/></svg><svg/><style></head></style></head>", "</head>"),
    ("<?xml version='1.0'?><!DOCTYPE html><head/><body/>", "<body/>"),
]
"""Pages that try to mislead, and what follows our block in them."""


@pytest.mark.parametrize(("page", "before"), PLACES)
def test_where_a_browser_sees_the_head_end(page: str, before: str) -> None:
    embedded = filmmeta.embed(page, REVIEW)
    assert BLOCK.sub("", embedded) == page
    after = BLOCK.split(embedded)[-1]
    assert after.startswith(before)
    if page.count(before or "\0") > 1 and before:
        assert after.count(before) == 1


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", ""),
        ("utf-8", ""),
        ("windows-1251", "windows-1251"),
        ("iso-8859-1", ""),
        ("shift_jis", "shift_jis"),
        ("utf-16", "utf-8"),
    ],
)
def test_bytes_of_any_encoding(encoding: str, declared: str) -> None:
    text = f'<html><head><meta charset="{declared}"></head><body>y</body></html>'
    data = text.encode(encoding)
    embedded = filmmeta.embed(data, REVIEW)
    assert isinstance(embedded, bytes)
    shown = embedded.decode(encoding)
    assert BLOCK.sub("", shown) == text
    assert json.loads(block_of(shown)) == filmmeta.to_jsonld(REVIEW)
    assert ("Žofie" in shown) == ((encoding, declared) in (("utf-8", "utf-8"), ("utf-8-sig", "")))
    assert filmmeta.embed(embedded, REVIEW) == embedded
    assert filmmeta.embed(embedded, Page()) == data


def test_text_that_will_be_written_in_another_encoding() -> None:
    embedded = filmmeta.embed('<head><meta charset="windows-1251"></head>', REVIEW)
    assert embedded.isascii()
    assert json.loads(block_of(embedded)) == filmmeta.to_jsonld(REVIEW)


OTHERS = (
    '<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Review", '
    '"itemReviewed": {"@type": "Movie", "name": "Low Water"}%s}</script></head><body></body></html>'
)
AUTHOR = ', "author": {"@type": "Person", "name": "Žofie Malá"}'
RATING = ', "reviewRating": {"@type": "Rating", "ratingValue": 4}'


def test_what_the_page_says_already_is_not_said_again() -> None:
    said = OTHERS % (AUTHOR + RATING)
    assert filmmeta.embed(said, REVIEW) == said
    assert filmmeta.embed(said.encode(), REVIEW) == said.encode()
    microdata = """<html><body itemscope itemtype="https://schema.org/Movie"><b itemprop="name">Low Water</b>
        <p itemprop="review" itemscope itemtype="https://schema.org/Review"><i itemprop="author">Žofie Malá</i>
        <u itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><s itemprop="ratingValue">4</s></u>"""
    assert filmmeta.embed(microdata, REVIEW) == microdata


@pytest.mark.parametrize("page", [OTHERS % AUTHOR, OTHERS % RATING])
def test_a_review_that_lacks_what_ours_has_is_another(page: str) -> None:
    embedded = filmmeta.embed(page, REVIEW)
    assert BLOCK.sub("", embedded) == page
    assert json.loads(block_of(embedded)) == filmmeta.to_jsonld(REVIEW)


def test_only_the_new_one_of_two_films() -> None:
    other = Review(film=Film(name="High Water"), authors=[Person(name="Žofie Malá")])
    embedded = filmmeta.embed(OTHERS % (AUTHOR + RATING), [REVIEW, other])
    assert json.loads(block_of(embedded)) == filmmeta.to_jsonld(other)


@pytest.mark.parametrize("source", ["", "no tags, 1 < 2", b"", None, 3, Path("page.html")])
def test_only_html(source: object) -> None:
    with pytest.raises(FilmmetaError, match="cannot embed"):
        filmmeta.embed(source, REVIEW)  # type: ignore[type-var]


def test_only_our_objects() -> None:
    with pytest.raises(FilmmetaError, match="as JSON-LD"):
        filmmeta.embed(SIMPLE, "Low Water")  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <head> </head> <body> </body> <html> <!-- --> <!--> <script> </script> <title> </title> <svg>"
            " </svg> <style> </style> <a b=' ' \" = > < / x </ <! <? <textarea> </textarea> </html> &".split()
        ),
        max_size=12,
    ).map(" ".join),
    model_values.reviews,
)
@example("<script><!--<script></script>", Review(film=Film(name="A")))
def test_any_page_keeps_every_byte(page: str, review: Review) -> None:
    try:
        embedded = filmmeta.embed(page, review)
    except FilmmetaError:
        return
    assert BLOCK.sub("", embedded) == page
    assert filmmeta.embed(embedded, review) == embedded
    assert filmmeta.embed(embedded.encode(), review) == filmmeta.embed(page.encode(), review)


def test_time_is_linear() -> None:
    for piece in (
        "<a b='",
        "<!--",
        "<script",
        "<script>",
        "</script",
        '<a ="',
        "<!--<script>",
        "<title>",
        "=",
        "<svg>",
    ):
        page = "<p>" + piece * 200_000
        assert filmmeta.embed(page, Page()) == page


def _outside(before: bytes, after: bytes) -> bool:
    """Whether `after` is `before` with our block put in, and nothing else."""
    at = after.index(b'<script type="application/ld+json" class="filmmeta">')
    return after[:at] == before[:at] and after.endswith(before[at:])


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_into_every_fixture(folder: Path) -> None:
    file = fixture_pages.page_file(folder)
    if file.suffix == ".txt":
        return
    page = fixture_pages.parse(folder)
    data = file.read_bytes()
    embedded = filmmeta.embed(data, page, scores=True)
    assert embedded == data or _outside(data, embedded)
    assert filmmeta.embed(embedded, page, scores=True) == embedded
    assert filmmeta.embed(embedded, Page()) == data
    if embedded != data:
        again = filmmeta.parse(embedded)
        assert (again.films, again.reviews) == (page.films, page.reviews)


@needs_shared
def test_into_every_page_of_the_corpus() -> None:
    files = sorted(f for f in (SHARED / "corpus").rglob("*.htm*") if f.suffix in (".html", ".htm"))
    assert len(files) > 1_000
    for number, file in enumerate(files):
        data = file.read_bytes()
        try:
            embedded = filmmeta.embed(data, REVIEW)
        except FilmmetaError:
            continue
        assert embedded == data or _outside(data, embedded), file
        assert filmmeta.embed(embedded, REVIEW) == embedded, file
        assert filmmeta.embed(embedded, Page()) == data, file
        if embedded != data and number % 10 == 0:
            assert filmmeta.parse(embedded, readers=[markup]).reviews == [REVIEW], file
