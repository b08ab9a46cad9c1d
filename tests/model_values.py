"""Hypothesis strategies for every value that the models hold, hostile text among it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from filmmeta import Film, Organization, Page, Person, Rating, Review, Score

HOSTILE = [
    "</script>",
    "</SCRIPT\t><script>alert(1)</script>",
    "<!--<script>",
    "<!--",
    "-->",
    "--!>",
    "]]>",
    "<![CDATA[",
    "<b>bold</b> & <i>it</i>",
    "&lt;/script&gt;",
    "&amp;quot;",
    "&#x3c;",
    "\u2028\u2029\x85",
    "\ud800",
    "\udfff\ud800",
    "\u202eright to left\u202c\u200f",
    "\ufeff\ufffe\uffff\ufdd0",
    "\x00\x01\x1f\x7f\x9f",
    "e\u0301 \u212b ﬁ",
    "\U0001f600\U0010ffff",
    "\\u003c/script\\u003e",
    '"},{"@type":"Movie"',
    "a, b and c / d; e",
    "Name (1999) - review",
    "  spaces\t\r\n\r\n  and lines  ",
    "https://www.imdb.com/title/tt0066832/",
    "tt0066832",
    "#movie",
    "javascript:alert(1)",
    "★★★½",
    "B+",
    "7,5/10",
    "80%",
    "1999",
    "1999-12-31",
    "PT1H",
    "en",
    "zh-TW",
    "English",
    "@id",
    "null",
    "x" * 100_000,
]

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=20),
    st.text(st.characters(categories=["Cs", "Cf", "Cc", "Zl", "Zp", "Sm", "Po"]), max_size=8),
    st.tuples(st.sampled_from(HOSTILE), st.text(max_size=5)).map("".join),
)
zones = st.none() | st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)

st.register_type_strategy(str, texts)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 100).map(float))
st.register_type_strategy(int, st.integers() | st.integers(0, 3000))
st.register_type_strategy(datetime, st.datetimes(timezones=zones))
st.register_type_strategy(date, st.dates())


def _of(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Every field of a model, each of them also absent."""
    fields: dict[str, Any] = {name: field.annotation for name, field in model.model_fields.items() if name != "type"}
    return st.fixed_dictionaries(
        {name: st.from_type(kind) for name, kind in fields.items() if model.model_fields[name].is_required()},
        optional={
            name: st.lists(st.from_type(kind.__args__[0]), max_size=3)
            if getattr(kind, "__origin__", None) is list
            else st.from_type(kind)
            for name, kind in fields.items()
            if not model.model_fields[name].is_required()
        },
    ).map(lambda values: model(**values))


for _model in (Person, Organization, Rating, Score, Film, Review):
    st.register_type_strategy(_model, _of(_model))

films = st.from_type(Film)
reviews = st.from_type(Review)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Pages of several films and reviews, in any order, some of no film."""
    listed = draw(st.lists(films, max_size=3))
    about = st.sampled_from([*listed, None])
    found = [r.model_copy(update={"film": draw(about)}) for r in draw(st.lists(reviews, max_size=4))]
    return Page(url=draw(st.none() | texts), films=listed, reviews=found)
