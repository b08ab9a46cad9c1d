"""Running times in sentences: "for 130 minutes we watch"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.prose.names import evidence_of
from filmmeta.values.certificates import find_certificate
from filmmeta.values.counting import counts_time, spelled_minutes
from filmmeta.values.duration import find_minutes
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, words


def running_time(document: Document, block: Block, text: str, language: str | None) -> Iterator[Claim]:
    """As in "for 130 minutes we watch": as long as films run, and not a part of one, "the last 70 minutes"."""
    spelled_out = counts_time(block.said, language) or language in ("zh", "ja")
    for minutes, start, end in chain(find_minutes(text), spelled_minutes(text, language) if spelled_out else ()):
        before = key(text[max(0, start - 30) : start]).split()[-2:]
        if minutes in _A_FILM and not set(before) & words("parts"):
            evidence = evidence_of(document, block, start, end, 0.45)
            yield Claim("film", "duration", timedelta(minutes=minutes), evidence, block=block.index)
            # "Certificate 15, 101 minutes."
            alone = text[start - 2 : start - 1] in ".,;(" and text[end : end + 1] in ".,;)"
            if certificate := find_certificate(text[max(0, start - 30) : end + 30], running=alone):
                yield Claim("film", "content_rating", certificate, evidence, block=block.index)
            if alone and (year := _YEAR_BEFORE.search(text, max(0, start - _NEAR), start)):
                yield Claim("film", "year", int(year[1]), evidence, block=block.index)
            return


# "Directed by A. Name. 2012. 101 min. R."
_YEAR_BEFORE = lazy(r"(?<=[.,;(]\s)((?:19|20)\d\d)[.,;]\s$")
_NEAR = 10


_A_FILM = range(60, 261)
"""Minutes that a feature film runs."""
