"""Values of films and reviews in words, for people to read."""

from __future__ import annotations

from typing import Any

_LABELS = {"imdb_id": "IMDb id", "url": "Address", "name": "Title"}


def field_label(name: str) -> str:
    """A field's name for people: `"date_published"` is "Date published"."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def value_text(value: Any) -> str:
    """A value, an item of one or a list of them in one line: `"3.5/5  “★★★½”"`, `"97 min"`, `"Ada Brandt (Iris)"`."""
    if isinstance(value, list):
        return ", ".join(value_text(v) for v in value)
    name = getattr(value, "name", None)
    if name is not None:
        character = getattr(value, "character", None)
        return f"{name} ({character})" if character else str(name)
    kind = type(value).__name__
    if kind == "Score":
        best = f"/{value.best:g}" if value.best is not None else ""
        count = f" ({value.count:,} votes)" if value.count else ""
        return f"{value.source or 'aggregate'} {value.value:g}{best}{count}"
    if kind == "Rating":
        if value.value is None:
            return str(value.text)
        return (
            f"{value.value:g}"
            + (f"/{value.best:g}" if value.best is not None else "")
            + (f"  “{value.text}”" if value.text else "")
        )
    if kind == "timedelta":
        return f"{int(value.total_seconds() // 60)} min"
    return str(value).replace("\n\n", " ¶ ")
