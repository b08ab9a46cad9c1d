"""What stands behind the last item of a list and is none: "and others", "u. a.", a link to the rest."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import spelled

_LONGEST_TAIL = 120


@cache
def _tail() -> re.Pattern[str]:
    others = "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in sorted(spelled("others"), key=len, reverse=True))
    more = either(spelled("more"))
    counted = rf"[,;]?\s*(?:\w{{1,3}}|&)?\s*\d{{1,3}}\s+(?:{either(spelled('further'))})\b[^\n]{{0,80}}"
    caseless = r"等|ほか|他|외"
    return re.compile(
        rf"(?:{counted}|[\s,;](?:{others})\.?|(?:{caseless})|[\s,;|.](?:{more})\s*[»›>.…]*|\s*(?:…|\.\.\.|»|›))\s*$",
        re.IGNORECASE,
    )


_DIGIT = lazy(r"\d")
_GOES_ON = frozenset("…»›>.等か他외")


def _may_go_on(text: str) -> bool:
    """A cheap test: most lists end in a name, and in no word of a tail, no sign of one and no number."""
    if text[-1:] in _GOES_ON or _DIGIT.search(text):
        return True
    return _last_piece(text) in _last_pieces()


def _last_piece(text: str) -> str:
    """What stands behind the last space or mark of a text, in small letters; to a pattern that minds no case ı is i."""
    for mark in (None, ",", ";", "|", "."):
        text = (text.rsplit(mark, 1) or [""])[-1]
    return text.casefold().replace("ı", "i")


@cache
def _last_pieces() -> frozenset[str]:
    """The last pieces of all tails that are words, their spaces left out or not."""
    parts = (form.split() for form in (*spelled("others"), *spelled("more")))
    return frozenset(_last_piece("".join(words[at:])) for words in parts for at in range(len(words)))


def without_tail(text: str) -> str:
    """The list without what says only that it goes on.

    >>> without_tail("Jonas Pell, Mira Osei u. a."), without_tail("Harbour Films See more »")
    ('Jonas Pell, Mira Osei', 'Harbour Films')
    >>> without_tail("Mira Osei and 12 others"), without_tail("Etta Moreau")
    ('Mira Osei', 'Etta Moreau')
    """
    head, end = text[:-_LONGEST_TAIL], text[-_LONGEST_TAIL:].rstrip()
    for _ in range(2):  # "et al. See more »"
        if not _may_go_on(end) or (shorter := _tail().sub("", end).rstrip()) == end:
            break
        end = shorter
    return head + end
