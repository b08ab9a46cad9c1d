"""Microdata, RDFa and microformats: each habit of real pages, on films and people that do not exist."""

from __future__ import annotations

import subprocess
import sys

import pytest

import filmmeta
from filmmeta import Page, Person
from test_markup_jsonld import names

MOVIE = 'itemscope itemtype="http://schema.org/Movie"'
REVIEW = 'itemscope itemtype="http://schema.org/Review"'
RATING = 'itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"'


def parse(body: str, url: str = "https://kino.example/p") -> Page:
    return filmmeta.parse(f"<!DOCTYPE html><html><head><title>Kino</title></head><body>{body}</body></html>", url=url)


# ---------------------------------------------------------------- microdata

FILMS = {
    "plain": f'<div {MOVIE}><h1 itemprop="name">Low Water</h1><span itemprop="director">Ilse Brandt</span></div>',
    "nested scopes": f'<div {MOVIE}><div><h1 itemprop="name">Low Water</h1></div><p itemprop="director" itemscope'
    ' itemtype="http://schema.org/Person"><a itemprop="url" href="/ilse"><b itemprop="name">Ilse Brandt</b></a></p>'
    '</div>',
    "scope that is only its text": f'<div {MOVIE}><h1 itemprop="name">Low Water</h1><p itemprop="director" itemscope'
    ' itemtype="http://schema.org/Person">Ilse Brandt</p></div>',
    "link with the name": f'<div {MOVIE}><h1><a itemprop="name url" href="/f">Low Water</a></h1><a itemprop="director"'
    ' href="/ilse">Ilse Brandt</a></div>',
    "content": f'<div {MOVIE}><meta itemprop="name" content="Low Water"><span itemprop="director" content="Ilse '
    f'Brandt">'
    "she</span></div>",
    "itemref": f'<div {MOVIE} itemref="a b nowhere"></div><h1 id="a" itemprop="name">Low Water</h1><div id="b"><p>'
    '<i itemprop="director">Ilse Brandt</i></p></div>',
    "itemref to an item": f'<div {MOVIE} itemref="p"><h1 itemprop="name">Low Water</h1></div><p id="p" '
    f'itemprop="director"'
    ' itemscope itemtype="http://schema.org/Person"><i itemprop="name">Ilse Brandt</i></p>',
    "itemref in a circle": f'<div id="x" {MOVIE} itemref="y"><h1 itemprop="name">Low Water</h1></div><div id="y"'
    ' itemprop="director" itemscope itemref="x y"><i itemprop="name">Ilse Brandt</i></div>',
    "id that stands twice": f'<div {MOVIE} itemref="a"><h1 itemprop="name">Low Water</h1></div><p id="a"'
    ' itemprop="director">Ilse Brandt</p><p id="a" itemprop="director">Nobody Atall</p>',
    "several types": '<div itemscope itemtype="http://schema.org/Product https://schema.org/Movie"><h1 itemprop="name">'
    'Low Water</h1><span itemprop="director">Ilse Brandt</span></div>',
    "lost outer scope": f'<div itemprop="itemReviewed" {MOVIE}><h1 itemprop="name">Low Water</h1>'
    '<span itemprop="director">Ilse Brandt</span></div>',
    "old property names": f'<div {MOVIE}><h1 itemprop="Name">Low Water</h1><p itemprop="directors">Ilse Brandt</p>'
    f'</div>',
    "full property names": f'<div {MOVIE}><h1 itemprop="http://schema.org/name">Low Water</h1>'
    '<p itemprop="http://schema.org/director">Ilse Brandt</p></div>',
    "itemid": '<div itemscope itemid="#f"><p itemprop="director">Ilse Brandt</p></div>'
    f'<div {MOVIE} itemid="#f"><h1 itemprop="name">Low Water</h1></div>',
    "script inside": f'<div {MOVIE}><h1 itemprop="name">Low <script>var x;</script>Water</h1>'
    '<span itemprop="director">Ilse<style>b{}</style> Brandt</span></div>',
    "upper case": '<DIV ITEMSCOPE ITEMTYPE="HTTP://SCHEMA.ORG/MOVIE"><H1 ITEMPROP="name">Low Water</H1>'
    '<P ITEMPROP="director">Ilse Brandt</P></DIV>',
    "data-vocabulary": '<div itemscope itemtype="http://data-vocabulary.org/Movie"><h1 itemprop="name">Low Water</h1>'
    '<p itemprop="director">Ilse Brandt</p></div>',
}  # fmt: skip


@pytest.mark.parametrize("body", FILMS.values(), ids=FILMS)
def test_microdata_film(body: str) -> None:
    page = parse(body)
    assert [f.name for f in page.films] == ["Low Water"]
    assert page.film is not None
    assert names(page.film.directors) == ["Ilse Brandt"]
    assert page.warnings == []


def test_microdata_values_for_programs() -> None:
    page = parse(
        f'<div {MOVIE}><h1 itemprop="name">Low Water</h1><time itemprop="datePublished" datetime="1997-05-03">in May'
        '</time><time itemprop="duration" datetime="PT97M">an hour and a half</time><img itemprop="image" src="p.jpg">'
        '<link itemprop="sameAs" href="www.imdb.com/title/tt0000001/"><data itemprop="contentRating" value="PG">for all'
        '</data><a itemprop="actor" href="/jun">Jun Okabe</a><a itemprop="genre" href="/drama">Drama</a></div>'
    )
    film = page.film
    assert film is not None
    assert (str(film.release_date), film.imdb_id, film.content_rating) == ("1997-05-03", "tt0000001", "PG")
    assert film.duration is not None
    assert film.duration.total_seconds() == 97 * 60
    assert film.image == "https://kino.example/p.jpg"
    assert film.actors == [Person(name="Jun Okabe", url="https://kino.example/jun")]
    assert film.genres == ["Drama"]


REVIEWS = {
    "film inside": f'<div {REVIEW}><p itemprop="itemReviewed" {MOVIE}><b itemprop="name">Low Water</b></p>'
    f'<span itemprop="author">Dora Penhallow</span><p {RATING}><i itemprop="ratingValue">4</i>/<i '
    f'itemprop="bestRating">'
    "6</i></p></div>",
    "inside the film": f'<div {MOVIE}><b itemprop="name">Low Water</b><div itemprop="review" {REVIEW}><p '
    f'itemprop="author"'
    ' itemscope itemtype="http://schema.org/Person"><i itemprop="name">Dora Penhallow</i></p>'
    f'<p {RATING}><meta itemprop="ratingValue" content="4"><meta itemprop="bestRating" content="6"></p></div></div>',
    "rating that is only its text": f'<div {MOVIE}><b itemprop="name">Low Water</b><div itemprop="review" {REVIEW}>'
    f'<span itemprop="author">Dora Penhallow</span><p {RATING}>4/6</p></div></div>',
    "rating without a scope": f'<div {MOVIE}><b itemprop="name">Low Water</b><div itemprop="reviews" {REVIEW}>'
    '<span itemprop="author">Dora Penhallow</span><p itemprop="reviewRating">4/6</p></div></div>',
    "old spelling": f'<div {MOVIE}><b itemprop="name">Low Water</b><div itemprop="review" {REVIEW}>'
    f'<span itemprop="author">Dora Penhallow</span><p {RATING}><i itemprop="ratingvalue">4</i><i itemprop="bestrating">'
    "6</i></p></div></div>",
}  # fmt: skip
RDFA_REVIEWS = {
    "Lite": '<div vocab="http://schema.org/" typeof="Review"><p property="itemReviewed" typeof="Movie"><b '
    'property="name">'
    'Low Water</b></p><span property="author">Dora Penhallow</span><p property="reviewRating" typeof="Rating">'
    '<i property="ratingValue">4</i>/<i property="bestRating">6</i></p></div>',
    "prefixed": '<div prefix="s: http://schema.org/" typeof="s:Movie"><b property="s:name">Low Water</b><div '
    'rel="s:review">'
    '<div typeof="s:Review"><span property="s:author">Dora Penhallow</span><p rel="s:reviewRating"><i '
    'typeof="s:Rating">'
    '<i property="s:ratingValue" content="4"></i><i property="s:bestRating" content="6"></i></i></p></div></div></div>',
    "full names": '<div typeof="http://schema.org/Review"><p property="http://schema.org/itemReviewed"'
    ' typeof="http://schema.org/Movie"><b property="http://schema.org/name">Low Water</b></p>'
    '<span property="http://schema.org/author">Dora Penhallow</span><p property="http://schema.org/reviewRating">'
    '4/6</p></div>',
    "by resource": '<div vocab="http://schema.org/"><div resource="#f" typeof="Movie"><b property="name">Low '
    'Water</b></div>'
    '<div typeof="Review"><a property="itemReviewed" resource="#f">it</a><p about="#f"><i property="genre">Drama</i>'
    '</p>'
    '<span property="author">Dora Penhallow</span><p property="reviewRating">4/6</p></div></div>',
    "rev": '<div vocab="http://schema.org/" typeof="Movie"><b property="name">Low Water</b><div rev="itemReviewed">'
    '<div typeof="Review"><span property="author">Dora Penhallow</span><p property="reviewRating">4/6</p></div>'
    '</div></div>',
}  # fmt: skip


@pytest.mark.parametrize("body", [*REVIEWS.values(), *RDFA_REVIEWS.values()], ids=[*REVIEWS, *RDFA_REVIEWS])
def test_review_and_its_film(body: str) -> None:
    page = parse(body)
    assert [f.name for f in page.films] == ["Low Water"]
    [review] = page.reviews
    assert review.film == page.film
    assert names(review.authors) == ["Dora Penhallow"]
    assert review.rating is not None
    assert (review.rating.value, review.rating.best) == (4, 6)


ABOUT_FILM = (
    "<h1>Low Water</h1><p>A film about a ferry, by a director who knows her actors; the movie's screenplay takes its "
    "time, and so does the camera. I liked the film very much and so will everybody who likes cinema.</p>"
)
OLD_REVIEWS = {
    "data-vocabulary RDFa": '<div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Review"><span property='
    '"v:itemreviewed">Low Water</span><span property="v:reviewer">Dora Penhallow</span><span property="v:dtreviewed"'
    ' content="2009-10-11">in October</span><span property="v:summary">A slow ferry</span><span rel="v:rating">'
    '<span typeof="v:Rating"><span property="v:value">4</span> of <span property="v:best">6</span></span></span></div>',
    "data-vocabulary microdata": '<div itemscope itemtype="http://data-vocabulary.org/Review"><span itemprop='
    '"itemreviewed">Low Water</span><span itemprop="reviewer">Dora Penhallow</span><time itemprop="dtreviewed"'
    ' datetime="2009-10-11">in October</time><span itemprop="summary">A slow ferry</span><span itemprop="rating" '
    'itemscope'
    ' itemtype="http://data-vocabulary.org/Rating"><span itemprop="value">4</span>/<span itemprop="best">6</span>'
    '</span></div>',
    "hReview": '<div class="post hreview"><span class="item"><a class="fn url" href="/f">Low Water</a></span> by'
    ' <span class="reviewer vcard"><a class="fn url" href="/dora">Dora Penhallow</a></span> <abbr class="dtreviewed"'
    ' title="2009-10-11">in October</abbr><h2 class="summary">A slow ferry</h2><span class="rating"><span '
    'class="value">4'
    '</span> out of <span class="best">6</span></span></div>',
    "hReview with a scale behind it": '<div class="hreview"><span class="item fn">Low Water</span><span '
    'class="reviewer">'
    'Dora Penhallow</span><span class="dtreviewed"><span class="value-title" title="2009-10-11"></span>in '
    'October</span>'
    '<span class="summary">A slow ferry</span><b class="rating">4</b> out of 6</div>',
    "h-review": '<div class="h-review"><a class="p-item h-item" href="/f">Low Water</a><a class="p-author h-card"'
    ' href="/dora">Dora Penhallow</a><time class="dt-reviewed" datetime="2009-10-11">in October</time><h2 '
    'class="p-name">'
    'A slow ferry</h2><data class="p-rating" value="4">four</data><data class="p-best" value="6"></data></div>',
    "h-entry with a rating": '<article class="h-entry"><h2 class="p-name">A slow ferry</h2><p class="p-item h-cite">'
    '<a class="u-url p-name" href="/f">Low Water</a></p><span class="p-author h-card">Dora Penhallow</span>'
    '<time class="dt-published" datetime="2009-10-11">in October</time><span class="p-rating">4/6</span></article>',
}  # fmt: skip


@pytest.mark.parametrize("body", OLD_REVIEWS.values(), ids=OLD_REVIEWS)
def test_review_of_an_item_that_is_not_said_to_be_a_film(body: str) -> None:
    page = parse(ABOUT_FILM + body)
    assert [f.name for f in page.films] == ["Low Water"]
    review = page.review
    assert review is not None
    assert names(review.authors) == ["Dora Penhallow"]
    assert str(review.date_published) == "2009-10-11"
    assert review.rating is not None
    assert (review.rating.value, review.rating.best) == (4, 6)


@pytest.mark.parametrize("body", OLD_REVIEWS.values(), ids=OLD_REVIEWS)
def test_review_of_an_item_makes_no_film_of_a_restaurant(body: str) -> None:
    page = parse("<h1>Low Water</h1><p>We had the soup and the fish, and the waiter was kind.</p>" + body)
    assert page.films == []


AGGREGATES = {
    "hReview-aggregate": '<div class="hreview-aggregate"><span class="item"><span class="fn">Low Water</span></span>'
    '<span class="rating"><span class="average">3.9</span> of <span class="best">5</span></span> <b class="votes">'
    '1,204</b></div>',
    "h-review-aggregate": '<div class="h-review-aggregate"><h3 class="p-item h-item">Low Water</h3><p class="p-rating">'
    '<b class="p-average">3.9</b> out of <b class="p-best">5</b> from <b class="p-votes">1,204</b></p></div>',
    "Review-aggregate": '<div typeof="v:Review-aggregate"><span property="v:itemreviewed">Low Water</span><span rel='
    '"v:rating"><span typeof="v:Rating"><b property="v:average">3.9</b>/<b property="v:best">5</b></span></span>'
    '<b property="v:votes">1,204</b></div>',
}  # fmt: skip


@pytest.mark.parametrize("body", AGGREGATES.values(), ids=AGGREGATES)
def test_aggregate_is_a_score_of_the_film(body: str) -> None:
    film = parse(ABOUT_FILM + body).film
    assert film is not None
    assert [(s.value, s.best, s.count) for s in film.scores] == [(3.9, 5, 1204)]


def test_half_stars_in_an_abbreviation() -> None:
    page = parse(
        ABOUT_FILM
        + '<div class="hreview"><b class="item fn">Low Water</b><abbr class="rating" title="3.5">***</abbr></div>'
    )
    assert page.review is not None
    assert page.review.rating is not None
    assert (page.review.rating.value, page.review.rating.best) == (3.5, 5)


# ---------------------------------------------------------------- readers' reviews beside the critic's

READERS = "".join(
    f'<div itemprop="review" itemscope itemtype="http://schema.org/{kind}"><b itemprop="name">{title}</b>'
    f'<i itemprop="author">{author}</i><time itemprop="datePublished" datetime="2012-0{n}-01"></time>'
    f'<span itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><meta itemprop="ratingValue" '
    f'content="{n}">'
    f'<meta itemprop="bestRating" content="10"></span><div itemprop="reviewBody"><p>{title}, I say.</p><p>And '
    f'again.</p></div></div>'
    for n, (kind, title, author) in enumerate(
        [("Review", "Too slow", "ferryfan"), ("UserReview", "Too short", "Otto"),
         ("CriticReview", "A slow ferry", "Dora Penhallow")], 1
    )
)  # fmt: skip


def test_readers_reviews_keep_their_authors_ratings_and_paragraphs_and_the_critic_comes_first() -> None:
    page = parse(f'<div {MOVIE}><h1 itemprop="name">Low Water</h1>{READERS}</div>')
    assert [names(r.authors) for r in page.reviews] == [["Dora Penhallow"], ["ferryfan"], ["Otto"]]
    assert [r.rating.value for r in page.reviews if r.rating] == [3, 1, 2]
    assert [r.headline for r in page.reviews] == ["A slow ferry", "Too slow", "Too short"]
    assert page.reviews[1].body == "Too slow, I say.\n\nAnd again."
    assert {r.film.name for r in page.reviews if r.film} == {"Low Water"}
    assert str(page.reviews[2].date_published) == "2012-02-01"


def test_pages_own_review_comes_before_its_readers() -> None:
    text = "".join(
        f"<p>{'The ferry leaves and this film stays with me, and I was moved by it. ' * 5}</p>" for _ in range(4)
    )
    page = parse(
        f'<article><h1>Low Water review</h1><p class="byline">By Ada Quist</p>{text}<p>Rating: 3/5</p></article>'
        f'<div {MOVIE}><span itemprop="name">Low Water</span>{READERS.replace("CriticReview", "UserReview")}</div>'
    )
    assert names(page.reviews[0].authors) == ["Ada Quist"]
    assert page.reviews[0].rating is not None
    assert (page.reviews[0].rating.value, page.reviews[0].rating.best) == (3, 5)
    assert [names(r.authors) for r in page.reviews[1:]] == [["ferryfan"], ["Otto"], ["Dora Penhallow"]]


# ---------------------------------------------------------------- what a page does not mark costs nothing

LAZY = """
import sys, filmmeta
page = filmmeta.parse(sys.stdin.buffer.read())
names = ("microdata", "rdfa", "microformats")
print(*(n for n in names if f"filmmeta.readers.markup.{n}" in sys.modules))
"""
MARKS = {
    "": '<article class="hentry"><script>if (typeof x == "object" && itemscope) y()</script><h1>Low Water</h1>'
    "</article>",
    "microdata": FILMS["plain"],
    "rdfa": RDFA_REVIEWS["Lite"],
    "microformats": OLD_REVIEWS["hReview"],
}


@pytest.mark.parametrize(("loaded", "body"), MARKS.items(), ids=["none", *list(MARKS)[1:]])
def test_reader_of_a_syntax_is_loaded_only_where_the_page_has_its_marks(loaded: str, body: str) -> None:
    script = '<script type="application/ld+json">{"@type": "Movie", "name": "High Tide"}</script>'
    finished = subprocess.run(
        [sys.executable, "-c", LAZY], input=(script + body).encode(), capture_output=True, check=True
    )
    assert finished.stdout.decode().split() == loaded.split()


# ---------------------------------------------------------------- hostile pages


def test_thousand_items_that_borrow_a_thousand_properties_end_soon() -> None:
    lent = "".join(f'<i itemprop="genre">g{n}</i>' for n in range(1_000))
    items = f'<div {MOVIE} itemref="a"><b itemprop="name">Low Water</b></div>' * 1_000
    page = parse(f'<div id="a">{lent}</div>{items}')
    assert page.film is not None
    assert page.film.name == "Low Water"


def test_list_of_many_films_gives_them_all() -> None:
    page = parse("".join(f'<div {MOVIE}><b itemprop="name">Low Water {n}</b></div>' for n in range(100)))
    assert len(page.films) == 100


@pytest.mark.parametrize(
    "opening", ["<div itemscope itemprop=review>", '<div typeof="Movie" property="about">', "<div class=h-review>"]
)
def test_deep_nesting_is_read(opening: str) -> None:
    page = parse(f'<div {MOVIE}><b itemprop="name">Low Water</b></div>' + opening * 3_000)
    assert page.film is not None
    assert not any("failed" in w for w in page.warnings)


def test_place_of_a_value_is_the_element_that_states_it() -> None:
    page = parse(f'<p>Hello.</p><div {MOVIE}><b itemprop="name">Low Water</b></div><div></div>')
    assert page.film is not None
    assert "/html/body/div[1]" in [e.where for e in page.evidence(page.film, "name")]


def test_relative_addresses_are_resolved_against_base() -> None:
    film = parse(
        '<base href="https://cdn.example/x/">'
        f'<div {MOVIE}><b itemprop="name">Low Water</b><img itemprop="image" src="p.jpg"></div>'
    ).film
    assert film is not None
    assert film.image == "https://cdn.example/x/p.jpg"
