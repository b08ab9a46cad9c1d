"""Profiles from TOML files; what is wrong in one is said with the file, the key and the reason."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Review
from filmmeta.profiles.model import Profile, Selector, compiled, expression

Source = str | os.PathLike[str] | Profile
Sources = Source | Iterable[Source]

_TABLES = {"film": set(Film.model_fields), "review": set(Review.model_fields) - {"film"}}
_KEYS = {f.name for f in fields(Selector)}
_ONLY_FOR = {
    "format": ("film.year", "film.release_date", "review.date_published", "review.date_modified"),
    "best": ("review.rating", "film.scores"),
    "source": ("film.scores",),
}


def load_profiles(sources: Sources) -> tuple[Profile, ...]:
    """Profiles, loaded and checked.

    Args:
        sources: a TOML file, a folder of them, a `Profile`, or several of these.

    Raises:
        FilmmetaError: a file cannot be read or is no profile; it names the file, the key and what is wrong.
    """
    if isinstance(sources, (str, os.PathLike, Profile)):
        sources = [sources]
    return tuple(profile for source in sources for profile in _load(source))


def _load(source: Source) -> Iterator[Profile]:
    if isinstance(source, Profile):
        yield source
        return
    path = Path(source)
    if path.is_dir():
        files = sorted(path.glob("*.toml"))
        if not files:
            raise FilmmetaError(f"{path} holds no profile: `filmmeta profile new PAGE` makes one")
        for file in files:
            yield _read(file)
    else:
        yield _read(path)


def _read(path: Path) -> Profile:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise FilmmetaError(f"cannot read the profile {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FilmmetaError(f"{path}: this is no TOML: {error}") from error
    return profile_of(data, path.name, str(path))


def profile_of(data: dict[str, Any], name: str, where: str) -> Profile:
    """The profile that TOML data is; `where` names the file in errors."""
    try:
        return _profile(data, name)
    except FilmmetaError as error:
        raise FilmmetaError(f"{where}: {error}") from error


def _profile(data: dict[str, Any], name: str) -> Profile:
    for key in data:
        if key not in ("host", "path", "when", "each", *_TABLES):
            raise _wrong(key, "there is no such key: it is host, path, when, each, film or review")
    hosts = data.get("host")
    hosts = [hosts] if isinstance(hosts, str) else hosts
    if not hosts or not isinstance(hosts, list) or not all(isinstance(h, str) and h for h in hosts):
        raise _wrong("host", 'a profile needs the host of its site, or a list of them: host = "blog.example"')
    if bad := next((h for h in hosts if "/" in h), None):
        raise _wrong("host", f"{bad!r} is an address: give the host alone, and `path` for a part of the site")
    path, each = (_text(data, key) for key in ("path", "each"))
    if each:
        _checked("each", compiled, each)
    when = _selector("when", data["when"]) if "when" in data else None
    if "when" in data and (when is None or not when.css):
        raise _wrong("when", "it must be a CSS selector, or a table with one")
    found: dict[str, tuple[Selector, ...]] = {}
    absent: set[str] = set()
    for table, known in _TABLES.items():
        if not isinstance(data.get(table, {}), dict):
            raise _wrong(table, 'it must be a table: film.name = "h1"')
        for field, value in data.get(table, {}).items():
            key = f"{table}.{field}"
            if field not in known:
                raise _wrong(key, f"a {table} has no such field: it has {', '.join(sorted(known))}")
            selectors = [_selector(key, item) for item in (value if isinstance(value, list) else [value])]
            if None in selectors[:-1]:
                raise _wrong(key, "false can only stand last")
            if selectors and selectors[-1] is None:
                absent.add(key)
            found[key] = tuple(s for s in selectors if s is not None)
    return Profile(name, tuple(hosts), path or "*", when, each, found, frozenset(absent))


def _selector(key: str, value: Any) -> Selector | None:
    """A selector as a string or table; None for `false`, "or else it is not stated"."""
    if value is False:
        return None
    if isinstance(value, str):
        value = {"css": value}
    if not isinstance(value, dict):
        raise _wrong(key, "give a CSS selector, a table, a list of these, or false")
    for name, given in value.items():
        inner = f"{key}.{name}"
        if name not in _KEYS:
            raise _wrong(inner, f"there is no such key: it is one of {', '.join(sorted(_KEYS))}")
        if name in _ONLY_FOR and key not in _ONLY_FOR[name]:
            raise _wrong(inner, f"only {' and '.join(_ONLY_FOR[name])} can have it")
        if name == "best":
            if not isinstance(given, (int, float)) or isinstance(given, bool) or not 0 < given < 1e6:
                raise _wrong(inner, "it must be a positive number")
        elif not isinstance(given, str) or not given:
            raise _wrong(inner, "it must be a text that is not empty")
    if ("css" in value) == ("value" in value):
        raise _wrong(key, "give either css, where it stands, or value, what it is")
    for name in ("css", "without"):
        if name in value:
            _checked(f"{key}.{name}", compiled, value[name])
    if "regex" in value:
        _checked(f"{key}.regex", expression, value["regex"])
    if "format" in value:
        _checked(f"{key}.format", _try_format, value["format"])
    return Selector(**value)


def _try_format(form: str) -> None:
    datetime.strptime(datetime(2011, 12, 31, tzinfo=UTC).strftime(form), form)  # noqa: DTZ007  only whether it works


def _checked(key: str, check: Any, value: str) -> None:
    try:
        check(value)
    except (re.error, OverflowError, RecursionError) as error:
        raise _wrong(key, f"{value!r} is no regular expression: {error}") from error
    except ValueError as error:
        raise _wrong(key, f"{value!r} is no date format: {error}") from error
    except FilmmetaError as error:
        raise _wrong(key, str(error)) from error


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise _wrong(key, "it must be a text")
    return value


def _wrong(key: str, why: str) -> FilmmetaError:
    return FilmmetaError(f"{key}: {why}")
