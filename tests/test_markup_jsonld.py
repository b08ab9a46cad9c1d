"""JSON-LD as pages have it: each habit of real pages, on films and people that do not exist."""

from __future__ import annotations

import json
from typing import Any

import pytest

import filmmeta
from filmmeta import Film, Page


def page_of(*blocks: str, kind: str = "application/ld+json", body: str = "") -> Page:
    scripts = "\n".join(f'<script type="{kind}">{block}</script>' for block in blocks)
    return filmmeta.parse(f"<html><head>\n{scripts}\n</head><body>{body}</body></html>", url="https://kino.example/p")


def film_of(*blocks: str, **options: str) -> Film:
    page = page_of(*blocks, **options)
    assert page.film is not None, page.warnings
    return page.film


def movie(**facts: Any) -> str:
    return json.dumps({"@context": "https://schema.org", "@type": "Movie", "name": "Low Water", **facts})


def names(people: Any) -> list[str]:
    return [person.name for person in people]


# ---------------------------------------------------------------- how a block is written

SOUND = '{"@type": "Movie", "name": "Low Water", "director": {"@type": "Person", "name": "Ilse Brandt"}}'
HABITS = {
    "byte order mark": "\ufeff" + SOUND,
    "semicolon": SOUND + ";\n",
    "CDATA": f"<![CDATA[{SOUND}]]>",
    "CDATA in line comments": f"//<![CDATA[\n{SOUND}\n//]]>",
    "CDATA in block comments": f"/* <![CDATA[ */\n{SOUND}\n/* ]]> */",
    "CDATA on one line": f"// <![CDATA[ \n{SOUND} // ]]>",
    "HTML comment around": f"<!--\n{SOUND}\n-->",
    "HTML comment before": f"<!-- made by a plug-in -->\n{SOUND}",
    "comment before": f"// made by a plug-in\n{SOUND}",
    "comments inside": '{"@type": "Movie", // the kind\n"name": "Low Water", /* who */ "director": "Ilse '
    'Brandt"\n// "actor": "Nobody Atall"\n}',
    "trailing comma in an object": SOUND[:-1] + ",}",
    "trailing comma in a list": SOUND.replace("{", '{"genre": ["Drama",], ', 1),
    "comma missing": SOUND.replace(', "director"', '\n"director"'),
    "single quotes": SOUND.replace('"', "'"),
    "single quotes around a value": SOUND.replace('"Low Water"', "'Low Water'"),
    "bare words": '{"@type": "Movie", name: Low Water, "director": Ilse Brandt}',
    "entities for quotes": SOUND.replace('"', "&quot;"),
    "raw newline in a string": SOUND.replace("Low Water", "Low\n  Water"),
    "raw tab in a string": SOUND.replace("Low Water", "Low\tWater"),
    "control characters in a string": SOUND.replace("Low Water", "Low\x01 Water\x1f"),
    "several objects": '{"@type": "WebSite", "name": "Kino"}\n' + SOUND,
    "several objects with a comma": SOUND + ',{"@type": "WebSite", "name": "Kino"}',
    "a brace too many": SOUND + "}",
    "a brace too few": SOUND[:-1],
    "cut off in a string": SOUND[:-1] + ', "description": "A ferryman finds a bo',
    "cut off behind a colon": SOUND[:-1] + ', "description":',
    "value missing": SOUND.replace("{", '{"image": {"width": , "height": }, ', 1),
    "NaN and Infinity": SOUND.replace("{", '{"duration": NaN, "copyrightYear": -Infinity, ', 1),
    "number of 5,000 digits": SOUND.replace("{", f'{{"copyrightYear": {"9" * 5000}, ', 1),
    "illegal escape": SOUND.replace("Ilse Brandt", "Ilse \\Brandt"),
    "unescaped quotes": SOUND.replace("{", '{"description": "He says "never", and means it", ', 1),
    "HTML in a string": SOUND.replace("{", '{"image": "<img width="300" src="a.jpg">", ', 1),
    "encoded twice": json.dumps(SOUND),
    "assignment": f"var data = {SOUND};",
    "escaped at signs": SOUND.replace("@", "\\u0040"),
    "upper case": SOUND.replace('"Movie"', '"MOVIE"').replace('"director"', '"Director"').replace('"name"', '"NAME"'),
    "full type name": SOUND.replace('"Movie"', '"http://schema.org/Movie"'),
    "full type name with https": SOUND.replace('"Movie"', '"https://schema.org/Movie"'),
    "prefixed": SOUND.replace('"Movie"', '"schema:Movie"').replace('"director"', '"schema:director"'),
    "types in a list": SOUND.replace('"Movie"', '["Movie", "Product"]'),
    "without @": SOUND.replace("@type", "type"),
    "list": f"[{SOUND}]",
    "graph": f'{{"@context": "https://schema.org", "@graph": [{SOUND}]}}',
    "graph in a graph": f'{{"@graph": [{{"@graph": {SOUND}}}]}}',
    "null beside it": f"[null, {SOUND}, null]",
}  # fmt: skip


@pytest.mark.parametrize("block", HABITS.values(), ids=HABITS)
def test_habit_of_writing_costs_nothing(block: str) -> None:
    film = film_of(block)
    assert film.name == "Low Water"
    assert names(film.directors) == ["Ilse Brandt"]


@pytest.mark.parametrize(
    "kind",
    ["application/ld+json; charset=utf-8", "APPLICATION/LD+JSON", " application/ld+json ", "application/ld&#x2B;json"],
)
def test_type_of_a_script_in_every_spelling(kind: str) -> None:
    assert film_of(SOUND, kind=kind).name == "Low Water"


def test_commented_out_block_says_nothing() -> None:
    html = f'<html><body><!-- <script type="application/ld+json">{SOUND}</script> --><p>Hello.</p></body></html>'
    assert filmmeta.parse(html).films == []


@pytest.mark.parametrize("block", ["", "  \n", "null", "[]", "{}", '""', "[null]"])
def test_empty_block_is_no_fault(block: str) -> None:
    page = page_of(block, SOUND)
    assert page.film is not None
    assert page.warnings == []


# ---------------------------------------------------------------- a bad block costs only itself


def test_bad_block_costs_only_itself_and_is_reported_with_its_line() -> None:
    page = page_of(SOUND, "Music & sports: 5 1 5", movie(name="High Tide"))
    assert [f.name for f in page.films] == ["Low Water", "High Tide"]
    [warning] = page.warnings
    assert "line 3" in warning
    assert "left out" in warning


def test_mended_block_is_reported_with_the_line_where_it_breaks_and_its_claims_say_so() -> None:
    page = page_of('{"@type": "Movie",\n "name": "Low Water",\n "genre": "Drama",\n}')
    [warning] = page.warnings
    assert "line 5" in warning  # the brace behind the last comma, in the page
    assert page.film is not None
    [evidence] = page.evidence(page.film, "genres")
    assert "damaged" in evidence.note


def test_sound_block_beside_a_mended_one_says_nothing_of_damage() -> None:
    page = page_of('{"@type": "WebSite", "name": "Kino",}', SOUND)
    assert page.film is not None
    assert page.evidence(page.film, "directors")[0].note == ""


def test_what_stands_before_the_break_counts_and_a_broken_value_does_not() -> None:
    page = page_of('{"@type": "Movie", "name": "Low Water", "genre": ["Drama", "Myst')
    assert page.film is not None
    assert page.film.genres == ["Drama"]
    assert len(page.warnings) == 1


def test_key_that_stands_twice_gives_all_its_people_and_the_last_of_its_dates() -> None:
    film = film_of(
        '{"@type": "Movie", "name": "Low Water", "actor": {"name": "Dora Penhallow"}, "actor": {"name": "Jun Okabe"},'
        ' "datePublished": "1996-01-01", "datePublished": "1997-05-03"}'
    )
    assert names(film.actors) == ["Dora Penhallow", "Jun Okabe"]
    assert film.year == 1997


@pytest.mark.parametrize(
    "block",
    [
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "[" * 100_000,
        '{"@type": "Movie", "name": "Low Water", "about": ' + '{"about": ' * 100_000,
        '{"@reverse": {"about": ' * 50_000,
        '{"actor": {"@type": "PerformanceRole", "actor": ' * 50_000,
    ],
    ids=["objects", "lists", "cut off", "reverse", "roles"],
)
def test_nesting_of_100_000_is_read_without_harm_to_its_neighbour(block: str) -> None:
    page = page_of(block, movie(name="High Tide"))
    assert "High Tide" in [f.name for f in page.films]
    assert not any("failed" in w for w in page.warnings)


def test_film_above_a_nesting_of_100_000_is_found() -> None:
    block = '{"@type": "Movie", "name": "Low Water", "about": ' + '{"about": ' * 100_000 + '"x"' + "}" * 100_001
    assert film_of(block).name == "Low Water"


def test_blocks_below_256_levels_of_nesting_and_of_more_than_10_mb_are_read() -> None:
    deep = "<div>" * 900 + f'<script type="application/ld+json">{SOUND}</script>' + "</div>" * 900
    assert filmmeta.parse(f"<html><body>{deep}</body></html>").films[0].name == "Low Water"
    long = movie(description="x" * 11_000_000)
    html = f'<html><head><script type="application/ld+json">{long}</script></head></html>'
    film = filmmeta.parse(html, limits=filmmeta.Limits(jsonld_bytes=12_000_000)).film
    assert film is not None
    assert film.name == "Low Water"


def test_values_that_are_none_are_none() -> None:
    page = page_of(
        movie(
            director=["", None, {"@type": "Person", "name": ""}],
            genre=[],
            duration="PT0M",
            datePublished="0000-00-00",
            aggregateRating={"@type": "AggregateRating", "ratingValue": 0, "ratingCount": 0},
            actor="N/A",
        )
    )
    assert page.film == Film(name="Low Water")


def test_half_an_emoji_and_null_characters_leave_a_page_that_can_be_written() -> None:
    page = page_of(
        '{"@type": "Movie", "name": "Low Water", "description": "A boat without a crew \\ud83d\\u0000 and."}'
    )
    assert page.film is not None
    assert page.film.description == "A boat without a crew \N{REPLACEMENT CHARACTER} and."
    assert filmmeta.Page.model_validate_json(page.model_dump_json()) == page


# ---------------------------------------------------------------- how nodes refer to each other


def test_references_are_resolved_across_blocks_and_graphs() -> None:
    page = page_of(
        '{"@graph": [{"@type": "Review", "author": {"@id": "#dora"}, "itemReviewed": {"@id": "/film#it"},'
        ' "reviewRating": {"@id": "_:r"}}, {"@id": "_:r", "@type": "Rating", "ratingValue": 4, "bestRating": 6}]}',
        '{"@id": "https://kino.example/film#it", "@type": "Movie", "name": "Low Water", "director": {"@id": "#ilse"}}',
        '[{"@id": "#dora", "@type": "Person", "name": "Dora Penhallow"}, {"@id": "#ilse", "name": "Ilse Brandt"},'
        ' {"@id": "_:r", "@type": "Rating", "ratingValue": 1}]',
    )
    assert page.review is not None
    assert page.film is not None
    assert names(page.review.authors) == ["Dora Penhallow"]
    assert names(page.film.directors) == ["Ilse Brandt"]
    assert page.review.rating is not None
    assert (page.review.rating.value, page.review.rating.best) == (4, 6)  # blank nodes belong to their block
    assert page.review.film == page.film


def test_reference_may_be_the_bare_address() -> None:
    page = page_of('[{"@id": "#f", "@type": "Movie", "name": "Low Water"}, {"@type": "Review", "itemReviewed": "#f"}]')
    assert page.review is not None
    assert page.review.film is not None
    assert page.review.film.name == "Low Water"


def test_facts_of_one_id_add_up() -> None:
    film = film_of(
        '{"@id": "#f", "@type": "Movie", "name": "Low Water"}',
        '{"@id": "#f", "genre": ["Drama"]}',
        '{"@id": "#f", "@type": "Movie", "genre": ["Drama", "Mystery"], "duration": "PT97M"}',
    )
    assert film.genres == ["Drama", "Mystery"]
    assert film.duration is not None


def test_film_its_review_and_its_page_of_one_id_stay_three() -> None:
    page = page_of(
        '[{"@id": "/p", "@type": "WebPage", "name": "Low Water - Kino"}, {"@id": "/p", "@type": "Movie", "name": '
        '"Low Water"}, {"@id": "/p", "@type": "Review", "author": "Dora Penhallow", "itemReviewed": {"@id": "/p"},'
        ' "reviewRating": {"ratingValue": 4}}]'
    )
    assert [f.name for f in page.films] == ["Low Water"]
    assert page.review is not None
    assert names(page.review.authors) == ["Dora Penhallow"]


def test_circles_end() -> None:
    page = page_of(
        '{"@id": "#f", "@type": "Movie", "name": "Low Water", "review": {"@id": "#r"}, "isPartOf": {"@id": "#f"}}',
        '{"@id": "#r", "@type": "Review", "itemReviewed": {"@id": "#f"}, "author": {"@id": "#a"}}',
        '{"@id": "#a", "name": {"@id": "#a"}, "author": {"@id": "#a"}}',
    )
    assert [f.name for f in page.films] == ["Low Water"]
    assert len(page.reviews) == 1
    assert page.warnings == []


REVIEW: dict[str, Any] = {
    "@type": "Review",
    "author": {"@type": "Person", "name": "Dora Penhallow"},
    "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5},
}
FILM: dict[str, Any] = {"@type": "Movie", "name": "Low Water"}
NESTINGS: dict[str, Any] = {
    "review in a film": {**FILM, "review": REVIEW},
    "reviews in a film": {**FILM, "reviews": [REVIEW]},
    "review without a type in a film": {**FILM, "review": {k: v for k, v in REVIEW.items() if k != "@type"}},
    "critic": {**FILM, "review": {**REVIEW, "@type": "CriticReview"}},
    "review in a film that it names by address": {
        **FILM,
        "review": {**REVIEW, "itemReviewed": {"@type": "Movie", "url": "https://kino.example/f"}},
    },
    "film in a review": {**REVIEW, "itemReviewed": FILM},
    "list of one film in a review": {**REVIEW, "itemReviewed": [FILM]},
    "film that a review is about": {**REVIEW, "about": FILM},
    "article that is a review, about a film": {**REVIEW, "@type": ["Article", "Review"], "about": FILM},
    "main entity of a page": {"@type": "WebPage", "mainEntity": FILM, "review": REVIEW},
    "main entity is a review": {"@type": "WebPage", "mainEntity": {**REVIEW, "itemReviewed": FILM}},
    "reverse": {**FILM, "@reverse": {"itemReviewed": REVIEW}},
    "reverse by context": {
        "@context": {"reviewedBy": {"@reverse": "schema:itemReviewed"}},
        **FILM,
        "reviewedBy": REVIEW,
    },
}


@pytest.mark.parametrize("block", NESTINGS.values(), ids=NESTINGS)
def test_review_and_film_find_each_other(block: Any) -> None:
    page = page_of(json.dumps(block))
    assert [f.name for f in page.films] == ["Low Water"]
    [review] = page.reviews
    assert review.film == page.film
    assert names(review.authors) == ["Dora Penhallow"]
    assert review.rating is not None
    assert (review.rating.value, review.rating.best) == (4, 5)


def test_article_about_a_film_dates_and_signs_its_review() -> None:
    text = "<article><h1>Low Water</h1><p>" + "I liked this film and its slow ferry. " * 20 + "</p></article>"
    page = page_of(
        '{"@type": "NewsArticle", "headline": "A ferry without a crew", "author": "Dora Penhallow",'
        f' "datePublished": "2019-11-13T20:45:06+01:00", "about": {json.dumps(FILM)}}}',
        body=text,
    )
    assert page.review is not None
    assert names(page.review.authors) == ["Dora Penhallow"]
    assert str(page.review.date_published) == "2019-11-13 20:45:06+01:00"
    assert page.film is not None
    assert page.film.name == "Low Water"


@pytest.mark.parametrize("signed", ["on the page", "in its Article", "in both"])
def test_critics_own_review_comes_first_whichever_place_it_has_in_markup(signed: str) -> None:
    readers = [
        {"@type": "Review", "author": author, "reviewBody": f"So says {author}."} for author in ("ferryfan", "Otto")
    ]
    article = {"@type": "Article", "author": REVIEW["author"], "datePublished": "2012-01-02"}
    byline = '<p class="byline">By Dora Penhallow</p>' if signed != "in its Article" else ""
    text = "<p>The ferry leaves, and this film stays with me, and I was moved by it.</p>" * 12
    page = page_of(
        json.dumps({**FILM, "review": [*readers, REVIEW]}),
        json.dumps(article if signed != "on the page" else {}),
        body=f"<article><h1>Low Water review</h1>{byline}{text}</article>",
    )
    assert [names(r.authors) for r in page.reviews] == [["Dora Penhallow"], ["ferryfan"], ["Otto"]]
    assert page.review is not None
    assert page.review.rating is not None
    assert page.review.rating.value == 4
    assert len(page.review.body or "") > 60
    assert page.reviews[1].body == "So says ferryfan."


def test_film_by_name_only() -> None:
    page = page_of(
        '{"@type": "Review", "itemReviewed": "Low Water", "author": "Dora Penhallow", "reviewRating": "4/5"}',
        body="<h1>Low Water</h1><p>This film about a ferry is the director's best movie; the actors shine.</p>",
    )
    assert page.review is not None
    assert page.review.film is not None
    assert page.review.film.name == "Low Water"
    assert page.review.rating is not None
    assert page.review.rating.best == 5


def test_list_of_films_gives_them_all_in_order() -> None:
    items = [
        {"@type": "ListItem", "position": n, "item": {"@type": "Movie", "name": name, "director": director}}
        for n, (name, director) in enumerate([("Low Water", "Ilse Brandt"), ("High Tide", "Jun Okabe")], 1)
    ]
    page = page_of(json.dumps({"@type": "ItemList", "itemListElement": items}))
    assert [(f.name, names(f.directors)) for f in page.films] == [
        ("Low Water", ["Ilse Brandt"]),
        ("High Tide", ["Jun Okabe"]),
    ]


def test_context_may_rename_and_is_never_fetched() -> None:
    film = film_of(
        '{"@context": ["https://kino.example/nowhere.jsonld", {"s": "http://schema.org/", "is": "@type", "Film":'
        ' "s:Movie", "title": "s:name", "regie": {"@id": "s:director", "@type": "@id"}, "id": "@id"}],'
        ' "is": "Film", "title": "Low Water", "regie": "#i", "s:genre": {"@value": "Drama", "@language": "en"},'
        ' "s:actor": {"@list": [{"is": "s:Person", "title": "Jun Okabe"}]},'
        ' "@included": [{"id": "#i", "title": "Ilse Brandt"}]}'
    )
    assert (film.name, names(film.directors), names(film.actors)) == ("Low Water", ["Ilse Brandt"], ["Jun Okabe"])
    assert film.genres == ["Drama"]


def test_language_map_gives_every_name() -> None:
    film = film_of('{"@type": "Movie", "name": {"en": "Low Water", "de": "Niedrigwasser"}}')
    assert film.name == "Low Water"
    assert film.alternate_names == ["Niedrigwasser"]


# ---------------------------------------------------------------- what it is not


@pytest.mark.parametrize("kind", ["Restaurant", "Product", "Book", "TVSeries", "VideoGame", "Recipe", "LocalBusiness"])
def test_review_of_something_else_is_no_film(kind: str) -> None:
    block = json.dumps(
        {
            "@type": kind,
            "name": "Low Water",
            "review": {"@type": "Review", "author": "Dora Penhallow", "reviewRating": {"ratingValue": 4}},
        }
    )
    page = page_of(block, body="<h1>Low Water</h1><p>We went there on a Sunday and it was quite fine.</p>")
    assert page.films == []


def test_film_that_a_plug_in_calls_a_product_is_a_film_by_the_pages_words() -> None:
    review = {"@type": "Review", "author": "Dora Penhallow", "reviewRating": {"ratingValue": 4, "bestRating": 6}}
    block = json.dumps({**review, "itemReviewed": {"@type": "Product", "name": "Low Water"}})
    text = "<p>The film is about a ferry; its director and the actors, the camera and the screenplay are fine.</p>" * 5
    page = page_of(block, body=f"<article><h1>Low Water</h1>{text}</article>")
    assert [f.name for f in page.films] == ["Low Water"]
    assert page.review is not None
    assert page.review.rating is not None
    assert (page.review.rating.value, page.review.rating.best) == (4, 6)


def test_review_of_a_restaurant_on_a_film_page_is_not_of_the_film() -> None:
    page = page_of(
        movie(),
        '{"@type": "Restaurant", "name": "The Weir", "review": {"@type": "Review", "author": "Jun Okabe"}}',
    )
    assert [f.name for f in page.films] == ["Low Water"]
    assert page.reviews == []


def test_series_is_not_called_a_film() -> None:
    assert page_of('{"@type": "TVSeries", "name": "Low Water", "actor": "Jun Okabe"}').films == []
