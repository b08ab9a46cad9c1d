"""`<meta>`: Open Graph's films, Dublin Core, Twitter's cards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import filmmeta
from filmmeta import Organization, Page, Person

REVIEW = (
    "<article><h1>Low Water</h1>"
    + "<p>I watched this film twice, and its slow ferry moved me; the actors and the director are fine.</p>" * 6
    + "</article>"
)


def page_of(metas: dict[str, str], body: str = "", attribute: str = "property") -> Page:
    head = "".join(f'<meta {attribute}="{name}" content="{content}">' for name, content in metas.items())
    return filmmeta.parse(f"<html><head>{head}</head><body>{body}</body></html>", url="https://kino.example/p")


OG_FILM = {
    "og:type": "video.movie",
    "og:title": "Low Water (1997)",
    "og:description": "A ferryman finds a boat without a crew.",
    "og:url": "https://www.imdb.com/title/tt0000001/",
    "og:image": "/poster.jpg",
}


def test_open_graph_film() -> None:
    page = page_of(
        OG_FILM
        | {
            "video:director": "Ilse Brandt",
            "video:actor": "Jun Okabe",
            "video:actor:role": "Marek",
            "video:writer": "Ada Quist, Owen Vale",
            "video:duration": "5820",
            "video:release_date": "1997-05-03T00:00:00Z",
            "og:rating": "3.9",
            "og:rating_scale": "5",
            "og:rating_count": "120",
        }
    )
    film = page.film
    assert film is not None
    assert (film.name, film.year, film.release_date) == ("Low Water", 1997, date(1997, 5, 3))
    assert film.directors == [Person(name="Ilse Brandt")]
    assert film.actors == [Person(name="Jun Okabe", character="Marek")]
    assert [p.name for p in film.writers] == ["Ada Quist", "Owen Vale"]
    assert film.duration == timedelta(minutes=97)
    assert film.description == "A ferryman finds a boat without a crew."
    assert (film.imdb_id, film.image) == ("tt0000001", "https://kino.example/poster.jpg")
    assert [(s.value, s.best, s.count) for s in film.scores] == [(3.9, 5, 120)]
    assert page.reviews == []


@pytest.mark.parametrize("name", ["video:director", "og:video:director", "video:movie:director", "movie:director"])
def test_names_of_open_graphs_credits(name: str) -> None:
    film = page_of({**OG_FILM, name: "Ilse Brandt"}).film
    assert film is not None
    assert film.directors == [Person(name="Ilse Brandt")]


def test_profile_address_is_no_name() -> None:
    film = page_of({**OG_FILM, "video:director": "https://www.imdb.com/name/nm0000001/"}).film
    assert film is not None
    assert film.directors == []


@pytest.mark.parametrize("kind", ["video.tv_show", "video.episode", "book", "music.album", "restaurant"])
def test_other_kinds_are_no_film(kind: str) -> None:
    assert page_of(OG_FILM | {"og:type": kind}).films == []


@pytest.mark.parametrize("form", ["DC.{}", "dc.{}", "DC:{}", "dcterms:{}", "DCTERMS.{}"])
def test_dublin_core_in_every_spelling(form: str) -> None:
    facts = {"creator": "Dora Penhallow", "date": "2011-03-22", "publisher": "Kino Weekly"}
    page = page_of({form.format(k): v for k, v in facts.items()}, REVIEW, "name")
    assert page.review is not None
    assert page.review.authors == [Person(name="Dora Penhallow")]
    assert page.review.date_published == date(2011, 3, 22)
    assert page.review.publisher == Organization(name="Kino Weekly")


def test_twitter_card_signs_a_post() -> None:
    page = page_of({"twitter:label1": "Written by", "twitter:data1": "Dora Penhallow"}, REVIEW, "name")
    assert page.review is not None
    assert page.review.authors == [Person(name="Dora Penhallow")]
    assert page.film is not None
    assert page.film.writers == []


def test_twitter_card_of_a_film_names_its_makers() -> None:
    labels = {
        "twitter:label1": "Directed by",
        "twitter:data1": "Ilse Brandt",
        "twitter:label2": "Genre",
        "twitter:data2": "Drama, Mystery",
        "twitter:label3": "Written by",
        "twitter:data3": "Ada Quist",
    }
    film = page_of(OG_FILM | labels).film
    assert film is not None
    assert ([p.name for p in film.directors], film.genres) == (["Ilse Brandt"], ["Drama", "Mystery"])
    assert [p.name for p in film.writers] == ["Ada Quist"]


def test_date_marked_inside_a_film_is_not_the_reviews() -> None:
    scope = '<div itemscope itemtype="http://schema.org/Movie"><b itemprop="name">Low Water</b>'
    page = filmmeta.parse(f'{REVIEW}{scope}<meta itemprop="datePublished" content="1997-05-03"></div>')
    assert page.film is not None
    assert page.film.release_date == date(1997, 5, 3)
    assert page.review is not None
    assert page.review.date_published is None
