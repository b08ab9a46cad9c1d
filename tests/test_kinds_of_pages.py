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


READ_LATER = {"headings", "byline", "verdict", "prose", "body"}
BREAD = "<html lang=en><title>Rye on Sunday</title><h1>Rye on Sunday</h1><p>By Ada Brandt</p>" + 3 * (
    "<p>The dough wants a cold night, a warm morning and somebody who leaves it alone, and now it had all three.</p>"
)


def read_by(page: filmmeta.Page) -> set[str]:
    return {claim.evidence.reader for claim in page.claims}


def test_pages_that_never_speak_of_films_are_not_read_on() -> None:
    page = filmmeta.parse(BREAD)
    assert page.films == []
    assert not read_by(page) & READ_LATER


@pytest.mark.parametrize(
    "more",
    [
        "<p>I saw a movie, too.</p>",
        "<p>A movie score of 7.5</p>",
        "<p>Director: Ann Lee</p>",
        '<a href="https://www.imdb.com/title/tt0099999/">there</a>',
        '<div itemscope itemtype="https://schema.org/Movie"><p itemprop="name">Low Water</p></div>',
    ],
)
def test_a_word_a_label_a_link_or_markup_of_films_is_enough_to_read_on(more: str) -> None:
    assert "byline" in read_by(filmmeta.parse(BREAD + more))


def test_languages_without_a_vocabulary_are_read_on() -> None:
    text = "<p>Unga unahitaji usiku wa baridi, asubuhi ya joto na mtu anayeuacha peke yake.</p>"
    assert "headings" in read_by(
        filmmeta.parse(f"<html lang=sw><title>Mkate</title><h1>Mkate wa Jumapili</h1>{3 * text}")
    )
