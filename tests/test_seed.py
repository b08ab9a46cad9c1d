"""The main job on a real page: its facts by the API and by the command line."""

from datetime import timedelta

import pytest

import filmmeta
from filmmeta.cli import main
from shared import SHARED, needs_shared

SEED = SHARED / "seed" / "iss-review.txt"
ACTORS = ["Ariana Debos", "Chris Messina", "John Gallagher Jr.", "Masha Mashkova", "Kosta Ronin", "Pilou Asbæk"]

pytestmark = needs_shared


@pytest.fixture(scope="module")
def page() -> filmmeta.Page:
    return filmmeta.parse(SEED.read_text("utf-8"))


def test_film(page: filmmeta.Page) -> None:
    film = page.film
    assert film is not None
    assert film.name == "I.S.S."
    assert {"International Space Station", "ISS"} <= set(film.alternate_names)
    assert film.year == 2023
    assert film.genres == ["Science fiction thriller"]
    assert [p.name for p in film.directors] == ["Gabriela Cavpertvayt"]
    assert [p.name for p in film.actors] == ACTORS
    assert film.watch_on == ["Vudu", "Prime Video", "Apple TV+"]
    assert [(s.source, s.value, s.best) for s in film.scores] == [("IMDb", 5.3, 10)]
    assert film.duration is None or isinstance(film.duration, timedelta)


def test_review(page: filmmeta.Page) -> None:
    review = page.review
    assert review is not None
    assert review.language == "en"
    assert review.rating is None
    assert review.body is not None
    assert review.body.startswith("Two American astronauts arrive")
    assert review.body.endswith("contemporary world geopolitics, which is quite feverish.")
    paragraphs = review.body.split("\n\n")
    assert "“International Space Station”" not in paragraphs
    assert not any(line.startswith(("Genre:", "Starring:", "IMDb")) or "Leave a Reply" in line for line in paragraphs)
    assert review.summary is not None
    assert review.summary.startswith("In conclusion")


def test_names_in_prose_are_not_cast(page: filmmeta.Page) -> None:
    said = page.model_dump_json(exclude={"claims": True, "reviews": True})
    for name in ("Megan Levy", "Lev Andropov", "Michael Bay"):
        assert name not in said


def test_jsonld_says_the_same_and_nothing_else(page: filmmeta.Page) -> None:
    movie, review = filmmeta.to_jsonld(page)["@graph"]
    assert [a["name"] for a in movie["actor"]] == ACTORS
    assert movie["director"] == {"@type": "Person", "name": "Gabriela Cavpertvayt"}
    assert "aggregateRating" not in movie
    assert "reviewRating" not in review
    assert review["itemReviewed"] == {"@id": movie["@id"]}


def test_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(SEED)]) == 0
    table = capsys.readouterr().out
    for shown in (
        "I.S.S.",
        "Gabriela Cavpertvayt",
        "Science fiction thriller",
        "Pilou",
        "IMDb 5.3/10",
        "Vudu",
        "line ",
    ):
        assert shown in table
