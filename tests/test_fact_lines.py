"""Facts in lines, each habit with what looks like it and is none."""

import pytest

import filmmeta
from filmmeta import Film, Page

TEXT = (
    "A film about a baker who drives over two borders and back, and one of the few movies of the festival that "
    "is worth the trip, and I say so with no hesitation whatever. The camera never leaves the van."
)


HEAD = "<html lang=en><title>Bread Diesel - review</title><h1>Bread Diesel - review</h1>"


def page(line: str, foot: str = "") -> Page:
    return filmmeta.parse(
        f"{HEAD}<p>By Nora Quist</p><p>{line}</p><p>{TEXT}</p><p>{TEXT}</p>{foot}",
        format="html",
    )


def film(line: str) -> Film:
    found = page(line).film
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "directors", "minutes"),
    [
        ("Bulgaria/Romania, 2019, 101 min. Dir. Ada Brandt. In Bulgarian with subtitles.", ["Ada Brandt"], 101),
        ("Dir. Ada Brandt, Switzerland/Germany, 2022, 124 min. With Jonas Pell, Mira Osei.", ["Ada Brandt"], 124),
        ("(USA, 2022) Directed by Ada Brandt; starring Jonas Pell, Mira Osei.", ["Ada Brandt"], None),
        ("The director stood on the dir. of the pier for 12 min. Nobody came.", [], None),
    ],
)
def test_director_in_the_middle_of_a_line(line: str, directors: list[str], minutes: int | None) -> None:
    found = film(line)
    assert [p.name for p in found.directors] == directors
    assert (found.duration.total_seconds() / 60 if found.duration else None) == minutes


@pytest.mark.parametrize(
    ("line", "certificate"),
    [
        ("<b>Rated R</b> for strong language.", "R"),
        ("Rated PG-13 for violence and some language. Running time: 1 hour 57 minutes.", "PG-13"),
        ("PG-13 - some sensuality and a scene of violence", "PG-13"),
        ('MPAA Rating: "PG-13" (Violence, Profanity)', "PG-13"),
        ("<b>MPAA Rating:</b> <img src=/i/2.gif alt=PG> (for mild action)", "PG"),
        ("<img src=/i/pg13.gif alt='MPAA Rating: PG-13 - Parents Strongly Cautioned'>", "PG-13"),
        ("Rated highly by all who saw it.", None),
        ("R - the letter that the baker cannot say.", None),
        ("<img src=/i/2.gif alt=PG>", None),
    ],
)
def test_certificates_with_their_reasons_and_as_images(line: str, certificate: str | None) -> None:
    assert film(line).content_rating == certificate


@pytest.mark.parametrize(
    ("foot", "author", "day"),
    [
        ("<footer>Posted on December 30, 2016 Author Gil Abel Categories Lists Tags best of</footer>", "Gil Abel", 30),
        ("<footer>Copyright 2016 Gil Abel. All rights reserved.</footer>", None, None),
    ],
)
def test_foot_of_a_post(foot: str, author: str | None, day: int | None) -> None:
    review = filmmeta.parse(f"{HEAD}<p>{TEXT}</p><p>{TEXT}</p>{foot}", format="html").review
    assert review is not None
    assert [a.name for a in review.authors] == ([author] if author else [])
    assert (review.date_published.day if review.date_published else None) == day


def test_text_shown_as_it_is_has_a_fact_a_line() -> None:
    said = "LOW WATER\n\nRating (0-10): 8.5\nDirected by: Ada Brandt\nStarring: Jonas Pell, Mira Osei\n"
    found = filmmeta.parse(
        f"<title>Low Water (1996) review</title><h1>Low Water (1996)</h1><pre>{said}</pre><p>{TEXT}</p>"
    )
    assert found.film is not None
    assert found.review is not None
    assert [p.name for p in found.film.actors] == ["Jonas Pell", "Mira Osei"]
    assert found.review.rating is not None
    assert (found.review.rating.value, found.review.rating.best) == (8.5, 10)


def test_names_outweigh_handles_and_nobodies() -> None:
    jsonld = (
        '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Bread Diesel - review", '
        '"author": {"@type": "Person", "name": "Web Editor"}}</script>'
    )
    review = page("", jsonld).review
    assert review is not None
    assert [a.name for a in review.authors] == ["Nora Quist"]


def test_the_head_of_a_cast_list_tells_how_many_there_are() -> None:
    rows = "".join(f"<li><a href=/n/{i}>{n}</a><div>{r}</div></li>" for i, (n, r) in enumerate(CAST))
    found = page("And so on.", f"<h3><span>Top Cast</span><span>37</span></h3><div>Edit</div><ul>{rows}</ul>").film
    assert found is not None
    assert [(p.name, p.character) for p in found.actors] == CAST
    found = page("And so on.", f"<h3>Crowd of 37</h3><ul>{rows}</ul>").film
    assert found is not None
    assert found.actors == []


CAST = [("Jonas Pell", "Baker"), ("Mira Osei", "Wiebke"), ("Etta Moreau", "Customs officer"), ("Ivo Lenz", "Hinnerk")]
