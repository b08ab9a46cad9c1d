"""The tables: one row a review with its film, and one row a film; their columns come from the models.

Arrow has no column that is a day or a moment: the day is kept, in `date_published` and `date_modified`. Durations are
minutes, in `duration_minutes`, since neither Parquet nor Spark has a duration that others read.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel, TypeAdapter

from filmmeta.models import Film, Review

Row = dict[str, Any]
Convert = Callable[[Any], Any]

_DURATION: TypeAdapter[timedelta] = TypeAdapter(timedelta)


class Column(NamedTuple):
    """One column: its name in the table, its type, and how it comes from the JSON of a model."""

    name: str
    key: str
    type: pa.DataType
    convert: Convert


def _columns(*models: type[BaseModel]) -> list[Column]:
    """The fields of a model; of several (a person or an organization) those of each, once."""
    found: dict[str, Column] = {}
    for model in models:
        for key, field in model.model_fields.items():
            if key == "type" and len(models) == 1:
                continue  # it says what the column says already
            kind, convert = _of(field.annotation)
            name = f"{key}_minutes" if _bare(field.annotation) is timedelta else key
            found.setdefault(key, Column(name, key, kind, convert))
    return list(found.values())


def _of(annotation: Any) -> tuple[pa.DataType, Convert]:
    """The column type of a field's type, and how its JSON becomes a cell."""
    annotation = _bare(annotation)
    if get_origin(annotation) is list:
        inner, convert = _of(get_args(annotation)[0])
        return pa.list_(inner), lambda items: [convert(item) for item in items]
    if get_origin(annotation) is Literal:
        return pa.string(), _same
    if get_origin(annotation) in (Union, types.UnionType):
        models = get_args(annotation)
        if set(models) == {date, datetime}:
            return pa.date32(), _day
        return _struct(_columns(*models))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(_columns(annotation))
    return _SIMPLE[annotation]


def _bare(annotation: Any) -> Any:
    """A type without its metadata and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        left = [a for a in get_args(annotation) if a is not type(None)]
        return _bare(left[0]) if len(left) == 1 else Union[tuple(left)]  # noqa: UP007 - it is made here
    return annotation


def _struct(columns: list[Column]) -> tuple[pa.DataType, Convert]:
    return pa.struct([(c.name, c.type) for c in columns]), lambda data: _row(data, columns)


def _row(data: Row, columns: list[Column]) -> Row:
    return {c.name: None if (value := data.get(c.key)) is None else c.convert(value) for c in columns}


def _same(value: Any) -> Any:
    return value


def _int(value: int) -> int | None:
    return value if abs(value) < 1 << 63 else None  # a page may claim more votes than a column can hold


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _minutes(text: str) -> float:
    return _DURATION.validate_python(text).total_seconds() / 60


_SIMPLE: dict[Any, tuple[pa.DataType, Convert]] = {
    str: (pa.string(), _same),
    int: (pa.int64(), _int),
    float: (pa.float64(), _same),
    date: (pa.date32(), _day),
    timedelta: (pa.float64(), _minutes),
}

_PAGE = [
    Column("source", "source", pa.string(), _same),
    Column("offset", "offset", pa.int64(), _same),
    Column("page_url", "url", pa.string(), _same),
    Column("page_date", "date", pa.timestamp("us"), _moment),  # UTC
    Column("syntaxes", "syntaxes", pa.list_(pa.string()), _same),
    Column("number", "number", pa.int64(), _same),
]
_REVIEW = _columns(Review)
_FILM = _columns(Film)


def _schema(columns: list[Column]) -> pa.Schema:
    return pa.schema([(c.name, c.type) for c in columns])


REVIEWS = _schema(_PAGE + _REVIEW)
"""One row a review. `source`, `offset`, `page_url`, `page_date` (UTC) and `syntaxes` say which page, `number` which of
its reviews, from 0; then the fields of `Review`, its `film` nested."""

FILMS = _schema(_PAGE + _FILM)
"""One row a film that a page is about, reviewed or not; `number` is its place on the page."""

ERRORS = pa.schema(
    [
        ("source", pa.string()),
        ("offset", pa.int64()),
        ("date", pa.timestamp("us")),
        ("url", pa.string()),
        ("kind", pa.string()),
        ("reason", pa.string()),
    ]
)
"""One row a page that gave nothing, as in `errors.jsonl`."""


def review_rows(page: Row) -> Iterator[Row]:
    """The rows of `REVIEWS` that one JSON line of a page gives."""
    yield from _rows(page, page["reviews"], _REVIEW)


def film_rows(page: Row) -> Iterator[Row]:
    """The rows of `FILMS` that one JSON line of a page gives."""
    yield from _rows(page, page["films"], _FILM)


def error_row(error: Row) -> Row:
    """The row of `ERRORS` of one JSON line of an error."""
    return {**error, "date": _moment(error["date"]) if error["date"] else None}


def _rows(page: Row, things: list[Row], columns: list[Column]) -> Iterator[Row]:
    for number, thing in enumerate(things):
        yield _row({**page, "number": number}, _PAGE) | _row(thing, columns)
