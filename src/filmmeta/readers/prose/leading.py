"""The names that a phrase leads to: right behind it, or behind words that describe who is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.readers.prose.names import AND, AND_WORD, NAME, SURNAME
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, leads_to_name
from filmmeta.values.patterns import lazy


def names_at(passage: Passage, position: int) -> Iterator[tuple[int, str]]:
    """Names right behind a place of a text, and where they end: "Ada Brandt", "the great Jonas Pell and newcomer X"."""
    text, language = passage.text, passage.language
    found = _NAMES_AFTER.match(text, position)
    names = found[1] if found else ""
    first = ONE.split(names, maxsplit=1)[0]
    # "by British import Jonas Pell": the capital alone is nobody's name
    if " " not in first and (first.endswith(("'s", "’s")) or not (first and passage.people.full(first))):
        led = _LED.match(text, position)
        if led is not None and leads_to_name(led[1], language):
            found, names = led, led[2]
    for _ in range(_MOST_LED):
        if found is None:
            return
        yield found.end(), names
        found = _AND_LED.match(text, found.end())
        if found is not None and not leads_to_name(found[1], language):
            return
        names = found[2] if found else ""


SEVERAL = rf"{NAME}(?:{AND}{NAME}){{0,9}}"
# "director, Ada Brandt", "Оператор — Ада Брандт"
_NAMES_AFTER = lazy(rf"(?:,|\s[—–])?\s(?:the\s|der\s|die\s|les?\s|el\s|la\s|il\s)?({SURNAME}(?:{AND}{NAME}){{0,9}})")
_LED = lazy(rf"\s((?:\w[\w’'-]*\s){{1,5}}?)({SEVERAL})")
# "Mirko Zan (La diga) e Alba Ferrer", "Ada Brandt and newcomer Mira Osei"
_AND_LED = lazy(rf"(?:\s\([^()]{{1,80}}\))?,?\s{AND_WORD}\s((?:\w[\w’'-]*\s){{0,4}}?)({SEVERAL})")
ONE = re.compile(AND)
"""Parts a list of names into each one."""
_MOST_LED = 4


def is_likened(passage: Passage, start: int) -> bool:
    """As in "it recalls the Danish actor Jonas Pell", "like Ada Brandt's debut": that is another film."""
    before = _SENTENCE_END.split(passage.folded[max(0, start - _CLOSE) : start])[-1].split()[-_MOST_LIKENED:]
    return not group("like", passage.language, "prose").isdisjoint(before)


_SENTENCE_END = lazy(r"[.!?…]\s")
_CLOSE, _MOST_LIKENED = 30, 3
NEAR = 60
"""Characters on either side of a phrase that are looked at."""
