"""Texts that are plainly a value of some property, whatever stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filmmeta.blocks import Block
from filmmeta.labelling.label import COMPANIES, NO_COLON
from filmmeta.labelling.meaning import LONGEST_LABEL
from filmmeta.labelling.people import before_origin, cast_behind
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import parse_date
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name, split_people
from filmmeta.values.tails import without_tail
from filmmeta.vocabulary import any_of, countries, key, key_label, language_tag, words


def follows_plainly(rest: str, name: str, said: str, language: str | None) -> bool:
    """Whether what stands behind a label without a colon is a value of its property.

    Args:
        rest: the text behind the label.
        name: the property.
        said: the label's words.
    """
    value = rest.strip(" .)")
    if not value or len(value) > 160:
        return False
    if name == "countries":
        return all(key(part) in countries() for part in re.split(r"[,/]", value))
    if name in COMPANIES:
        # "Distributed by Warner Bros."; after one word alone, "Studio", may stand anything
        return " " in key(said) and _names_company(value)
    if name == "languages":
        return all(language_tag(part) is not None for part in re.split(r"[,/]", value))
    if name == "duration":
        return _is_duration(value)
    if name == "release_date":
        # a bare 公開日 is as often the day when the post was published
        return said[:1] < "\u2e80" and len(value) <= 40 and parse_date(value) is not None
    if name == "content_rating":
        # "Rated PG-13 for violence"
        return _is_certificate(value) and any(c.isdigit() or c.isupper() for c in value[:8])
    if not any_of("film", language=language).isdisjoint(key(value).split()):
        return False  # the row of a menu: "Music Radio Movies Video"
    rest = _unclosed(rest.partition(" | ")[0].strip())  # "dir. A. Name | Denmark | 2015"
    if name != "actors" and (m := cast_behind(language).search(rest)):
        rest = rest[: m.start()]  # "réal. A. Name, avec B. Name"
    # "with", "con", "mit" head a cast only where several names follow and nothing else
    return _are_people(rest, 2 if len(key(said)) <= 4 and name == "actors" else 1, language)


def _unclosed(text: str) -> str:
    """A text without the end of a bracket that began before it: "(dir. A. Name)"."""
    return text.rstrip(" .)") if text.count(")") > text.count("(") else text


def _is_duration(value: str) -> bool:
    found = find_duration(value)
    return _CLOCK.fullmatch(value) is not None or (found is not None and found[2] - found[1] > 0.5 * len(value))


_CLOCK = lazy(r"\d:[0-5]\d(?::[0-5]\d)?")


def _is_certificate(value: str) -> bool:
    # "R for violence", "R (language, a drowning)"
    first, _, reason = value.partition(" ")
    return (
        len(value) <= 8
        or parse_certificate(value) == value
        or (parse_certificate(first) is not None and reason.startswith(("for ", "(")))
    )


def _are_people(rest: str, needed: int, language: str | None) -> bool:
    """Whether a text is little but full names, so many of them at least."""
    value = before_origin(_unclosed(without_tail(rest).strip(" .")))  # "A, B u. a." keeps its dots until then
    people = split_people(value, language)
    named = sum(len(p.name) + len(p.character or "") for p in people)
    return (
        len(people) >= needed and named > 0.6 * len(value) and all(" " in p.name or p.name > "\u2e80" for p in people)
    )


_LONGEST_SIGNS = 4
"""Signs of a name in a script without spaces."""
YEAR_ALONE = lazy(r"\s?(?:19|20)\d\d")


def are_genres(text: str, language: str | None) -> bool:
    """Whether a text names genres and nothing else."""
    return all(key(part) in words("genre", language) for part in re.split(r"[,/|]", text))


def _names_company(text: str) -> bool:
    capital = sum(w[:1].isupper() for w in text.split())
    return len(text) <= LONGEST_LABEL and text[:1].isupper() and capital > 0.5 * len(text.split())


def is_line_of(block: Block, name: str, blocks: Sequence[Block], language: str | None) -> bool:
    """Whether a line of a plain text is a value of some property and nothing else; a title has a label below it."""
    text = block.text
    if name in COMPANIES:
        return _names_company(text)
    if name == "name":
        after = blocks[block.index + 1 : block.index + 2]
        return bool(after) and key_label(after[0].key, language) is not None
    if name == "genres":
        return are_genres(text, language)
    if name == "year":
        return YEAR_ALONE.fullmatch(text) is not None
    if name == "authors":
        return is_lone_name(text) or (text > "\u2e7f" and len(text) <= _LONGEST_SIGNS)
    if name in ("published", "modified"):
        return len(text) <= LONGEST_LABEL and parse_date(text) is not None
    if name == "content_rating":
        return parse_certificate(text) is not None
    if name == "release_date":
        return len(text) <= LONGEST_LABEL and parse_date(text.partition("(")[0].strip()) is not None
    return name in NO_COLON and follows_plainly(" " + text, name, name, language)
