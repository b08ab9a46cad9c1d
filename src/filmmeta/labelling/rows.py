"""A table in a plain text: lines right below one another, each with a label and its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from filmmeta.blocks import Block, runs
from filmmeta.labelling.bare import first_tokens
from filmmeta.labelling.label import PEOPLE, Hit
from filmmeta.labelling.meaning import LONGEST_LABEL, meaning
from filmmeta.labelling.values import follows_plainly
from filmmeta.layout.prose import is_whole_sentence
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, label_reach, longest_label, words


def boxed_lines(blocks: Sequence[Block], has_label: Callable[[Block], bool]) -> frozenset[int]:
    """The lines of those tables, two lines of which are plainly a label with its value."""
    found: set[int] = set()
    for together in runs(blocks):
        if len(together) > 2 and sum(map(has_label, together)) >= _PLAIN_ROWS:
            found.update(b.index for b in together)
    return frozenset(found)


_PLAIN_ROWS = 2


def row_label(block: Block, language: str | None) -> Hit | None:
    """The label that a row of a table begins with: "Genre Slow, Wet", "My mark ★★★"."""
    text = block.text
    if len(text) > _LONGEST_ROW or is_whole_sentence(text):
        return None
    for token in reversed(first_tokens(text, _reach(text))):
        said, value = text[: token.end()], text[token.end() :].strip()
        name = _meaning(said, language) if value else None
        if name is not None:
            return Hit(name, 0, token.end(), 0.7) if _may_hold(name, said, value, language) else None
    return None


_LONGEST_ROW = 120


def _reach(text: str) -> int:
    """How many words may be labels: of several, "Country, year", the second may be of as many as any."""
    first = text.partition(" ")[0]
    reach = label_reach(first.rstrip(",/"))
    return reach and (longest_label() if _JOINED.search(text[:LONGEST_LABEL]) else reach)


def _meaning(said: str, language: str | None) -> str | None:
    """What a label stands for, or the first of several in one: the country, if any, of "Year / Country"."""
    parts = _JOINED.split(said)
    meanings = [meaning(part, language) for part in parts]
    if None in meanings:
        return None
    return "countries" if "countries" in meanings else meanings[0]


_JOINED = lazy(r"\s?[,/]\s?")


def _may_hold(name: str, said: str, value: str, language: str | None) -> bool:
    """Whether a value may stand behind a label; "Rating of the jury 3/5" has another."""
    if name in PEOPLE:
        return follows_plainly(f" {value}", name, said, language)
    if name in _NUMBERS and value[0].islower():
        return False
    return name not in _NO_ROWS and key(said) not in words("film", language)


_NUMBERS = frozenset(("rating", "year", "release_date", "duration", "content_rating"))
_NO_ROWS = frozenset(("name", "alternate_names", "authors", "summary", "pros", "cons", "watch_on"))
"""What begins lines of other kinds as well: "By the sea", "Good morning", "Watch this"."""
