"""The JSON-LD says what the objects say and nothing else, and is safe inside HTML."""

import json
from datetime import date, timedelta

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
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 3.5,
        "bestRating": 5,
        "worstRating": "1",
        "name": "★★★½",
    }
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
    inside = script.removeprefix('<script type="application/ld+json" class="filmmeta">').removesuffix("</script>")
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


@pytest.mark.parametrize(
    ("rating", "value", "best", "worst"),
    [
        (Rating(value=3), 3, "5", "1"),
        (Rating(value=0, best=4), 0, 4, "0"),
        (Rating(value=7.5), 7.5, "10", "1"),
        (Rating(value=61, best=100, worst=0), 61, 100, 0),
        (Rating(text="★★★☆☆"), "3", "5", "1"),
        (Rating(text="7,5/10"), "7.5", "10", "1"),
        (Rating(text="B+"), "B+", None, None),
    ],
)
def test_both_ends_of_the_scale_stand_beside_a_number(
    rating: Rating, value: object, best: object, worst: object
) -> None:
    node = filmmeta.to_jsonld(Review(rating=rating))["@graph"][0]["reviewRating"]
    assert (node["ratingValue"], node.get("bestRating"), node.get("worstRating")) == (value, best, worst)


def test_dates_as_their_readers_want_them() -> None:
    """Google takes the release from dateCreated, Yandex from datePublished."""
    both = filmmeta.to_jsonld(Film(name="A", year=1999, release_date=date(2000, 3, 1)))["@graph"][0]
    assert (both["dateCreated"], both["datePublished"]) == ("1999", "2000-03-01")
    day = filmmeta.to_jsonld(Film(name="A", release_date=date(2000, 3, 1)))["@graph"][0]
    assert (day["dateCreated"], day["datePublished"]) == ("2000-03-01", "2000-03-01")
    year = filmmeta.to_jsonld(Film(name="A", year=1999))["@graph"][0]
    assert (year["dateCreated"], year["datePublished"]) == ("1999", "1999")


def test_nested_reviews_stand_in_their_film() -> None:
    movie = filmmeta.to_jsonld(REVIEW, nested=True)
    assert movie["@context"] == "https://schema.org"
    assert movie["@type"] == "Movie"
    assert movie["review"]["reviewRating"]["ratingValue"] == 3.5
    assert "itemReviewed" not in movie["review"]


def test_ids_are_made_of_the_address_of_the_page() -> None:
    page = filmmeta.Page(url="https://films.example/a#top", films=[FILM], reviews=[REVIEW, REVIEW])
    graph = filmmeta.to_jsonld(page)["@graph"]
    assert [n["@id"] for n in graph] == [
        "https://films.example/a#movie",
        "https://films.example/a#review",
        "https://films.example/a#review-2",
    ]


def test_languages_are_tags_or_named() -> None:
    languages = ["pt-BR", "Português", "Klingon", "en_US"]
    (movie,) = filmmeta.to_jsonld(Film(name="A", languages=languages))["@graph"]
    assert movie["inLanguage"] == [
        "pt-BR",
        {"@type": "Language", "name": "Português", "alternateName": "pt"},
        {"@type": "Language", "name": "Klingon"},
        {"@type": "Language", "name": "en_US"},
    ]


def test_a_number_too_long_to_write_is_said() -> None:
    with pytest.raises(FilmmetaError, match="cannot write"):
        filmmeta.to_jsonld(Film(name="A", year=10**5000))
    with pytest.raises(FilmmetaError, match="cannot write"):
        filmmeta.to_script(Film(name="A", scores=[Score(value=1, count=10**5000)]), scores=True)


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_others_read_the_same_main_facts(folder: object) -> None:
    """With other ids it is not word for word what we write, and is read as anybody's JSON-LD."""
    page = fixture_pages.parse(folder)  # type: ignore[arg-type]
    script = filmmeta.to_script(page).replace("#movie", "#film").replace("#review", "#text")
    again = filmmeta.parse(f"<html><head>{script}</head><body><p>.</p></body></html>")
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


def test_half_a_surrogate_pair_does_not_spread() -> None:
    review = (
        '{"@type": "Review", "author": "Bo \\ud800 Yi", "itemReviewed": {"@type": "Movie", "name": "Low\\udfff Water"}}'
    )
    page = filmmeta.parse(f'<html><script type="application/ld+json">{review}</script></html>')
    assert page.film is not None
    assert page.film.name == "Low\ufffd Water"
    assert "Bo \ufffd Yi" in page.model_dump_json()
