"""What a reader says about a page: one fact and the spot that states it."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Subject = Literal["film", "review", "page"]


class Evidence(NamedTuple):
    """Why a value is believed: who read it, where, in which words, how firmly."""

    reader: str
    """The reader that saw it: `"markup"`, `"metatags"`, `"headings"`, `"labels"`, `"byline"`,
    `"verdict"`, `"prose"`, `"body"`, `"subject"`, `"profile"`."""
    where: str
    """The spot: an element's path (`/html/body/article/p[2]`), or `line 3, column 1` in a text; a profile's name where
    the profile itself says it."""
    text: str
    """The page's own words that say it, white space collapsed, at most 300 characters."""
    confidence: float
    """From 0 to 1: how far this spot is to be trusted for this property."""
    note: str = ""
    """What the reader had to infer, empty when the page says it outright (`"scale inferred"`)."""


@dataclass(slots=True)
class Claim:
    """One fact that one spot of a page states: (subject, property, value, evidence).

    Readers fill the first group and never touch the last; resolve fills the last.
    """

    subject: Subject
    """What the fact is about: a film, a review, or the page itself."""
    property: str
    """The field of `Film` or `Review` that it fills (`"directors"`), or, of a page, `"kind"`,
    `"language"`, `"site"`."""
    value: Any
    """The typed value: one item of a list field, or the whole of a scalar one."""
    evidence: Evidence

    node: str = ""
    """Markup only: the syntax and number of the node that says it (`"json-ld 2"`), so that its facts stay together."""
    about: str = ""
    """Markup: the node of the film that a review is about. Prose: the film's name in the sentence."""
    block: int = -1
    """The text block that says it, counted from 0; -1 where no visible block does."""

    rank: int = 0
    """Claims of a higher rank leave those of a lower one no say in their field: 1 is what a site's profile says."""

    targets: tuple[str, ...] = ()
    """Where its value stands: `("films[0]",)`; several where a page says once who wrote all its reviews."""
    why: str = ""
    """Why it lost, empty for a winner."""
    folded: str | None = field(default=None, repr=False, compare=False)
    """Its text as `vocabulary.key`, where the reader knows it."""

    @builtins.property
    def won(self) -> bool:
        """Whether its value stands in the result."""
        return bool(self.targets)
