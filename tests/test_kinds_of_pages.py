"""What gives a film and what gives none, each with what looks like it."""

import pytest

import filmmeta

TEXT = (
    "A film about a ferry that never sails, and about everybody who waits for it. The camera waits with them, the "
    "movie takes its time, and the director knows each plank of the pier."
)


def names(head: str, rest: str = "") -> list[str]:
    source = (
        f"<html lang=en><title>{head} - review</title><h1>{head} - review</h1><p>Director: Ann Lee</p>"
        f"<p>Cast: Bo Yi, Cy Dee</p><p>{TEXT}</p>{rest}"
    )
    return [film.name for film in filmmeta.parse(source, format="html").films]


@pytest.mark.parametrize("head", ["Low Water (TV series 1988)", "Low Water (miniseries)", "Low Water (season 2)"])
def test_title_says_in_brackets_that_it_is_a_series(head: str) -> None:
    assert names(head) == []


@pytest.mark.parametrize("head", ["Low Water", "Low Water (1988)", "Low Water (TV film)", "Low Water (TV Movie 1988)"])
def test_films_made_for_television_are_films(head: str) -> None:
    assert names(head) == ["Low Water"]


def test_feeds_are_no_reviews() -> None:
    items = "".join(
        f"<item><title>Low Water {n} (201{n}) review</title><description>{TEXT}</description></item>" for n in range(6)
    )
    feed = (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Film</title>{items}</channel></rss>'
    )
    assert filmmeta.parse(feed).films == []
    assert filmmeta.parse(feed, format="text").films == []


def test_an_index_of_hundreds_of_links_is_no_text_and_rates_nothing() -> None:
    items = "".join(f'<li><a href="{n}.html">Long Shadow {n} ***</a></li>' for n in range(350))
    page = filmmeta.parse(
        f"<title>Low Water (1988)</title><h1>Low Water (1988)</h1><p>By Cy Dee</p><p>{TEXT}</p><ul>{items}</ul>"
    )
    assert [film.name for film in page.films] == ["Low Water"]
    assert page.review is not None
    assert (page.review.rating, page.review.body) == (None, TEXT)
    assert page.warnings == []
