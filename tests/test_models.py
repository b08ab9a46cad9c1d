"""The objects that come out: frozen, comparable, loss-free as JSON, described field by field."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import BaseModel, ValidationError

import filmmeta
import fixture_pages
from filmmeta import Film, Organization, Page, Person, Rating, Review, Score

MODELS: list[type[BaseModel]] = [Film, Review, Rating, Score, Person, Organization, Page]


def whole_page() -> Page:
    film = Film(
        name="The Salt Road",
        alternate_names=["Соляний шлях"],
        year=2021,
        release_date=date(2021, 9, 2),
        directors=[Person(name="Olena Haiduk")],
        producers=[Organization(name="Tract Film"), Person(name="Ivan Sokil", url="https://example.org/sokil")],
        actors=[Person(name="Marko Veres", character="Hnat")],
        duration=timedelta(hours=1, minutes=48),
        scores=[Score(source="IMDb", value=6.9, best=10, count=1204)],
    )
    review = Review(
        film=film,
        authors=[Person(name="Ann Lee")],
        date_published=datetime(2022, 3, 2, 10, 30, tzinfo=UTC),
        date_modified=date(2022, 3, 4),
        rating=Rating(value=3.5, best=5, text="★★★½"),
    )
    return Page(films=[film], reviews=[review])


@pytest.mark.parametrize("model", MODELS)
def test_frozen(model: type[BaseModel]) -> None:
    page = whole_page()
    thing = next(t for t in (page, page.film, page.review) if t is not None)
    with pytest.raises(ValidationError, match="frozen"):
        thing.url = "https://example.org/other"  # type: ignore[misc]
    assert model.model_config.get("frozen")


def test_equal_content_is_equal() -> None:
    assert whole_page() == whole_page()
    assert Film(name="A") != Film(name="B")


def test_json_and_back_loses_nothing() -> None:
    page = whole_page()
    assert Page.model_validate_json(page.model_dump_json()) == page


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_json_and_back_of_real_pages_with_claims(folder: object) -> None:
    page = fixture_pages.parse(folder)  # type: ignore[arg-type]
    again = Page.model_validate_json(page.model_dump_json())
    assert again == page
    assert [type(c.value) for c in again.claims] == [type(c.value) for c in page.claims]


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_described_in_the_schema(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    for name, field in schema["properties"].items():
        assert len(field.get("description", "")) > 15, name


def test_unknown_fields_and_impossible_numbers_are_refused() -> None:
    with pytest.raises(ValidationError):
        Film(name="A", budget=3)  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Rating(value=float("nan"))


def test_producers_keep_their_kind() -> None:
    film = whole_page().film
    assert film is not None
    again = Film.model_validate_json(film.model_dump_json())
    assert [p.name for p in again.producers] == ["Tract Film", "Ivan Sokil"]


def test_public_names() -> None:
    for name in filmmeta.__all__:
        assert getattr(filmmeta, name) is not None
