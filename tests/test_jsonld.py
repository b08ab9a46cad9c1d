"""The JSON-LD says what the objects say and nothing else, and is safe inside HTML."""

import json
from datetime import timedelta

import pytest
from lxml import html

import filmmeta
import fixture_pages
from filmmeta import Film, FilmmetaError, Organization, Person, Rating, Review, Score

FILM = Film(
    name="Tom & Jerry's <b>Night</b>",
    year=2021,
    actors=[Person(name="Ann Lee", character="The Cat"), Person(name="Bo Yi")],
    cinematographers=[Person(name="Piet Aerts")],
    duration=timedelta(minutes=108),
    imdb_id="tt1234567",
    countries=["Austria"],
    watch_on=["Vudu"],
    scores=[Score(source="IMDb", value=5.3, best=10)],
)
REVIEW = Review(
    film=FILM,
    authors=[Person(name="Dora </script><script>alert(1)</script>")],
    publisher=Organization(name="Reel\u2028Letters"),
    rating=Rating(value=3.5, best=5, text="★★★½"),
    pros=["the cat", "the mouse"],
    body="<!-- & -->",
    language="en",
)


def test_review_points_to_its_film() -> None:
    movie, review = filmmeta.to_jsonld(REVIEW)["@graph"]
    assert review["itemReviewed"]["@id"] == movie["@id"]
    assert movie["duration"] == "PT1H48M"
    assert movie["sameAs"] == "https://www.imdb.com/title/tt1234567/"
    assert movie["actor"][0] == {
        "@type": "PerformanceRole",
        "actor": {"@type": "Person", "name": "Ann Lee"},
        "characterName": "The Cat",
    }
    assert review["reviewRating"] == {"@type": "Rating", "ratingValue": 3.5, "bestRating": 5}
    assert [n["name"] for n in review["positiveNotes"]["itemListElement"]] == ["the cat", "the mouse"]


def test_other_peoples_scores_only_when_asked_for() -> None:
    assert "aggregateRating" not in filmmeta.to_jsonld(FILM)["@graph"][0]
    asked = filmmeta.to_jsonld(FILM, scores=True)["@graph"][0]["aggregateRating"]
    assert (asked["ratingValue"], asked["bestRating"]) == (5.3, 10)


def test_absent_is_left_out() -> None:
    (movie,) = filmmeta.to_jsonld(Film(name="A"))["@graph"]
    assert set(movie) == {"@type", "@id", "name"}
    assert filmmeta.to_jsonld(filmmeta.Page())["@graph"] == []


def test_script_cannot_be_left_early() -> None:
    script = filmmeta.to_script(REVIEW)
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not any(c in inside for c in "<>&\u2028\u2029")
    page = html.document_fromstring(f"<html><head>{script}</head><body></body></html>")
    (element,) = page.xpath("//script")
    assert json.loads(element.text) == filmmeta.to_jsonld(REVIEW)
    assert page.xpath("//b") == []


def test_two_films_have_two_identities() -> None:
    graph = filmmeta.to_jsonld([FILM, Film(name="B"), REVIEW])["@graph"]
    assert [n["@type"] for n in graph] == ["Movie", "Movie", "Review"]
    assert len({n["@id"] for n in graph}) == 3


@pytest.mark.parametrize("source", ["text", None, [1], {"@type": "Movie"}])
def test_only_our_objects(source: object) -> None:
    with pytest.raises(FilmmetaError, match="as JSON-LD"):
        filmmeta.to_jsonld(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_what_is_written_reads_back_the_same(folder: object) -> None:
    page = fixture_pages.parse(folder)  # type: ignore[arg-type]
    again = filmmeta.parse(f"<html><head>{filmmeta.to_script(page)}</head><body><p>.</p></body></html>")
    kept = ("name", "year", "directors", "writers", "actors", "genres", "duration", "content_rating", "imdb_id")
    for before, after in zip(page.films, again.films, strict=True):
        for name in kept:
            assert getattr(after, name) == getattr(before, name), name
    for said, read in zip(page.reviews, again.reviews, strict=True):
        for name in ("authors", "publisher", "headline", "summary", "pros", "cons", "date_published"):
            assert getattr(read, name) == getattr(said, name), name
        assert (read.rating is None) == (said.rating is None)
        if read.rating is not None and said.rating is not None:
            assert read.rating.value == said.rating.value
            assert said.rating.best in (None, read.rating.best)
