"""Lines between a headline and its text that are a fact's: a mark, a day, a name, a label, a tagline."""

from __future__ import annotations

from collections.abc import Sequence

from filmmeta.blocks import Block, runs
from filmmeta.values.bylines import is_byline, is_dateline
from filmmeta.values.dates import is_day
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import is_rating
from filmmeta.vocabulary import countries, key, key_label, label_words, words

_LONGEST = 120
"""Characters of a line of facts: "Czechoslovakia 1967. 92 mins. Black and white."."""


def is_fact(block: Block, language: str | None) -> bool:
    """Whether a block between headline and text is a fact box's, a mark, a day, a name or a tagline."""
    if block.heading:
        return is_day(block.text, language)
    if block.tag in ("td", "th", "dt", "dd") and "\n" not in block.text:
        return True
    return states(block.text.split("\n")[0], language)


def states(line: str, language: str | None) -> bool:
    """Whether a line states a fact."""
    return (
        is_rating(line)
        or _QUOTED.match(line) is not None
        or is_byline(line, language)
        or is_dateline(line, language)
        or (len(line) <= _LONGEST and find_duration(line) is not None)
        or _is_origin(line)
        or (len(line) <= _LONGEST and key(line).endswith(tuple(words("subtitled"))))
        or _is_labelled(line, language)
    )


_QUOTED = lazy(r"\s*[\"“„«].*[\"”“»]\s*$")


def _is_origin(line: str) -> bool:
    """As in "USA 1998"."""
    return line[-1:].isdigit() and " ".join(w for w in key(line).split() if not w.isdigit()) in countries()


def _is_labelled(line: str, language: str | None) -> bool:
    """Whether a line begins with a label; one that could be a title's needs a colon."""
    labels = _labels(line, language)
    return not labels <= {None, "name"} or (":" in line[:25] and "name" not in labels)


def _labels(line: str, language: str | None) -> set[str | None]:
    """What the first words of a line stand for as labels."""
    tokens = line.split()[:3]
    return {key_label(key(" ".join(tokens[:n])), language) for n in range(1, len(tokens) + 1)}


def table_rows(blocks: Sequence[Block], language: str | None) -> frozenset[int]:
    """The rows of tables in a plain text: lines right below one another, many of which begin with a credit.

    "Written by Ada Brandt" below "Director Jan Kroll" is one, and ends no article.
    """
    found: set[int] = set()
    for run in runs(blocks) if blocks and blocks[0].element is None else ():
        rows = [b for b in run if len(b.text) <= _LONGEST]
        credited = sum(_may_hold_label(b) and not _CREDITS.isdisjoint(_labels(b.text, language)) for b in rows)
        # of wrapped lines two may begin with "in" and "with"
        if credited > max(1, _MANY * len(run)):
            found.update(b.index for b in rows)
    return frozenset(found)


_MANY = 0.3


def _may_hold_label(block: Block) -> bool:
    """A cheap test: most lines have no word of any label."""
    return not (label_words().isdisjoint(block.said) and block.text.isascii())


_CREDITS = frozenset(("directors", "writers", "actors", "directors_writers", "duration", "year", "countries", "genres"))
