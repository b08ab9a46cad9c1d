"""The reference pages of the documentation say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

import filmmeta
import reference
from filmmeta import Film, Review
from filmmeta.validation.findings import rules
from filmmeta.validation.vocabulary import vocabulary

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_tables_are_those_of_the_code(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == reference.with_tables(name), "run `python tools/reference.py`"


@pytest.mark.parametrize("model", [Film, Review])
def test_a_field_is_written_as_its_docstring_says(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        said = re.findall(r"`(\w+)`", (field.description or "").partition("schema.org ")[2])
        assert said, f"{name}: its docstring names no property of schema.org"
        assert set(said) <= set(reference.properties_of(model, name)), name


def test_every_field_has_a_row_and_every_rule_a_source() -> None:
    fields, listed = reference.fields_page(), reference.rules_page()
    for model in (Film, Review, filmmeta.Rating, filmmeta.Score, filmmeta.Person, filmmeta.Organization, filmmeta.Page):
        section = fields.partition(f"\n## {model.__name__}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \| \w", section, re.MULTILINE) == list(model.model_fields)
    for name, rule in rules().items():
        assert rule.link.startswith("https://")
        assert rule.link in listed.partition(f"`{name}`")[0].rpartition("\n## ")[2]
    assert f"release {vocabulary().version}," in (DOCS / "rules.md").read_text("utf-8")


def test_every_public_name_is_in_the_reference() -> None:
    named = set(re.findall(r"^::: filmmeta\.(\w+)$", (DOCS / "api.md").read_text("utf-8"), re.MULTILINE))
    assert set(filmmeta.__all__) - {"__version__"} <= named
