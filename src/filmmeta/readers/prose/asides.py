"""The names that end at a place, but for what is said of them in passing: "Jonas Pell, as quiet as ever, plays"."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.readers.prose.names import AND_WORD, NAME, UPPER
from filmmeta.readers.prose.passage import Passage, ends_in_capitals, name_before
from filmmeta.readers.prose.wordings import group
from filmmeta.values.patterns import either, lazy


def name_at(passage: Passage, start: int, end: int, several: bool) -> re.Match[str] | None:
    """The name or names that end at a place, but for what is said of them in passing."""
    text = passage.text
    aside = text[end - 2 : end - 1] in (",", ")")
    named = aside or ends_in_capitals(text, start, end)
    if several:
        return _TOGETHER_BEHIND.search(text, start, end) if named else None
    together = _TOGETHER_BEHIND.search(text, start, end) if named and text[end - 1 : end] == " " else None
    # "Quant à Jonas Pell, que je n'avais pas revu, il joue": the name stands before the sentence
    again = _ANEW.search(text, max(start, end - _LONGEST_PRONOUN), end)
    if again is not None and not several and " " not in again[1] and text[again.start(1) - 2] == ",":
        end, aside = again.start(1), True
    who = text[start:end].rstrip().endswith(tuple(group("who_plays", passage.language, "prose")))
    return (
        name_before(text, start, end)
        or (ASIDE_BEHIND.search(text, start, end) if aside and text[end - 1 : end] == " " else None)
        or (_who_aside(passage.language).search(text, max(0, end - _LONGEST_ASIDE), end) if aside else None)
        or (who_behind(passage.language).search(text, start, end) if who else None)
        or together
    )


LONGEST_NAME = 160
_TOGETHER = rf"{NAME}(?:,\s{NAME}){{0,8}},?\s{AND_WORD}\s{NAME}"
# "Mara (Etta Moreau) plays the organ" is no aside
_ASIDE = rf"(?:,\s(?![{UPPER}])[^,;.!?()]{{1,70}},|,?\s(?!\({NAME}\))\([^()]{{1,100}}\),?)\s$"
ASIDE_BEHIND = lazy(rf"({NAME}){_ASIDE}")
_TOGETHER_BEHIND = lazy(rf"({_TOGETHER})(?:\s$|{_ASIDE})")
_LONGEST_ASIDE, _LONGEST_PRONOUN = 240, 8
_ANEW = lazy(r",\s((?:[Ii]l|[Ee]lle|[Ee]r|[Ss]ie|[Hh]e|[Ss]he|[Hh]ij|[Zz]e|[Zz]ij|[Hh]an|[Hh]on|[Hh]un|он|она))\s$")


@cache
def _who_aside(language: str | None) -> re.Pattern[str]:
    """As in "Jonas Pell, whom I know as the vet in "Molar" (and from that advertisement), plays"."""
    forms = either(group("who", language, "prose") - {"best"})
    return re.compile(rf"({NAME}),\s(?:{forms})\s(?:[^,;.!?()]|\([^()]*\)){{1,180}},\s$")


@cache
def who_behind(language: str | None) -> re.Pattern[str]:
    """As in "Jonas Pell, who plays"."""
    return re.compile(rf"({NAME}),?\s\(?(?:{either(group('who_plays', language, 'prose'))})\s$")
