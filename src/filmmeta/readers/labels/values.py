"""The values of labels: text of one label in, typed facts of the film out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from filmmeta.labelling import Labelled
from filmmeta.models import Organization
from filmmeta.readers.labels.openings import on_disc
from filmmeta.readers.labels.parts import IN_BRACKETS, LONGEST_TERMS, genres, origin
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import find_month_year, find_year, parse_date
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.terms import split_terms
from filmmeta.values.text import unquoted
from filmmeta.values.titles import bare_title
from filmmeta.vocabulary import key, key_label, services, words

PEOPLE = ("directors", "writers", "producers", "cinematographers", "editors", "composers", "actors")
BOTH = {"directors_writers": ("directors", "writers"), "directors_producers": ("directors", "producers")}
CREW = ("producers", "cinematographers", "editors", "composers")
_TERMS = ("genres", "countries", "languages", "watch_on")
_COMPANIES = ("production_companies", "distributors")
_LONGEST_TITLE = 120
BRACKETS = lazy(r"\([^()]*\)")
# below a heading "演员" stand sentences as often as names
_TELLS = lazy(r"。[^。]*[\u3041-\u3096\u4e00-\u9fff]")
# Spanish "Dirección: Calle Mayor 12" says where a restaurant is; "(1998)" behind a director's name is a year
_ADDRESS = lazy(r"^[^\d,|/;\n]{3,40}\s\d{1,4}(?!\w|\s?\))")


_MARK_FIRST = lazy(r"\d{1,3}\s?/\s?\d")


def facts_of(found: Labelled, language: str | None, dayfirst: bool) -> Iterator[tuple[str, Any, float]]:
    """The film's fields that a label's value fills, each with how much less it is to be trusted than the label."""
    value = found.value
    if found.property == "directors" and _ADDRESS.match(value):
        return
    if (found.property in PEOPLE or found.property in BOTH) and _TELLS.search(value):
        return
    if found.property in PEOPLE:
        value, cast = _without_cast(value, language)
        for actor in split_people(cast, language):
            yield "actors", actor, 0.1
        people = split_people(value, language)
        for person in () if found.property in CREW and _is_menu(found, value) else people:
            # "Screenplay: A (after the novel by B)": only who plays has a character
            named = person if found.property == "actors" else person.model_copy(update={"character": None})
            if found.property == "producers" and _is_company(person.name):
                yield "production_companies", Organization(name=person.name), 0.0
            else:
                yield found.property, named, 0.0
    elif found.property in BOTH:
        for person in split_people(value, language):
            for name in BOTH[found.property]:
                yield name, person, 0.0
    elif found.property == "countries" or (found.property in _COMPANIES and origin(value)):
        # "Produkcja: Polska 2021": where a company would stand stands the country
        for country in origin(value) or (split_terms(value) if len(value) <= LONGEST_TERMS else []):
            yield "countries", country, 0.0
        if year := find_year(value):
            yield "year", year, 0.1
    elif found.property in _TERMS:
        # "Language: 2/5, one rude word" says how bad it is
        if len(value) <= LONGEST_TERMS and not _MARK_FIRST.match(value):
            for term in (term for term in split_terms(value) if not term.isdigit()):
                for item in genres(term, language) if found.property == "genres" else [term]:
                    yield found.property, item, 0.0
    elif found.property in _COMPANIES:
        # "Production: (U.K.-Italy) A Lantern Slide presentation"
        if m := IN_BRACKETS.match(value):
            for country in origin(m[1]):
                yield "countries", country, 0.0
        for term in split_terms(value.replace(" & ", " ＆ ")) if len(value) <= LONGEST_TERMS else ():
            yield found.property, Organization(name=term.replace("＆", "&")), 0.0
    elif found.property == "name":
        piece = bare_title(unquoted(value.split("\n")[0]))
        if 1 <= len(piece.text) <= _LONGEST_TITLE:
            yield "name", piece.text, 0.0
            if piece.year:
                yield "year", piece.year, 0.05
    elif found.property == "alternate_names":
        for part in re.split(r"\s+/\s+|\n|;", value):
            piece = bare_title(
                unquoted(BRACKETS.sub("", part) if part.count("(") == 1 and not re.search(r"\(\d{4}\)", part) else part)
            )
            if 1 <= len(piece.text) <= _LONGEST_TITLE:
                yield "alternate_names", piece.text, 0.0
    else:
        yield from _scalar(found, value, dayfirst)


def _is_company(name: str) -> bool:
    """As in "Produtora: Pier Films": in some languages a company and a woman are called the same."""
    said = key(name).split()
    return said[-1] == "films" or not words("company").isdisjoint(said)


def _without_cast(value: str, language: str | None) -> tuple[str, str]:
    """As in "Regie: Ada Brandt · mit Jonas Pell, Mira Osei": behind the dot a label without a colon, and the cast."""
    for m in _PART_OF_LINE.finditer(value):
        if key_label(key(m[1]), language) == "actors":
            return value[: m.start()], value[m.end() :]
    return value, ""


_PART_OF_LINE = lazy(r"\s[·•|]\s([^\W\d_]{3,12})\s(?=[^\W\d_])")


def _is_menu(found: Labelled, value: str) -> bool:
    """As in "Music", "Radio", "TV" and in lists of categories: one word after another in blocks of their own."""
    blocks = found.value_end - found.value_block
    return found.block != found.value_block and " " not in value and blocks > (1 if value.isascii() else _LARGESTCREW)


_LARGESTCREW = 6


def _scalar(found: Labelled, value: str, dayfirst: bool) -> Iterator[tuple[str, Any, float]]:
    if found.property == "release_date" and on_disc(found.label):
        return
    parse = _SCALARS.get(found.property)
    if parse is not None and len(value) <= 400 and (parsed := parse(value)) is not None:
        yield found.property, parsed, 0.0
    if found.property == "release_date":
        day = parse_date(value, dayfirst)
        if day is not None:
            yield "release_date", day, 0.0
            yield "year", day.year, 0.1
        elif (month := find_month_year(value)) is not None:
            yield "year", month[0], 0.1
        elif (year := find_year(value)) is not None and len(value) < 60:
            yield "year", year, 0.1
        # "Premiere: digital services (Vudu, Prime Video)": where it is out stands in place of when
        for name in _services(value):
            yield "watch_on", name, 0.1
    elif (
        found.property == "rating"
        and (certificate := parse_certificate(value))
        and not any(c in value for c in "/★*%")
        and not value.strip().isdigit()
    ):
        # "voto: 7+", "10 üzerinden 7,5" are marks
        aged = certificate.rstrip("+").isdigit()
        if (len(certificate) > 1 and not aged) or certificate in "GRX" or (aged and certificate[:-1] in _AGES):
            yield "content_rating", certificate, 0.1
    elif found.property == "year" and (moment := parse_date(value, dayfirst)) is not None:
        yield "release_date", moment, 0.1


_AGES = frozenset(("12", "13", "14", "15", "16", "18"))


def _services(value: str) -> list[str]:
    inner = m[1] if (m := IN_BRACKETS.search(value)) else value
    terms = split_terms(inner) if len(inner) <= LONGEST_TERMS else []
    return terms if any(key(t) in services() for t in terms) else []


_SCALARS: dict[str, Callable[[str], Any]] = {
    "duration": parse_duration,
    "content_rating": parse_certificate,
    "year": find_year,
}
