"""Works and who made them: "shot with a cold eye by Mira Osei", "the score, by Mira Osei", "Mira Osei's score"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.asides import LONGEST_NAME
from filmmeta.readers.prose.leading import is_likened, names_at
from filmmeta.readers.prose.names import AND_WORD, NAME, UPPER
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, leads_to_agent, leads_to_name, owns, roles_of
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import spelled


def named_by(passage: Passage) -> Iterator[Claim]:
    """As in "played with watchful humour by Jonas Pell": between the participle and its agent stands how."""
    found, roles = roles_of(passage.language, "done")
    for start, phrase in found.places(passage.folded, passage.block.said):
        m = _agent(passage.language).match(passage.text, start + len(phrase))
        if m is None or not leads_to_agent(m[1], passage.language):
            continue
        for end, names in names_at(passage, m.end()):
            yield from passage.claims(start, end, names, roles[phrase], 0.55, passage.about(start, end))


@cache
def _agent(language: str | None) -> re.Pattern[str]:
    """Some words on how something was done, none a name, and the word for "by"."""
    word = rf"(?![{UPPER}])\w[\w’'-]*"
    return re.compile(rf"((?:,?\s{word}){{1,7}}?)\s(?:{either(group('agent', language, 'prose'))})(?=\s)")


def named_as_makers(passage: Passage) -> Iterator[Claim]:
    """As in "the score, by the great Mira Osei", "Mira Osei's spare score"."""
    text, language = passage.text, passage.language
    found, roles = roles_of(language, "nouns")
    done = 0
    for start, noun in found.places(passage.folded, passage.block.said):
        if start < done:
            continue
        done = start + len(noun)
        link = _link(language).match(text, done)
        if link is not None and leads_to_name(link[1] or "", language):
            for end, names in names_at(passage, link.end()):
                done = end
                yield from passage.claims(start, end, names, roles[noun], 0.5, passage.about(start, end))
            continue
        reach = max(0, start - LONGEST_NAME)
        owned = text.find("'", reach, start) >= 0 or text.find("’", reach, start) >= 0
        owner = _OWNER.search(text, reach, start) if owned else _bare_owner(passage, reach, start)
        if owner is None or not owns(owner[2], language) or is_likened(passage, owner.start()):
            continue
        about = passage.about(owner.start(), done)
        yield from passage.claims(owner.start(), done, owner[1], roles[noun], 0.5, about)


def _bare_owner(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    """As in "Ada Brandts nya film": a genitive without any mark."""
    return _MARKLESS.search(passage.text, start, end) if passage.language in _WITH_S else None


_WITH_S = frozenset(("de", "sv", "da", "no"))


@cache
def _link(language: str | None) -> re.Pattern[str]:
    """What joins a work and who made it: "score, by", behind an adjective "film français de", "film d'Ada Brandt"."""
    english = rf",?()\s(?:{either(group('by', 'en', 'prose'))})(?=\s)"
    if language in (None, "en"):
        return re.compile(english)
    own = either(spelled("by", language, "prose"))
    return re.compile(rf"((?:\s[\w-]+){{0,2}}?)(?:\s(?:{own})(?=\s)|(?=\sd['’][{UPPER}]))|{english}")


_OWNER = lazy(
    rf"({NAME}(?:\s{AND_WORD}\s{NAME})?)['’]s?\s((?:(?![{UPPER}])[^\s.;:!?()\"“”„«»]+\s){{0,5}}?(?:[\w-]+\s)?)$"
)
_MARKLESS = lazy(rf"({NAME})(?<=\w\w)(?<=[^s])s\s((?:(?![{UPPER}])[^\s.;:!?()\"“”„«»]+\s){{0,3}}?)$")
