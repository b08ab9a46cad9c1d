"""What markup says of people, ratings, times and dates, in every shape found."""

from __future__ import annotations

from typing import Any

import pytest

from filmmeta import Film, Organization, Person
from test_markup_jsonld import film_of, movie, names, page_of

PEOPLE: dict[str, tuple[Any, list[str]]] = {
    "object": ({"@type": "Person", "name": "Ilse Brandt"}, ["Ilse Brandt"]),
    "object without a type": ({"name": "Ilse Brandt"}, ["Ilse Brandt"]),
    "string": ("Ilse Brandt", ["Ilse Brandt"]),
    "several in one string": ("Ilse Brandt, Jun Okabe and Ada Quist", ["Ilse Brandt", "Jun Okabe", "Ada Quist"]),
    "comma before and": ("Ilse Brandt, Jun Okabe, and Ada Quist", ["Ilse Brandt", "Jun Okabe", "Ada Quist"]),
    "ampersand": ("Ilse Brandt &amp; Jun Okabe", ["Ilse Brandt", "Jun Okabe"]),
    "junior": ("Owen Vale, Jr., Jun Okabe", ["Owen Vale, Jr.", "Jun Okabe"]),
    "list of strings": (["Ilse Brandt", "Jun Okabe"], ["Ilse Brandt", "Jun Okabe"]),
    "list of both": ([{"name": "Ilse Brandt"}, "Jun Okabe", None, ""], ["Ilse Brandt", "Jun Okabe"]),
    "several in one object": ({"@type": "Person", "name": "Ilse Brandt, Jun Okabe"}, ["Ilse Brandt", "Jun Okabe"]),
    "names in a list": ({"@type": "Person", "name": ["Ilse Brandt", "Jun Okabe"]}, ["Ilse Brandt", "Jun Okabe"]),
    "given and family name": ({"givenName": "Ilse", "familyName": "Brandt"}, ["Ilse Brandt"]),
    "without capitals": ("ilse brandt", ["ilse brandt"]),
    "label inside": ("Director: Ilse Brandt", ["Ilse Brandt"]),
    "comma behind the name": ({"name": "Ilse Brandt,"}, ["Ilse Brandt"]),
    "twice": (["Ilse Brandt", {"name": "Ilse Brandt"}], ["Ilse Brandt"]),
    "wrapped": ({"@list": ["Ilse Brandt", "Jun Okabe"]}, ["Ilse Brandt", "Jun Okabe"]),
    "nobody": (["N/A", "various", "https://kino.example/p/1"], []),
}


@pytest.mark.parametrize(("value", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people_in_every_shape(value: Any, expected: list[str]) -> None:
    assert names(film_of(movie(director=value)).directors) == expected
    assert names(film_of(movie(actor=value)).actors) == expected


ROLES: dict[str, Any] = {
    "role": {"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Jun Okabe"}, "characterName": "Marek"},
    "role by its old name": {"@type": "Role", "roleName": "Marek", "actor": {"name": "Jun Okabe"}},
    "as": "Jun Okabe as Marek",
    "as, in an object": {"@type": "Person", "name": "Jun Okabe as Marek"},
    "brackets": "Jun Okabe (Marek)",
    "character of the person": {"name": "Jun Okabe", "character": {"name": "Marek"}},
}


@pytest.mark.parametrize("value", ROLES.values(), ids=ROLES)
def test_roles_give_the_actor_and_the_character(value: Any) -> None:
    assert film_of(movie(actor=value)).actors == [Person(name="Jun Okabe", character="Marek")]


@pytest.mark.parametrize("value", ["Jun Okabe (voice)", {"name": "Jun Okabe (voice)"}, "Jun Okabe (uncredited)"])
def test_notes_on_a_credit_are_no_character(value: Any) -> None:
    assert film_of(movie(actor=value)).actors == [Person(name="Jun Okabe")]


def test_actor_and_actors_director_and_directors_add_up() -> None:
    film = film_of(
        movie(
            actors=["Dora Penhallow"],
            actor=["Jun Okabe", "Dora Penhallow", "Ada Quist"],
            director="Ilse Brandt",
            directors=["Owen Vale"],
        )
    )
    assert names(film.actors) == ["Jun Okabe", "Dora Penhallow", "Ada Quist"]
    assert sorted(names(film.directors)) == ["Ilse Brandt", "Owen Vale"]


def test_organizations_are_kept_where_they_may_stand_and_nowhere_else() -> None:
    company = {"@type": "Organization", "name": "Weir Pictures", "url": "https://weir.example/"}
    film = film_of(
        movie(
            creator=[{"@type": "Person", "name": "Ada Quist"}, company],
            producer=[company, {"@type": "Person", "name": "Owen Vale"}],
            productionCompany=[company, "Tidal Film,"],
            director=[company, "Ilse Brandt"],
        )
    )
    assert film.writers == [Person(name="Ada Quist")]
    assert film.producers == [Organization(name="Weir Pictures", url="https://weir.example/"), Person(name="Owen Vale")]
    assert names(film.production_companies) == ["Weir Pictures", "Tidal Film"]
    assert names(film.directors) == ["Ilse Brandt"]


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Organization", "name": "The Kino Desk"}, Organization(name="The Kino Desk")),
        ({"@type": "Person", "name": "amirfan"}, Person(name="amirfan")),
        ("amirfan", Person(name="amirfan")),
        ({"@type": "Person", "name": "Dora Penhallow", "url": "/dora"},
         Person(name="Dora Penhallow", url="https://kino.example/dora")),
    ],
)  # fmt: skip
def test_author_of_a_review_is_a_person_a_handle_or_a_team(author: Any, expected: Any) -> None:
    page = page_of(movie(review={"@type": "Review", "author": author}))
    assert page.reviews[0].authors == [expected]


RATINGS: dict[str, tuple[Any, tuple[float | None, float | None]]] = {
    "numbers": ({"ratingValue": 4, "bestRating": 6, "worstRating": 0}, (4, 6)),
    "strings": ({"ratingValue": "3.5", "bestRating": "4"}, (3.5, 4)),
    "decimal comma": ({"ratingValue": "7,5", "bestRating": "10"}, (7.5, 10)),
    "point without zero": ({"ratingValue": ".5", "bestRating": "4"}, (0.5, 4)),
    "fraction": ({"ratingValue": "3.5/5"}, (3.5, 5)),
    "fraction with spaces": ({"ratingValue": "6 / 10"}, (6, 10)),
    "fraction beside another scale": ({"ratingValue": "4/5", "bestRating": 10}, (4, 5)),
    "percent": ({"ratingValue": "80%"}, (80, 100)),
    "percent beside a scale": ({"ratingValue": "80%", "bestRating": 100}, (80, 100)),
    "no best: schema.org's 5": ({"ratingValue": 4.12}, (4.12, 5)),
    "no best above 5": ({"ratingValue": 7}, (7, 10)),
    "no best above 10": ({"ratingValue": 72}, (72, 100)),
    "best below the value": ({"ratingValue": 8, "bestRating": 5}, (8, 10)),
    "best equals worst": ({"ratingValue": 4, "bestRating": 1, "worstRating": 1}, (4, 5)),
    "scale of its own": ({"ratingValue": 250, "bestRating": 500}, (250, 500)),
    "stars": ({"ratingValue": "★★★½"}, (3.5, 5)),
    "mixed number": ({"ratingValue": "3 1/2", "bestRating": 4}, (3.5, 4)),
    "grade": ({"ratingValue": "B+"}, (None, None)),
    "zero": ({"ratingValue": 0, "bestRating": 5}, (0, 5)),
    "a plain number": (4, (4, 5)),
    "a plain string": ("4/5", (4, 5)),
    "in its name": ({"@type": "Rating", "name": "4 out of 5"}, (4, 5)),
    "in a list": ([{"ratingValue": 4, "bestRating": 5}, {"ratingValue": 1}], (4, 5)),
}  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), RATINGS.values(), ids=RATINGS)
def test_rating_in_every_shape(value: Any, expected: tuple[float | None, float | None]) -> None:
    page = page_of(movie(review={"@type": "Review", "author": "Dora Penhallow", "reviewRating": value}))
    rating = page.reviews[0].rating
    assert rating is not None
    assert (rating.value, rating.best) == expected


@pytest.mark.parametrize(
    "value",
    [{"ratingValue": ""}, {"ratingValue": "N/A"}, {}, {"ratingValue": -1, "worstRating": -1}, None, {"bestRating": 5}],
)
def test_no_rating_is_none(value: Any) -> None:
    page = page_of(movie(review={"@type": "Review", "author": "Dora Penhallow", "reviewRating": value}))
    assert page.reviews[0].rating is None


def test_scale_that_was_inferred_says_so() -> None:
    page = page_of(movie(review={"@type": "Review", "author": "Dora Penhallow", "reviewRating": {"ratingValue": 4}}))
    assert "default scale" in page.evidence(page.reviews[0], "rating")[0].note


def test_rating_of_the_film_of_the_reviewer_and_of_the_review_are_three_things() -> None:
    page = page_of(
        movie(
            aggregateRating={"ratingValue": 7.1, "bestRating": 10, "ratingCount": "1,204"},
            review={
                "@type": "Review",
                "author": "Dora Penhallow",
                "reviewRating": {"ratingValue": 4, "bestRating": 5},
                "aggregateRating": {"ratingValue": 93, "bestRating": 100, "ratingCount": 12},
            },
        )
    )
    assert page.film is not None
    assert [(s.value, s.best, s.count) for s in page.film.scores] == [(7.1, 10, 1204)]
    assert page.review is not None
    assert page.review.rating is not None
    assert page.review.rating.value == 4


def test_aggregate_on_a_review_alone_is_no_rating_of_the_film() -> None:
    aggregate = {"ratingValue": 93, "bestRating": 100, "ratingCount": 12}
    page = page_of(movie(review={"@type": "Review", "author": "Dora Penhallow", "aggregateRating": aggregate}))
    assert page.review is not None
    assert page.review.rating is None
    assert page.film is not None
    assert page.film.scores == []


def test_aggregate_that_names_its_film() -> None:
    film = film_of(
        '{"@type": "AggregateRating", "ratingValue": 7, "bestRating": 10, "reviewCount": 3, "author": "Weir Index",'
        ' "itemReviewed": {"@type": "Movie", "name": "Low Water"}}'
    )
    assert [(s.source, s.value, s.count) for s in film.scores] == [("Weir Index", 7, 3)]


@pytest.mark.parametrize(
    "value",
    ["PT1H37M", "PT97M", "T1H37M", "1h 37min", "97", 97, "97.0", "PT97", "P97M", "PTH97M", "pt1h37m", "PT 1H 37M",
     "P0Y0M0DT1H37M0S", "PT5820S", "1:37:00", "01:37", "97 min.", "1 hr 37 mins", "97 minutos", "PT1H37M0S",
     {"@type": "Duration", "name": "PT1H37M"}, {"@type": "QuantitativeValue", "value": 97, "unitCode": "MIN"}],
)  # fmt: skip
def test_running_time_in_every_shape(value: Any) -> None:
    duration = film_of(movie(duration=value)).duration
    assert duration is not None
    assert duration.total_seconds() == 97 * 60


@pytest.mark.parametrize("value", ["PT0M", "", "PT", "unknown", "PT99999999999M", 1e300])
def test_no_running_time_is_none(value: Any) -> None:
    assert film_of(movie(duration=value)).duration is None


@pytest.mark.parametrize(
    "value",
    ["2011-03-22", "20110322", "2011-3-22", "2011/03/22", "22.03.2011", "22/03/2011", "March 22, 2011",
     "22 March 2011", "2011-03-22T10:10:10Z", "2011-03-22T10:10", "2011-03-22T10:10:10.000+01:00",
     "2011-03-22T10:10:10+0100", "2011-03-22 10:10:10", "20110322T101010Z", "2011-W12-2", "2011-081",
     "Tue, 22 Mar 2011 10:10:10 GMT", "Tue Mar 22 10:10:10 CET 2011", "1300788610", "1300788610000",
     "2011-03-22T25:00:00", {"@type": "Date", "@value": "2011-03-22"}, ["", "2011-03-22"]],
)  # fmt: skip
def test_date_of_release_in_every_form(value: Any) -> None:
    assert str(film_of(movie(datePublished=value)).release_date) == "2011-03-22"


@pytest.mark.parametrize("value", ["2011", 2011, "2011-03", "2011-00-00", "2011-02-30", "c. 2011"])
def test_year_without_a_day(value: Any) -> None:
    film = film_of(movie(datePublished=value))
    assert (film.year, film.release_date) == (2011, None)


@pytest.mark.parametrize("value", ["0000-00-00", "-0001-11-30T00:00:00+00:00", "1970-01-01T00:00:00Z", "soon", "32"])
def test_no_date_is_none(value: str) -> None:
    page = page_of(movie(review={"@type": "Review", "author": "Dora Penhallow", "datePublished": value}))
    assert page.reviews[0].date_published is None


def test_facts_of_a_film() -> None:
    film = film_of(
        movie(
            alternateName=["Niedrigwasser"],
            genre="Drama, Mystery",
            countryOfOrigin={"@type": "Country", "name": "Norway"},
            inLanguage=["Norwegian", {"@type": "Language", "name": "German"}],
            contentRating={"@type": "Rating", "name": "PG-13", "author": "MPA"},
            musicBy="Ada Quist",
            sameAs=["https://www.imdb.com/title/tt0000001/", "https://en.wikipedia.example/wiki/Low_Water"],
            image={"@type": "ImageObject", "url": "/poster.jpg"},
            url="www.low-water.example/film",
            description="A ferryman finds a boat &lt;b&gt;without&lt;/b&gt; a crew.",
            releasedEvent={"@type": "PublicationEvent", "startDate": "1997"},
        )
    )
    assert film.alternate_names == ["Niedrigwasser"]
    assert film.genres == ["Drama", "Mystery"]
    assert (film.countries, film.languages) == (["Norway"], ["Norwegian", "German"])
    assert (film.content_rating, film.year, film.imdb_id) == ("PG-13", 1997, "tt0000001")
    assert names(film.composers) == ["Ada Quist"]
    assert film.image == "https://kino.example/poster.jpg"
    assert film.url == "http://www.low-water.example/film"
    assert film.description == "A ferryman finds a boat without a crew."


def test_genre_that_is_an_address_is_none() -> None:
    assert film_of(movie(genre="https://kino.example/genre/drama")) == Film(name="Low Water")
