"""Facts that a review's first and last paragraphs state beside its text: openings, languages, brackets."""

from datetime import date, timedelta

import pytest

import filmmeta
from filmmeta import Film

TEXT = "Ada Brandt lets the camera rest on the ropes of the harbour, and the film finds its tone there, sly, slow."


def film_of(line: str) -> Film:
    page = filmmeta.parse(
        "<html lang=en><head><title>Low Water (2019) - Review</title>"
        '<meta property="article:published_time" content="2019-04-12T10:00:00Z"></head><body><article>'
        f"<h1>Low Water (2019)</h1>{f'<p>{TEXT}</p>' * 4}{line}</article></body></html>"
    )
    return page.films[0]


@pytest.mark.parametrize(
    "line",
    [
        "<p>LOW WATER is in theaters everywhere Friday, April 19 from Pilot Whale.</p>",
        "<p>• Low Water is released in the UK on 19 April.</p>",
        "<p>Pilot Whale opened the film in limited release in New York and Los Angeles on April 19, 2019.</p>",
    ],
)
def test_when_it_opens(line: str) -> None:
    assert film_of(line).release_date == date(2019, 4, 19)


def test_a_disc_is_no_opening() -> None:
    assert film_of("<p>Blu-ray Release: October 7, 2019</p>").release_date is None


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("<p>In French, Italian and English</p>", ["French", "Italian", "English"]),
        ("<p>Spoken in Portuguese with English subtitles.</p>", ["Portuguese"]),
        ("<p>With Bo Marsh and Ida Lunn. (English, Italian dialogue)</p>", ["English", "Italian"]),
        ("<p>In French kitchens nobody talks like this, with or without subtitles.</p>", []),
    ],
)
def test_languages(line: str, languages: list[str]) -> None:
    assert list(film_of(line).languages) == languages


@pytest.mark.parametrize(
    ("line", "minutes", "certificate"),
    [
        ("<p>It closes on the sea. With Bo Marsh. (PG-13, 94 minutes) Opens Friday. —J.T.</p>", 94, "PG-13"),
        ("<p>If you liked the first one, you were lucky. (PG-13) —M.V.</p>", None, "PG-13"),
        ("<p>There are fifteen boats (15) and a walk of an hour (1 h 5 km) in it.</p>", None, None),
    ],
)
def test_brackets(line: str, minutes: int | None, certificate: str | None) -> None:
    film = film_of(line)
    assert film.duration == (None if minutes is None else timedelta(minutes=minutes))
    assert film.content_rating == certificate
