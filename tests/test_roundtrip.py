"""What is written as JSON-LD reads back as equal objects, for every value that the models hold."""

import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import filmmeta
import fixture_pages
import model_values
from filmmeta import Film, Page, Person, Rating, Review

EMPTY = "<!DOCTYPE html><html><head>{}</head><body></body></html>"
UNSAFE = re.compile("[<>&\\u2028\\u2029\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
many = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def again(source: Any, nested: bool = False) -> Page:
    script = filmmeta.to_script(source, scores=True, nested=nested)
    assert not UNSAFE.search(script.split("\n", 1)[1].rsplit("\n", 1)[0])
    page = filmmeta.parse(EMPTY.format(script))
    assert page.warnings == []
    return page


@many
@given(model_values.films, st.booleans())
@example(Film(name="A", year=1999, release_date="2000-01-01"), False)
@example(Film(name="A", imdb_id="tt1", same_as=["https://www.imdb.com/title/tt1/"] * 2), False)
@example(Film(name="\ud83d\ude00 \ud83d", genres=["a, b", "a, b"], year=-5), True)
def test_films(film: Film, nested: bool) -> None:
    assert again(film, nested=nested).films == [film]


@many
@given(model_values.reviews, st.booleans())
@example(Review(rating=Rating()), False)
@example(Review(date_modified=datetime(2000, 1, 1, tzinfo=timezone(timedelta(microseconds=1)))), False)
@example(Review(date_modified=datetime.min.replace(tzinfo=timezone(timedelta(seconds=1)))), False)
@example(Review(date_modified=datetime.max.replace(tzinfo=timezone(-timedelta(seconds=1)))), False)
@example(Review(rating=Rating(value=3, best=5, worst=1)), False)
@example(Review(rating=Rating(value=3, best=5)), False)
@example(Review(rating=Rating(text="4/5")), True)
@example(Review(authors=[Person(name="", character="x")], film=Film(name="")), True)
def test_reviews(review: Review, nested: bool) -> None:
    assert again(review, nested=nested).reviews == [review]


@settings(many, max_examples=200)
@given(model_values.pages(), st.booleans())
@example(Page(films=[Film(name="A"), Film(name="A")], reviews=[Review(), Review(film=Film(name="A"))]), True)
def test_pages(page: Page, nested: bool) -> None:
    read = again(page, nested=nested)
    assert read.films == page.films
    assert read.reviews == page.reviews


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(model_values.pages(), st.booleans())
def test_in_a_script_of_ones_own(page: Page, nested: bool) -> None:
    """What a site's template makes of `to_jsonld`, with the escapes of `json.dumps` and one more."""
    text = json.dumps(filmmeta.to_jsonld(page, nested=nested)).replace("<", "\\u003c")
    read = filmmeta.parse(EMPTY.format(f"<script type='application/ld+json'>{text}</script>"))
    assert read.films == [film.model_copy(update={"scores": []}) for film in page.films]


def test_what_was_changed_by_hand_is_read_as_anybodys() -> None:
    script = filmmeta.to_script(Film(name="Low Water", genres=["a, b"])).replace("Low Water", "High Water (1999)")
    film = filmmeta.parse(EMPTY.format(script)).film
    assert film is not None
    assert film.name == "High Water (1999)"
    other = filmmeta.parse(EMPTY.format(script.replace('"genre"', '"keywords": "x", "genre"'))).film
    assert other is not None
    assert (other.name, other.year, other.genres) == ("High Water", 1999, ["a", "b"])


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(model_values.films)
def test_json_of_every_film_can_be_written_and_read(film: Film) -> None:
    assert Film.model_validate_json(film.model_dump_json()) == film


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
@pytest.mark.parametrize("nested", [False, True], ids=["graph", "nested"])
def test_pages_read_back_the_same(folder: Path, nested: bool) -> None:
    page = fixture_pages.parse(folder)
    read = again(page, nested=nested)
    assert (read.films, read.reviews) == (page.films, page.reviews)


def test_claims_of_our_block_are_known_as_json_ld() -> None:
    film = Film(name="Low Water", directors=[Person(name="Ada Brandt")])
    page = filmmeta.parse(EMPTY.format(filmmeta.to_script(film)), url="https://a.example/b c")
    assert {claim.node.rpartition(" ")[0] for claim in page.claims if claim.node} == {"json-ld"}
