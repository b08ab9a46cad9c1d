"""Each value can be asked why it is believed."""

import pytest
from lxml import html

import filmmeta
import fixture_pages
from filmmeta import Film, Review

FOLDERS = fixture_pages.folders()


@pytest.fixture(scope="module")
def page() -> filmmeta.Page:
    return fixture_pages.parse(fixture_pages.FIXTURES / "en-space-station")


def test_evidence_names_reader_spot_and_words(page: filmmeta.Page) -> None:
    assert page.film is not None
    (why,) = page.evidence(page.film, "directors")
    assert why.reader == "labels"
    assert why.text == "Director: Gabriela Cavpertvayt"
    assert 0 < why.confidence <= 1
    tree = html.document_fromstring(fixture_pages.page_file(fixture_pages.FIXTURES / "en-space-station").read_bytes())
    (spot,) = tree.xpath(why.where)
    assert "Gabriela" in spot.text_content()


def test_a_plain_text_has_lines_and_columns() -> None:
    page = fixture_pages.parse(fixture_pages.FIXTURES / "uk-text-box")
    assert page.film is not None
    assert page.evidence(page.film, "directors")[0].where == "line 3, column 22"


def test_a_title_is_found_where_it_stands() -> None:
    source = (
        "<title>Low Water review</title><body><h1>Low Water (2019)</h1><p>The film drifts, and the director lets it."
    )
    tree = html.document_fromstring(source)
    for claim in filmmeta.parse(tree).claims:
        if claim.evidence.reader == "headings" and claim.evidence.where:
            (spot,) = tree.xpath(claim.evidence.where)
            assert claim.evidence.text in ("Low Water review", "Low Water (2019)")
            assert spot.text == claim.evidence.text


def test_an_empty_field_has_no_evidence(page: filmmeta.Page) -> None:
    assert page.film is not None
    assert page.film.editors == []
    assert page.evidence(page.film, "editors") == []


def test_asking_for_what_is_not_there(page: filmmeta.Page) -> None:
    assert page.film is not None
    with pytest.raises(ValueError, match="no field 'stars'"):
        page.evidence(page.film, "stars")
    with pytest.raises(ValueError, match="not of this page"):
        page.evidence(Film(name="Another"), "name")


@pytest.mark.parametrize("folder", FOLDERS, ids=[f.name for f in FOLDERS])
def test_every_value_has_evidence_and_every_loser_a_reason(folder: object) -> None:
    page = fixture_pages.parse(folder)  # type: ignore[arg-type]
    derived = {"film", "language", "url"}
    subjects: list[Film | Review] = [*page.films, *page.reviews]
    for subject in subjects:
        for name in type(subject).model_fields:
            if name not in derived and getattr(subject, name) not in (None, []):
                assert page.evidence(subject, name), f"{type(subject).__name__}.{name} of {folder}"
    for claim in page.claims:
        assert claim.won or claim.why, claim
        assert claim.evidence.reader
        assert 0 <= claim.evidence.confidence <= 1
        assert len(claim.evidence.text) <= 300


def test_losers_stay_visible(page: filmmeta.Page) -> None:
    losers = [c for c in page.claims if not c.won and c.property == "name"]
    assert all(c.why for c in losers)
