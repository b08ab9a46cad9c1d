"""What a label is: where it stands, what it stands for, and its value."""

from __future__ import annotations

from typing import NamedTuple

from filmmeta.values.patterns import lazy

COMPANIES = frozenset(("production_companies", "distributors"))
PEOPLE = frozenset(
    (
        "directors",
        "writers",
        "producers",
        "cinematographers",
        "editors",
        "composers",
        "actors",
        "directors_writers",
        "directors_producers",
    )
)
NO_COLON = PEOPLE | COMPANIES | {"duration", "content_rating", "release_date", "countries", "languages"}
"""Properties whose labels need no colon: their values can be told."""
DASH = lazy(r"^\s*(?:[-–—|=]{1,2}|\t)\s*")
"""What may stand between a label and its value in place of a colon."""
MOST_HITS = 200
"""Labels of one block that are found."""


class Labelled(NamedTuple):
    """A label with its value."""

    property: str
    """What the label stands for: a field's name, or a word of the vocabulary (`"ignored"`, `"series"`)."""
    label: str
    value: str
    """The page's words, line breaks kept."""
    block: int
    """The block that the label stands in."""
    value_block: int
    """The block that the value begins in."""
    value_end: int
    """The block after the value's last."""
    strength: float
    """From 0 to 1: how plainly it is a label and this its value."""


class Hit(NamedTuple):
    """A label in the text of a block; its value begins where it ends."""

    property: str
    start: int
    end: int
    strength: float


def stands_out(text: str) -> bool:
    """Whether a label may stand amid a line: with a capital, or in a script without them."""
    first = text.lstrip("([\"'")[:1]
    return first.isupper() or first > "\u2e7f"
