"""The validator names what search engines would, and keeps quiet where there is nothing to say."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import filmmeta
import fixture_pages
import model_values
from filmmeta import Film, FilmmetaError, Page, Person, Rating, Review, Score
from filmmeta.validation.findings import rules
from filmmeta.validation.vocabulary import vocabulary
from shared import SHARED, needs_shared

TODAY = date(2024, 5, 1)
CONTEXT = {"@context": "https://schema.org"}
MOVIE: dict[str, Any] = {
    **CONTEXT,
    "@type": "Movie",
    "name": "Low Water",
    "image": "https://films.example/low-water.jpg",
    "dateCreated": "1988",
    "director": {"@type": "Person", "name": "Ann Lee"},
}
RATING: dict[str, Any] = {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1}
AGGREGATE: dict[str, Any] = {**RATING, "@type": "AggregateRating", "ratingCount": 12}
REVIEW: dict[str, Any] = {
    **CONTEXT,
    "@type": "Review",
    "itemReviewed": MOVIE,
    "author": {"@type": "Person", "name": "Bo Yi"},
    "reviewRating": RATING,
    "datePublished": "2024-03-31",
}


def review(**changes: Any) -> dict[str, Any]:
    """A review without fault but for what is changed; None takes a property away."""
    return {name: value for name, value in {**REVIEW, **changes}.items() if value is not None}


def of_film(**changes: Any) -> dict[str, Any]:
    return review(itemReviewed={n: v for n, v in {**MOVIE, **changes}.items() if v is not None})


def rated(kind: str = "Rating", **changes: Any) -> dict[str, Any]:
    base = RATING if kind == "Rating" else AGGREGATE
    node = {n: v for n, v in {**base, **changes}.items() if v is not None}
    return review(reviewRating=node) if kind == "Rating" else of_film(aggregateRating=node)


def broken(data: Any) -> list[tuple[str, str]]:
    return [(f.rule, f.path) for f in filmmeta.validate(data, today=TODAY)]


CASES: dict[str, list[tuple[Any, str]]] = {
    "google-unparsable": [('{"@type": "Movie",}', ""), ("[" * 100_000, "")],
    "google-review-author": [(review(author=None), "Review")],
    "google-review-author-type": [(review(author="Bo Yi"), "Review.author")],
    "google-review-author-name": [(review(author={"@type": "Person"}), "Review.author")],
    "google-review-author-length": [(review(author={"@type": "Person", "name": "Bo " * 40}), "Review.author")],
    "google-review-item": [(review(itemReviewed=None), "Review")],
    "google-review-item-type": [(of_film(**{"@type": "CreativeWork"}), "Review.itemReviewed")],
    "google-review-item-name": [(of_film(name=None), "Review.itemReviewed")],
    "google-review-rating": [(review(reviewRating=None), "Review")],
    "google-review-rating-type": [(review(reviewRating=4), "Review.reviewRating")],
    "google-review-date": [(review(datePublished=None), "Review")],
    "google-review-notes": [
        (
            {"@type": "Product", "name": "Ferry", "review": review(itemReviewed=None, positiveNotes="cheap")},
            "Product.review",
        )
    ],
    "google-rating-value": [(rated(ratingValue=v), "Review.reviewRating") for v in (None, "")],
    "google-rating-format": [(rated(ratingValue=v), "Review.reviewRating.ratingValue") for v in ("4,5", "B+", "★★★★")],
    "google-rating-range": [
        (rated(ratingValue=6), "Review.reviewRating.ratingValue"),
        (rated(ratingValue="7.5", bestRating=None), "Review.reviewRating.ratingValue"),
        (rated(ratingValue=0.5, worstRating=None), "Review.reviewRating.ratingValue"),
    ],
    "google-rating-best": [(rated(bestRating=None), "Review.reviewRating")],
    "google-rating-worst": [(rated(worstRating=None), "Review.reviewRating")],
    "google-aggregate-item": [(AGGREGATE, "AggregateRating")],
    "google-aggregate-count": [(rated("AggregateRating", ratingCount=None), "Review.itemReviewed.aggregateRating")],
    "google-aggregate-count-value": [
        (rated("AggregateRating", ratingCount=n), "Review.itemReviewed.aggregateRating.ratingCount")
        for n in (0, 2.5, "many")
    ],
    "google-aggregate-several": [(of_film(aggregateRating=[AGGREGATE, AGGREGATE]), "Review.itemReviewed")],
    "google-aggregate-missing": [({"@graph": [{**MOVIE, "review": [review(itemReviewed=None)] * 2}]}, "Movie")],
    "google-aggregate-foreign": [
        (
            rated("AggregateRating", author={"@type": "Organization", "name": "Rotten Tomatoes"}),
            "Review.itemReviewed.aggregateRating",
        )
    ],
    "google-movie-name": [({**MOVIE, "name": None}, "Movie")],
    "google-movie-image": [
        ({"@type": "ItemList", "itemListElement": {"@type": "ListItem", "item": {**MOVIE, "image": None}}},
         "ItemList.itemListElement.item")
    ],
    "google-movie-image-single": [(of_film(image=None), "Review.itemReviewed")],
    "google-movie-release": [(of_film(dateCreated=None), "Review.itemReviewed")],
    "google-movie-director": [(of_film(director=None), "Review.itemReviewed")],
    "yandex-rating": [(rated("AggregateRating", bestRating=None), "Review.itemReviewed.aggregateRating")],
    "yandex-one-movie": [([MOVIE, {**MOVIE, "name": "High Water"}], "Movie[1]")],
    "yandex-one-value": [
        (of_film(genre="drama, comedy"), "Review.itemReviewed.genre"),
        (of_film(director={"@type": "Person", "name": "Ann Lee, Bo Yi"}), "Review.itemReviewed.director"),
    ],
    "yandex-duration": [(of_film(duration="100 min"), "Review.itemReviewed.duration")],
    "schema-context": [
        ({"@type": "Movie", "name": "Low Water"}, ""),
        ({**REVIEW, "@context": "http://example.org"}, ""),
        ('<script type="application/ld+json">{"@type": "Movie", "name": "A"}</script>', "/html/head/script"),
    ],
    "schema-type": [(of_film(**{"@type": ["Movie", "Film"]}), "Review.itemReviewed")],
    "schema-property": [(review(revewBody="x"), "Review.revewBody")],
    "schema-domain": [(review(director="Ann Lee"), "Review.director")],
    "schema-range": [
        (of_film(actor={"@type": "Place", "name": "Rye"}), "Review.itemReviewed.actor"),
        (review(publisher="The Rye Times"), "Review.publisher"),
    ],
    "schema-superseded": [(of_film(actors={"@type": "Person", "name": "A B"}), "Review.itemReviewed.actors")],
    "sense-no-markup": [("<html><p>Nothing here</p></html>", "")],
    "sense-no-film": [(review(itemReviewed={"@type": "Restaurant", "name": "Rye"}), "Review.itemReviewed")],
    "sense-rated-review": [(review(aggregateRating=AGGREGATE), "Review.aggregateRating")],
    "sense-scale": [(rated(bestRating=1, worstRating=5), "Review.reviewRating")],
    "sense-date": [(review(datePublished="March 2024"), "Review.datePublished")],
    "sense-date-future": [
        (review(datePublished="2024-05-02T10:00:00+02:00"), "Review.datePublished"),
        (review(dateModified="2025"), "Review.dateModified"),
    ],
    "sense-date-early": [
        (review(datePublished="0001-01-01"), "Review.datePublished"),
        (of_film(dateCreated="1788"), "Review.itemReviewed.dateCreated"),
    ],
    "sense-review-year": [(of_film(dateCreated="2025"), "Review")],
    "sense-film-years": [(of_film(datePublished="2020-01-01"), "Review.itemReviewed")],
    "sense-author-name": [
        (review(author={"@type": "Person", "name": name}), "Review.author")
        for name in ("50% off until Saturday", "https://bo.example", "bo@films.example", "12345")
    ],
    "sense-duplicate-person": [(of_film(director=[MOVIE["director"]] * 2), "Review.itemReviewed.director")],
    "sense-relative-url": [(review(url="/review"), "Review.url")],
    "sense-language": [(review(inLanguage="English (US)"), "Review.inLanguage")],
    "sense-empty": [(review(reviewBody=" "), "Review.reviewBody")],
    "sense-duration": [(of_film(duration="PT97H"), "Review.itemReviewed.duration")],
}  # fmt: skip


@pytest.mark.parametrize("rule", sorted(rules()))
def test_each_rule_is_broken_where_it_should_be(rule: str) -> None:
    for data, path in CASES[rule]:
        assert (rule, path) in broken(data), data


def test_each_finding_says_who_minds_what_to_do_and_why() -> None:
    for data in (case for cases in CASES.values() for case, _ in cases):
        for f in filmmeta.validate(data, today=TODAY):
            assert f.message
            assert "{" not in f.message + f.help
            assert "https://" in f.help
            assert f.consumer == rules()[f.rule].consumer
            assert len(f.message) < 300


@pytest.mark.parametrize(
    "data",
    [
        REVIEW,
        json.dumps(REVIEW),
        [REVIEW],
        {**MOVIE, "@context": ["https://schema.org", {"x": "https://x.example"}]},
        {"@context": "https://schema.org", "@graph": [{**MOVIE, "@id": "#m"}, review(itemReviewed={"@id": "#m"})]},
        {**MOVIE, "review": review(itemReviewed=None)},
        rated(ratingValue="4.5", bestRating="5", worstRating="1"),
        {"@context": "https://schema.org", "type": "Person", "id": "#bo", "name": "Bo Yi"},
        rated(ratingValue="6 / 10"),
        rated(ratingValue="60%"),
        rated("AggregateRating"),
        of_film(
            actor={"@type": "PerformanceRole", "characterName": "Cat", "actor": {"@type": "Person", "name": "A B"}}
        ),
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>',
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script>'.encode(),
    ],
)
def test_nothing_to_say(data: Any) -> None:
    assert broken(data) == []


def test_every_kind_of_page(tmp_path: Path) -> None:
    page = f'<html><script type="application/ld+json">{json.dumps(review(author=None))}</script></html>'
    (tmp_path / "page.html").write_text(page)
    tree = etree.HTML(page)
    for source in (page, page.encode(), tmp_path / "page.html", tree, tree.getroottree(), BeautifulSoup(page, "lxml")):
        assert broken(source) == [("google-review-author", "Review")]


def test_depth_is_no_way_out() -> None:
    deep: dict[str, Any] = dict(REVIEW)
    for _ in range(300):
        deep = {**CONTEXT, "@type": "Review", "@reverse": {"review": deep}}
    with suppress(FilmmetaError):
        filmmeta.validate(deep)


def test_microdata_is_checked_too() -> None:
    page = (
        '<div itemscope itemtype="https://schema.org/Review"><span itemprop="author">Bo Yi</span>'
        '<p itemprop="itemReviewed" itemscope itemtype="https://schema.org/Movie"><i itemprop="name">Low Water</i></p>'
        '<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><i itemprop="ratingValue">4,5</i>'
        "</p></div>"
    )
    assert ("google-rating-format", "Review.reviewRating.ratingValue") in broken(page)


def test_objects_are_checked_as_they_are_written() -> None:
    film = Film(name="Low Water", year=1988, scores=[Score(source="IMDb", value=7, best=10)])
    fine = Review(film=film, authors=[Person(name="Bo Yi")], rating=Rating(value=4, best=5), date_published=TODAY)
    assert {f.severity for f in filmmeta.validate(fine, today=TODAY)} == {"warning"}
    assert ("google-rating-format", "Review.reviewRating.ratingValue") in broken(
        fine.model_copy(update={"rating": Rating(text="B+")})
    )
    rules_of_scores = {f.rule for f in filmmeta.validate([fine], scores=True, today=TODAY)}
    assert {"google-aggregate-count", "google-aggregate-foreign"} <= rules_of_scores
    assert filmmeta.validate(Page()) == []


def test_errors_come_first() -> None:
    found = filmmeta.validate(review(datePublished=None, author=None), today=TODAY)
    assert [f.severity for f in found] == ["error", "warning"]


@pytest.mark.parametrize("source", [None, 3, {1, 2}, b"%PDF-1.7", "", {"a": object()}, Path("/nowhere.html")])
def test_what_is_nothing_of_the_kind(source: object) -> None:
    with pytest.raises(FilmmetaError):
        filmmeta.validate(source)


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
terms = st.sampled_from(
    "@type @id @graph @value @list @reverse name author review itemReviewed aggregateRating ratingValue bestRating "
    "datePublished duration image inLanguage".split()
)
names = st.sampled_from(["Movie", "Review", "Rating", "AggregateRating", "Person", "Role", "https://schema.org/"])
trees = st.recursive(
    scalars | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(terms | st.text(max_size=3), inner, max_size=5),
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(terms, trees, max_size=6))
def test_any_json_is_answered(data: dict[str, Any]) -> None:
    filmmeta.validate(data)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(model_values.pages())
def test_whatever_is_written_is_schema_org(page: Page) -> None:
    found = filmmeta.validate(page, scores=True)
    assert not [f for f in found if f.consumer == "schema.org"]


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_what_is_written_of_a_fixture_lacks_only_what_the_page_lacks(folder: Path) -> None:
    page = fixture_pages.parse(folder)
    lacking = {
        "google-review-author": any(not r.authors for r in page.reviews),
        "google-review-rating": any(not r.rating for r in page.reviews),
        # a grade in letters stands for no number that the page tells
        "google-rating-format": any(r.rating and r.rating.value is None for r in page.reviews),
    }
    for f in filmmeta.validate(page):
        if f.severity == "error":
            assert lacking[f.rule], f


@needs_shared
def test_our_table_of_schema_org_is_that_of_the_release() -> None:
    import compile_schemaorg

    release = json.loads((SHARED / "schemaorg" / "schemaorg-current-https.jsonld").read_text("utf-8"))
    written = json.loads(compile_schemaorg.OUTPUT.read_text("utf-8"))
    assert written == compile_schemaorg.compile_vocabulary(release, vocabulary().version)


# what https://github.com/adobe/structured-data-validator's own tests expect of its test data
ADOBE = {
    "Review--valid1": set(),
    "Review--invalid_missing_author": {"google-review-author"},
    "Review--invalid_missing_rating_value": {"google-rating-value"},
    "Review--invalid_missing_date_published": {"google-review-date"},
    "Review--invalid_missing_best_rating": {"google-rating-best"},
    "Review--invalid_rating_out_of_range": {"google-rating-range"},
    "Review--invalid_missing_item_reviewed": {"google-review-item"},
    "AggregateRating--valid1": set(),
    "AggregateRating--invalid_missing_counts": {"google-aggregate-count"},
    "AggregateRating--invalid_missing_rating_value": {"google-rating-value"},
    "AggregateRating--invalid_rating_out_of_range": {"google-rating-range"},
    "AggregateRating--invalid_missing_item_reviewed": {"google-aggregate-item"},
    "Rating--percentage": set(),
    "Product--rating_no_count": {"google-aggregate-count"},
    "Product--missing_name": {"google-review-item-name"},
    "Product--review_single_note": {"google-review-notes"},
}


@needs_shared
def test_agreement_with_another_validator() -> None:
    folder = SHARED / "corpus" / "sets" / "structured" / "adobe-validator"
    for name, expected in ADOBE.items():
        found = filmmeta.validate(folder / f"{name}.json", today=TODAY)
        assert {f.rule for f in found if f.consumer.startswith("Google")} == expected, name
    # of all its other items none breaks a rule of reviews or ratings
    for file in folder.glob("*.json"):
        if file.stem not in ADOBE:
            found = filmmeta.validate(file, today=TODAY)
            assert not [f for f in found if f.consumer.startswith("Google")], file.name


@needs_shared
def test_every_page_of_the_corpus_is_answered() -> None:
    files = sorted((SHARED / "corpus" / "sets" / "structured").rglob("*.html"))
    assert len(files) > 50
    for file in files:
        assert all(f.rule in rules() for f in filmmeta.validate(file))
