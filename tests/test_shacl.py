"""What is written conforms to schema.org's shapes, by the judgment of pyshacl and files that none of us wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import filmmeta
import fixture_pages
from filmmeta import FilmmetaError
from shared import SHARED, needs_shared

# pyshacl and rdflib warn of themselves
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SCHEMA = SHARED / "schemaorg"


@cache
def context() -> Any:
    return json.loads((SCHEMA / "schemaorgcontext.jsonld").read_text("utf-8"))["@context"]


def conforms(graphs: Iterable[dict[str, Any]]) -> tuple[bool, str]:
    """Whether all graphs conform, each under an address of its own, and what is wrong if not."""
    pyshacl, rdflib = pytest.importorskip("pyshacl"), pytest.importorskip("rdflib")
    data = rdflib.Graph()
    for number, graph in enumerate(graphs):
        text = json.dumps({**graph, "@context": context()})
        data.parse(data=text, format="json-ld", publicID=f"https://films.example/{number}")
    shapes = rdflib.Graph().parse(SCHEMA / "shapes.shacl", format="turtle")
    classes = rdflib.Graph().parse(SCHEMA / "subclasses.ttl", format="turtle")
    ok, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, inference="none")
    return ok, report


def graphs_of(pages: Iterable[filmmeta.Page]) -> list[dict[str, Any]]:
    graphs = [filmmeta.to_jsonld(page, scores=True, nested=n % 2 == 1) for n, page in enumerate(pages)]
    return [g for g in graphs if g.get("@graph", True)]


@needs_shared
def test_the_judge_judges() -> None:
    wrong = {"@type": "Movie", "aggregateRating": {"@type": "AggregateRating", "ratingCount": "many"}}
    ok, report = conforms([{"@type": "Movie", "name": "Low Water"}, wrong])
    assert not ok
    assert "ratingCount" in report


@needs_shared
def test_every_fixture_conforms() -> None:
    graphs = graphs_of(fixture_pages.parse(folder) for folder in fixture_pages.folders())
    ok, report = conforms(graphs)
    assert ok, report[:3000]


@needs_shared
def test_every_page_of_the_corpus_conforms() -> None:
    pages = []
    for gold in sorted((SHARED / "corpus").rglob("gold.json")):
        file = next((p for p in (gold.parent / "page.html", gold.parent / "page.txt") if p.exists()), Path())
        try:
            pages.append(filmmeta.parse(file))
        except FilmmetaError:
            continue
    assert len(pages) > 100
    lacking = {"google-review-author", "google-review-rating", "google-rating-format"}
    for page in pages:
        # what the page itself lacks or grades without a scale is its own affair; the rest would be ours
        errors = {f.rule for f in filmmeta.validate(page) if f.severity == "error"}
        assert errors <= lacking, (page.url, errors - lacking)
        assert not [f for f in filmmeta.validate(page, scores=True) if f.consumer == "schema.org"]
    ok, report = conforms(graphs_of(pages))
    assert ok, report[:3000]
