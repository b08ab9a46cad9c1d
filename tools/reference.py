"""Writes docs/fields.md and docs/rules.md from the models and the validator's rules: `python tools/reference.py`.

What stands before the mark in these files is written by hand; a test compares the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from filmmeta import Film, Organization, Page, Person, Rating, Review, Score, to_jsonld
from filmmeta.validation.findings import Rule, rules

DOCS = Path(__file__).resolve().parents[1] / "docs"
MARK = "<!-- from here on written by tools/reference.py -->\n"

_SAMPLES: dict[type, Any] = {
    str: "en",
    int: 1988,
    float: 3.5,
    date: date(1988, 4, 1),
    timedelta: timedelta(minutes=97),
    Person: Person(name="Ann Lee", url="https://example.org/ann", character="Mara"),
    Organization: Organization(name="Low Water Pictures", url="https://example.org/"),
    Rating: Rating(value=3.5, best=5, text="★★★½"),
    Score: Score(source="IMDb", value=7.1, best=10, count=12),
    Film: Film(name="Low Water"),
}
_UNITS = {
    "best": "points",
    "body": "plain text, a blank line between paragraphs",
    "count": "votes or reviews",
    "date_modified": "day or moment; ISO 8601 in JSON",
    "date_published": "day or moment; ISO 8601 in JSON",
    "duration": "time; ISO 8601 in JSON (`PT1H37M`), minutes in tables",
    "image": "address",
    "imdb_id": "`tt` and digits",
    "language": "BCP 47 tag",
    "release_date": "day; ISO 8601 in JSON",
    "same_as": "addresses",
    "type": "constant",
    "url": "address",
    "value": "points",
    "warnings": "sentences in English",
    "worst": "points",
    "year": "calendar year",
}
_UNITS_OF_TYPES: dict[type, str] = {str: "the page's words", Person: "as credited", Organization: "as credited"}
_PROPERTY = re.compile(r"\s*schema\.org (?:has no word[^`]*)?`[^.]*\.$")
_SCALE = ("bestRating", "worstRating")


def kinds_of(annotation: Any) -> list[type]:
    """The types that a value, or one item of a list, can have."""
    if get_origin(annotation) is Annotated or get_origin(annotation) is list:
        return kinds_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in kinds_of(part) if kind is not NoneType]
    return [annotation]


def type_of(annotation: Any) -> str:
    """A type as its user writes it, without the checks that it carries."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_of(parts[0])
    if origin is list:
        return f"list[{type_of(parts[0])}]"
    if origin in (Union, UnionType):
        return " \\| ".join(type_of(part) for part in parts)
    if origin is Literal:
        return "str"
    if annotation is NoneType:
        return "None"
    return "Claim" if annotation is Any else str(annotation.__name__)


def properties_of(model: type[BaseModel], name: str) -> list[str]:
    """The properties of schema.org that a field is written as: those that change when it is set."""
    if model is Page:
        return []
    if name == "type":
        return ["@type"]
    field = model.model_fields[name]
    sample = _SAMPLES[kinds_of(field.annotation)[0]]
    base: dict[str, Any] = (
        {"value": 3} if model in (Rating, Score) else {} if model is Review else {"name": "Low Water"}
    )
    before = _node(model(**base))
    after = _node(model(**{**base, name: [sample] if get_origin(field.annotation) is list else sample}))
    # both ends of a scale stand beside each number, as texts where they are assumed
    assumed = {key for key in _SCALE if isinstance(after.get(key), str)}
    plumbing = {"@id"} | ({"@type", "actor"} if name == "character" else set())
    return sorted(key for key in after.keys() - assumed - plumbing if after[key] != before.get(key))


def _node(thing: Any) -> dict[str, Any]:
    """What a thing is written as, in a film or review that holds it."""
    if isinstance(thing, Film | Review):
        nodes = to_jsonld(thing, scores=True)["@graph"]
        return dict(next(n for n in nodes if (n["@type"] == "Review") == isinstance(thing, Review)))
    holders: dict[type, Callable[[], tuple[Film | Review, str]]] = {
        Rating: lambda: (Review(rating=thing), "reviewRating"),
        Score: lambda: (Film(name="", scores=[thing]), "aggregateRating"),
        Person: lambda: (Film(name="", actors=[thing]), "actor"),
        Organization: lambda: (Review(publisher=thing), "publisher"),
    }
    holder, name = holders[type(thing)]()
    node: dict[str, Any] = _node(holder)[name]
    return node


def unit_of(name: str, kinds: list[type]) -> str:
    """The unit or form of a field's value."""
    return _UNITS.get(name) or _UNITS_OF_TYPES.get(kinds[0]) or ""


def fields_table(model: type[BaseModel]) -> Iterator[str]:
    """One model as a table, a row a field."""
    yield f"\n## {model.__name__}\n"
    yield f"{(model.__doc__ or '').strip()}\n"
    yield "| field | meaning | type | unit or form | schema.org |\n| --- | --- | --- | --- | --- |"
    for name, field in model.model_fields.items():
        meaning = _PROPERTY.sub("", " ".join((field.description or "").split()))
        properties = ", ".join(f"`{p}`" for p in properties_of(model, name))
        unit = unit_of(name, kinds_of(field.annotation))
        yield f"| `{name}` | {meaning} | {type_of(field.annotation)} | {unit} | {properties} |"


def fields_page() -> str:
    """All models, as docs/fields.md has them."""
    models = (Film, Review, Rating, Score, Person, Organization, Page)
    return "\n".join([line for model in models for line in fields_table(model)] + [""])


def rules_page() -> str:
    """All rules, consumer by consumer, as docs/rules.md has them."""
    lines = []
    for (consumer, link), group in groupby(rules().items(), key=lambda item: (item[1].consumer, item[1].link)):
        lines += [f"\n## {consumer.replace('good', 'Good')}\n", f"Source: <{link}>\n"]
        lines += ["| rule | | what it says | what to do |", "| --- | --- | --- | --- |"]
        lines += [_row(name, rule) for name, rule in group]
    return "\n".join([*lines, ""])


def _row(name: str, rule: Rule) -> str:
    return f'| <a id="{name}"></a>`{name}` | {rule.severity} | {rule.message} | {rule.help} |'


PAGES = {"fields.md": fields_page, "rules.md": rules_page}


def with_tables(name: str) -> str:
    """A page of the documentation as it should be."""
    by_hand = (DOCS / name).read_text("utf-8").partition(MARK)[0]
    return by_hand + MARK + PAGES[name]()


if __name__ == "__main__":
    for page in PAGES:
        (DOCS / page).write_text(with_tables(page), "utf-8")
