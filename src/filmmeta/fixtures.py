"""Saved pages with what they must give: written, compared, and told apart field by field.

A fixture is a folder with the page, `page.html` or `page.txt`, and `expected.json`: `films` and `reviews` as the page
has them, and beside them, as far as they are needed, `habit` (what the page is an example of), `url`, and snippets that
some review's body holds (`body_has`) or none does (`body_lacks`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmmeta.document import Format, read_text
from filmmeta.errors import FilmmetaError
from filmmeta.models import Page
from filmmeta.parsing import parse

if TYPE_CHECKING:
    from filmmeta.profiles.files import Sources

EXPECTED = "expected.json"
_PAGES = ("page.html", "page.txt")
_LONGEST = 160


def add_fixture(
    source: Any,
    folder: Path,
    *,
    url: str | None = None,
    habit: str | None = None,
    format: Format = "auto",
    profiles: Sources = (),
) -> Path:
    """Save a page beside what filmmeta says of it now, which is to be read and corrected before it is a test.

    Args:
        source: the page, as for `filmmeta.parse`, but no tree.
        folder: the fixture to make; it must not exist, or be empty.
        url: the page's address.
        habit: what the page is an example of, in one line.
        format: as for `filmmeta.parse`.
        profiles: as for `filmmeta.parse`.

    Returns:
        The path of `expected.json`.

    Raises:
        FilmmetaError: the page is not usable, or the folder cannot be written or has a fixture already.
    """
    page = parse(source, url, format, profiles=profiles)
    data = source.read_bytes() if isinstance(source, Path) else source
    data = data if isinstance(data, bytes) else read_text(source).encode()
    is_text = all(e.where.startswith("line ") or not e.where for e in (c.evidence for c in page.claims))
    record = {"habit": habit, "url": url} | said(page)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any((folder / name).exists() for name in (EXPECTED, *_PAGES)):
            raise FilmmetaError(f"{folder} has a fixture already: name another folder")
        (folder / _PAGES[is_text and format != "html"]).write_bytes(data)
        _write(folder, {k: v for k, v in record.items() if v is not None})
    except OSError as error:
        raise FilmmetaError(f"cannot write {folder}: {error.strerror or error}") from error
    return folder / EXPECTED


def page_of(folder: Path) -> Path:
    """The saved page of a fixture.

    Raises:
        FilmmetaError: it has none.
    """
    for name in _PAGES:
        if (folder / name).is_file():
            return folder / name
    raise FilmmetaError(f"{folder} has no page: save it as page.html or page.txt")


def expected(folder: Path) -> dict[str, Any]:
    """The `expected.json` of a fixture.

    Raises:
        FilmmetaError: it cannot be read.
    """
    path = folder / EXPECTED
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise FilmmetaError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise FilmmetaError(f"{path}: this is no JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise FilmmetaError(f"{path}: it must be an object with films and reviews")
    return loaded


def said(page: Page) -> dict[str, Any]:
    """What a page says, without what is absent; a review names its film by number, a body is its paragraphs."""
    dump = page.model_dump(mode="json", exclude_defaults=True)
    films = dump.get("films", [])
    reviews = dump.get("reviews", [])
    for review in reviews:
        if "film" in review:
            review["film"] = films.index(review["film"])
        if "body" in review:
            review["body"] = review["body"].split("\n\n")
    return {"films": films, "reviews": reviews}


def parse_fixture(folder: Path, profiles: Sources = ()) -> Page:
    """The page of a fixture, parsed."""
    return parse(page_of(folder), url=expected(folder).get("url"), profiles=profiles)


def differences(folder: Path, profiles: Sources = ()) -> list[str]:
    """Where filmmeta says something else than a fixture expects, field by field; empty where they agree.

    What the fixture does not speak of, `films` or `reviews`, is not compared.
    """
    record, page = expected(folder), parse_fixture(folder, profiles)
    found = said(page)
    lines: list[str] = []
    for kind in ("films", "reviews"):
        if kind in record:
            lines += _of_things(kind, record[kind], found[kind], page)
    bodies = [review.body or "" for review in page.reviews]
    lines += [
        f"body_has\n  no body holds: {s!r}" for s in record.get("body_has", ()) if not any(s in b for b in bodies)
    ]
    lines += [f"body_lacks\n  a body holds: {s!r}" for s in record.get("body_lacks", ()) if any(s in b for b in bodies)]
    return lines


def update(folder: Path, profiles: Sources = ()) -> bool:
    """Write what filmmeta says now into `expected.json`; whether that changed it."""
    before = expected(folder)
    after = before | said(parse_fixture(folder, profiles))
    if after != before:
        _write(folder, after)
    return after != before


def _write(folder: Path, record: dict[str, Any]) -> None:
    (folder / EXPECTED).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _of_things(kind: str, wanted: Any, found: list[Any], page: Page) -> Iterator[str]:
    """The differences of the films or reviews of a page."""
    if not isinstance(wanted, list) or not all(isinstance(thing, dict) for thing in wanted):
        yield f"{kind}\n  expected.json must have a list of objects"
        return
    for number in range(max(len(wanted), len(found))):
        name = f"{kind}[{number}]"
        if number >= len(found):
            yield f"{name}\n  expected: {_short(wanted[number])}\n  found:    none"
        elif number >= len(wanted):
            yield f"{name}\n  expected: none\n  found:    {_short(found[number])}"
        else:
            for field in dict.fromkeys([*wanted[number], *found[number]]):
                before, after = wanted[number].get(field), found[number].get(field)
                if before != after:
                    yield f"{name}.{field}\n" + "\n".join(_of_field(before, after)) + _where(page, kind, number, field)


def _of_field(wanted: Any, found: Any) -> Iterator[str]:
    """What differs in one field: of lists the items alone."""
    if isinstance(wanted, list) and isinstance(found, list):
        missing, extra = [x for x in wanted if x not in found], [x for x in found if x not in wanted]
        yield from (f"  missing:  {_short(item)}" for item in missing)
        yield from (f"  extra:    {_short(item)}" for item in extra)
        if not missing and not extra:
            yield f"  expected: {_short(wanted)}\n  found:    {_short(found)}"
    else:
        yield f"  expected: {_short(wanted)}"
        yield f"  found:    {_short(found)}"


def _where(page: Page, kind: str, number: int, field: str) -> str:
    """Where the found value stands, the most trusted spots first."""
    things: Iterable[Any] = page.films if kind == "films" else page.reviews
    spots = page.evidence(list(things)[number], field) if field in type(list(things)[number]).model_fields else []
    shown = dict.fromkeys(f"{e.reader}, {e.where or 'the address'}" for e in spots)
    return "".join(f"\n  ↳ {spot}" for spot in list(shown)[:2])


def _short(value: Any) -> str:
    """A value in one line."""
    if value is None:
        return "nothing"
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        rest = ", ".join(f"{k}: {v}" for k, v in value.items() if k not in ("name", "type") and isinstance(v, str))
        value = f"{value['name']} ({rest})" if rest else value["name"]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
