"""Labels without a colon at the start of a statement: "Directed by Ridley Scott.", "Certificate 18", "Director – A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from filmmeta.labelling.label import DASH, NO_COLON, Hit
from filmmeta.labelling.meaning import meaning
from filmmeta.labelling.people import cast_behind
from filmmeta.labelling.values import YEAR_ALONE, are_genres, follows_plainly
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.vocabulary import label_reach, longest_label


def bare_labels(text: str, start: int, end: int, language: str | None) -> list[Hit]:
    """The label that a statement begins with, and those that follow it without any colon."""
    hit = _bare_label(text[start:end], start, language)
    if hit is None:
        return []
    return [hit, *_running_on(text[:end], hit, language), *_cast_behind(text[:end], hit, language)]


def _bare_label(line: str, position: int, language: str | None) -> Hit | None:
    stripped = line.lstrip(" (*•-–—")
    start = position + len(line) - len(stripped)
    reach = label_reach(stripped.partition(" ")[0])
    if not reach:
        return None
    for token in reversed(first_tokens(stripped, reach)):
        said = stripped[: token.end()]
        if (name := meaning(said, language)) is not None:
            gap = _gap(stripped[token.end() :], name, said, position == 0, language)
            return None if gap is None else Hit(name, start, start + token.end() + gap, 0.75)
    return None


def _gap(rest: str, name: str, said: str, begins: bool, language: str | None) -> int | None:
    """How many characters part a label from its value; None where no value follows.

    Args:
        rest: what stands behind the label.
        name: the property.
        said: the label's words.
        begins: whether the label begins its block.
    """
    dash = DASH.match(rest)
    if dash and rest[dash.end() :].strip() and (name in NO_COLON or name in _BEFORE_DASHES):
        return dash.end()
    row = begins and _is_row(rest, name, language)
    return 0 if row or (name in NO_COLON and follows_plainly(rest, name, said, language)) else None


def _is_row(value: str, name: str, language: str | None) -> bool:
    """Whether a line is a table's row in a plain text: "Year 1974", "Genre Drama, Western"."""
    if name == "year":
        return YEAR_ALONE.fullmatch(value) is not None
    return name == "genres" and are_genres(value, language)


_BEFORE_DASHES = frozenset(("genres", "countries", "year", "release_date", "languages"))


def first_tokens(line: str, reach: int) -> list[re.Match[str]]:
    """The tokens at the start of a line that a label of so many words can take; remarks and dashes are not counted."""
    tokens = list(islice(_TOKEN.finditer(line), min(longest_label(), 5)))
    if reach < len(tokens) and "(" not in line[: tokens[-1].end()]:
        counted = 0
        for number, token in enumerate(tokens):
            counted += token[0][0].isalnum()
            if counted > reach:
                return tokens[:number]
    return tokens


_TOKEN = lazy(r"\S+")


def _running_on(text: str, first: Hit, language: str | None) -> Iterator[Hit]:
    """Further labels of a line without any colon: "Director A B Screenwriters C D, E F Cast G H"."""
    tokens = list(_TOKEN.finditer(text[first.end :]))
    for this, after in pairwise(tokens[1:]):
        if this[0][0].isupper() and after[0][0].isupper():
            name = meaning(this[0], language)
            if name is not None and name in NO_COLON:
                yield Hit(name, first.end + this.start(), first.end + this.end(), 0.7)


def _cast_behind(text: str, first: Hit, language: str | None) -> Iterator[Hit]:
    """As in "Un film de A, avec B, C et D": a cast in the same line as the director."""
    if first.property in ("directors", "directors_writers"):
        for m in islice(cast_behind(language).finditer(text, first.end), 1):
            if split_people(text[m.end() :], language):
                yield Hit("actors", m.start(1), m.end(), 0.7)
