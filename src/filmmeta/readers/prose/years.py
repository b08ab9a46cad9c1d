"""When the film was made, as sentences say it: "the 1995 film", "un film de 1962", "it came out in 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.names import UPPER, evidence_of
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import either, group
from filmmeta.values.patterns import lazy

_ANY_YEAR = lazy(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_YEAR = r"(?<![\w.,/’'-])((?:19|20)\d\d)(?![\w/–-])"


def made_in(passage: Passage) -> Iterator[Claim]:
    """The years of a passage that sentences give to a film: to the one named beside them, else to the reviewed one."""
    if not _ANY_YEAR.search(passage.text):
        return
    for pattern in _patterns(passage.language):
        for m in pattern.finditer(passage.text):
            evidence = evidence_of(passage.document, passage.block, m.start(), m.end(), 0.45)
            about = passage.about(m.start(), m.end())
            yield Claim("film", "year", int(m[1]), evidence, about=about, block=passage.block.index)


@cache
def _patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    names = group("film_name", language) | group("directors_nouns", language, "prose")
    if language in ("ja", "zh", "ko"):
        return (re.compile(rf"((?:19|20)\d\d)\s?(?:年|년)[^。，、\n]{{0,8}}(?:{either(names)}|片|작)"),)
    genre = r"(?:[^\W\d_][\w-]*\s){0,2}"
    released = either(group("released", language))
    return (
        # "this 1995 science fiction film"; "the 1982 film" is most often the one that was remade
        re.compile(
            rf"(?<!\w)(?:[Tt]his|[Aa]n?)\s{genre}{_YEAR}\s{genre}(?:{either(names)})(?!\w)(?!\s[\"“„«‘]?[{UPPER}])"
        ),
        # "ein Film aus dem Jahr 2018"
        re.compile(rf"(?<!\w)(?:{either(names)})\s(?:{either(group('of_year', language))})\s{_YEAR}", re.IGNORECASE),
        # "it came out here in 2010", but not on DVD
        re.compile(
            rf"(?<!\w)(?:{released})\s(?:(?!DVD|Blu)[^\W\d_]+\s){{0,4}}(?:\d{{1,2}}\.?\s)?{_YEAR}", re.IGNORECASE
        ),
    )
