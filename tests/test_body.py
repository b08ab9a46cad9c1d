"""The review's own words: what is in, what stays out, and the habits of pages that decide it."""

from __future__ import annotations

import pytest

import filmmeta
import fixture_pages

WITH_SNIPPETS = [f for f in fixture_pages.folders() if "body_has" in fixture_pages.expected(f)]

_TEXT = [
    "The film opens on a pier in the rain, and the director lets the audience wait there for a very long time.",
    "When the boat arrives at last it is the wrong boat, and the movie becomes a comedy without a word of warning.",
    "I laughed more than the rest of the cinema, and I would go and see this film again tomorrow if it were on.",
]


def body_of(inner: str, title: str = "Film review: The Wrong Boat (2014)") -> list[str]:
    """The paragraphs of the one review on a page with this inside."""
    page = filmmeta.parse(
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body>{inner}</body></html>"
    )
    assert page.review is not None
    return (page.review.body or "").split("\n\n")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


HEAD = "<h1>Film review: The Wrong Boat (2014)</h1>"


def test_pages_of_many_habits_and_languages() -> None:
    assert len(WITH_SNIPPETS) >= 25
    assert len({f.name.split("-")[0] for f in WITH_SNIPPETS}) >= 8
    assert all(fixture_pages.expected(f)["body_has"] for f in WITH_SNIPPETS)


def test_whole_paragraphs_in_order() -> None:
    assert body_of(HEAD + paragraphs(*_TEXT)) == _TEXT


def test_text_twice_is_read_once() -> None:
    twice = f"<div>{paragraphs(*_TEXT)}</div><div style='display:none'>{paragraphs(*_TEXT)}</div>"
    assert body_of(HEAD + twice) == _TEXT


def test_headings_of_the_review_are_paragraphs_of_their_own() -> None:
    inner = f"{HEAD}<p>{_TEXT[0]}</p><h2>The wrong boat</h2><p>{_TEXT[1]}</p><h2>The end</h2><p>{_TEXT[2]}</p>"
    assert body_of(inner) == [_TEXT[0], "The wrong boat", _TEXT[1], "The end", _TEXT[2]]


def test_heading_above_the_first_paragraph_counts_where_more_follow() -> None:
    inner = f"{HEAD}<h3>Story</h3><p>{_TEXT[0]}</p><p>{_TEXT[1]}</p><h3>Acting</h3><p>{_TEXT[2]}</p>"
    assert body_of(inner) == ["Story", _TEXT[0], _TEXT[1], "Acting", _TEXT[2]]
    assert body_of(f"{HEAD}<h3>A comedy of piers</h3>{paragraphs(*_TEXT)}") == _TEXT


def test_heading_that_comes_again_stays() -> None:
    again = "<h3>What the audience said</h3>"
    inner = f"{HEAD}<p>{_TEXT[0]}</p>{again}<p>{_TEXT[1]}</p>{again}<p>{_TEXT[2]}</p>"
    assert body_of(inner).count("What the audience said") == 2


def test_deck_above_the_byline_stays_out() -> None:
    deck = "<p>A comedy about the weather that is better than the weather.</p><p>By Ann Lee</p>"
    assert body_of(HEAD + deck + paragraphs(*_TEXT)) == _TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Kay Mott",
        "The pier in winter, © Wet Pictures",
        "Share on Facebook",
        "Tuesday, 5th November 2014",
        "Posted by Ann Lee on 3 May 2014",
        "Advertisement",
        "Read more",
        "We use cookies to make this site work.",
        "Please enable JavaScript to view the comments.",
        "#film #boats #rain",
        "Filed under Film, Boats, Rain",
        "12 May 2014 / Film, Boats",
        "2.5 / 5 A pier without a boat.",
    ],
)
def test_furniture_between_paragraphs_stays_out(line: str) -> None:
    inner = f"{HEAD}<p>{_TEXT[0]}</p><p>{_TEXT[1]}</p><p>{line}</p><p>{_TEXT[2]}</p>"
    assert line not in body_of(inner)


@pytest.mark.parametrize(
    "sentence",
    [
        "Still, it works.",
        "Like it or not, this is it.",
        "Print the legend, he says.",
        "On 11 September 2001, all of that changed.",
        "Image is everything in this film.",
        "Tags, labels and numbers are all that is left of them.",
    ],
)
def test_sentences_that_begin_like_furniture_stay_in(sentence: str) -> None:
    inner = f"{HEAD}<p>{_TEXT[0]}</p><p>{_TEXT[1]}</p><p>{sentence}</p><p>{_TEXT[2]}</p>"
    assert sentence in body_of(inner)


def test_last_short_sentence_belongs_to_the_text() -> None:
    assert body_of(HEAD + paragraphs(*_TEXT, "Go and see it soon."))[-1] == "Go and see it soon."


def test_line_below_an_image_is_its_caption() -> None:
    image = "<p><img src='a.jpg'></p><p>Gus Farrow on the pier</p>"
    inner = f"{HEAD}<p>{_TEXT[0]}</p>{image}<p>{_TEXT[1]}</p><p>{_TEXT[2]}</p>"
    assert body_of(inner) == _TEXT


@pytest.mark.parametrize(
    "note",
    [
        "Ann Lee writes for The Evening Lantern and keeps bees.",
        "Ann Lee keeps bees and tweets about them, @annleebees.",
    ],
)
def test_note_on_the_author_stays_out(note: str) -> None:
    assert body_of(HEAD + paragraphs(*_TEXT, "—", note)) == _TEXT


def test_link_nobody_sees_is_no_text() -> None:
    spam = "<a href='https://example.org' style='color:#fff'>cheap watches</a>"
    assert body_of(HEAD + paragraphs(_TEXT[0], _TEXT[1], f"{_TEXT[2]} {spam}")) == _TEXT


def test_french_comment_heads_no_comments() -> None:
    page = filmmeta.parse(
        "<html lang='fr'><title>Critique : Le Quai (2014)</title><h1>Critique : Le Quai (2014)</h1>"
        "<p>Le film s'ouvre sur un quai sous la pluie, et le réalisateur nous y laisse attendre longtemps.</p>"
        "<h2>Comment rire au cinéma</h2>"
        "<p>Quand le bateau arrive enfin, ce n'est pas le bon, et les spectateurs éclatent de rire dans la salle.</p>"
    )
    assert page.review is not None
    assert page.review.body is not None
    assert "Comment rire au cinéma" in page.review.body.split("\n\n")


def test_comments_below_their_heading_stay_out() -> None:
    said = "I saw this film with my aunt, and both of us fell asleep before the boat came, which says a lot about it."
    body = body_of(
        f"{HEAD}{paragraphs(*_TEXT)}<h3>3 comments</h3>{paragraphs(said, said + ' Again.', said + ' Twice.')}"
    )
    assert body == _TEXT


def test_emphasis_survives_as_text_and_invisible_characters_go() -> None:
    inner = HEAD + paragraphs(
        _TEXT[0], "The <em>second</em>  reel of this film is a tri&shy;umph&#8203; of editing and of rain.", _TEXT[2]
    )
    assert body_of(inner)[1] == "The second reel of this film is a triumph of editing and of rain."


def test_evidence_says_why_a_paragraph_is_out() -> None:
    page = filmmeta.parse(
        f"<html lang='en'><title>Film review: The Wrong Boat (2014)</title>{HEAD}"
        "<p>A comedy about the weather, told by somebody who has been out in it.</p><p>By Ann Lee</p>"
        f"{paragraphs(*_TEXT)}"
    )
    lost = [c for c in page.claims if c.property == "body" and not c.won]
    assert [c.value for c in lost] == ["A comedy about the weather, told by somebody who has been out in it."]
    assert lost[0].why == "outside the review's paragraphs"


def test_stray_tag_does_not_make_a_text_html() -> None:
    text = "Film review: The Wrong Boat (2014)\n\n" + "\n\n".join(_TEXT * 2) + "\n\n<script src=x></script>\n"
    page = filmmeta.parse(text)
    assert page.review is not None
    assert (page.review.body or "").split("\n\n") == _TEXT


def test_summary_is_never_made_up() -> None:
    page = filmmeta.parse(
        f"<html lang='en'><title>Film review: The Wrong Boat (2014)</title>{HEAD}{paragraphs(*_TEXT)}"
    )
    assert page.review is not None
    assert page.review.summary is None
    assert page.review.pros == []
    assert page.review.cons == []


@pytest.mark.parametrize("many", [2_000])
def test_long_pages_take_their_time_and_no_more(many: int) -> None:
    quotes = "".join(f"<blockquote>{_TEXT[i % 3]} {i}</blockquote><p>{_TEXT[i % 3]} {i}</p>" for i in range(many))
    assert len(body_of(HEAD + quotes)) >= many


def review_of(inner: str) -> filmmeta.Review:
    """The one review on a page with this inside."""
    page = filmmeta.parse(
        f"<html lang='en'><title>Film review: The Wrong Boat (2014)</title><body>{inner}</body></html>"
    )
    assert page.review is not None
    return page.review


def test_summary_is_the_whole_section_below_its_heading() -> None:
    last = "Bring a coat and an aunt, and sit near the back, where the rain is loudest and the jokes are drier."
    review = review_of(
        f"{HEAD}{paragraphs(*_TEXT[:2])}<h3>Verdict</h3>{paragraphs(_TEXT[2], last)}<h3>Cast</h3><p>Gus Farrow</p>"
    )
    assert review.summary == f"{_TEXT[2]}\n\n{last}"


@pytest.mark.parametrize(
    "lists",
    [
        "<h3>The good</h3><ul><li>The rain</li><li>The jokes</li></ul><h3>The bad</h3><ul><li>The boat</li></ul>",
        "<table><tr><th>Pros</th><th>Cons</th></tr><tr><td>The rain</td><td>The boat</td></tr>"
        "<tr><td>The jokes</td><td></td></tr></table>",
        "<p><b>Pros:</b></p><p>The rain</p><p>The jokes</p><p><b>Cons:</b></p><p>The boat</p>",
        "<p>+ The rain<br>+ The jokes<br>- The boat</p>",
        "<p>👍 The rain</p><p>👍 The jokes</p><p>👎 The boat</p>",
        "<h4>👍👎 Pros and cons</h4><p>👍 The rain</p><p>👍 The jokes</p><p>👎 The boat</p>",
    ],
)
def test_points_for_and_against_in_every_layout(lists: str) -> None:
    review = review_of(HEAD + paragraphs(*_TEXT) + lists)
    assert review.pros == ["The rain", "The jokes"]
    assert review.cons == ["The boat"]


def test_points_in_lines_of_a_text() -> None:
    page = filmmeta.parse(
        "Film review: The Wrong Boat (2014)\n\n"
        + "\n\n".join(_TEXT)
        + "\n\nPros:\n- The rain\n- The jokes\nCons:\n- The boat\n"
    )
    assert page.review is not None
    assert page.review.pros == ["The rain", "The jokes"]
    assert page.review.cons == ["The boat"]
