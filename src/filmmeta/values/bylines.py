"""Bylines: "By Jane Doe", "Text: X | 12 March 2020", "von X am 3. Mai"."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.models import Organization, Person
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.vocabulary import any_of, key, spelled

_CUT = lazy(
    r"\s*(?:[|·•。，！]|\s[-–—/]{1,2}\s|\(|\[|,?\s\d{1,2}[./]\d|,?\s(?:on|in|at|am|le|el|em|il|den|den|pe|for|dans|at)\s+\S|,?\s\d{4}|,?\s\d{1,2}\s\w+|"
    r"\s\d+\s(?:min|comments?)|\s(?:posted|published|updated|last)\b|[:;]).*$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 160


def after_by(text: str, language: str | None) -> str | None:
    """What follows the word for "by" at the start of a line; None where the line begins with none.

    >>> after_by("Reviewed by Dora Penhallow", "en"), after_by("Baby Driver", "en")
    ('Dora Penhallow', None)
    """
    m = _by(language).match(text[:_LONGEST])
    return text[m.end() :] if m else None


def byline_people(text: str, language: str | None, handles: bool = False) -> list[Person | Organization]:
    """The authors that a byline names, without the date, place or count that follow.

    Args:
        text: the line, with or without its "by".
        language: of the page.
        handles: whether a lone word that is no name counts, too: `"moviefan77"`.

    >>> [p.name for p in byline_people("By Ann Lee and Bo Yi on 3 May 2020", "en")]
    ['Ann Lee', 'Bo Yi']
    """
    said = after_by(text, language)
    rest = _CUT.sub("", said if said is not None else text).strip(" ,.")
    people: list[Person | Organization] = [p for p in split_people(rest, language) if key(p.name) not in _no_authors()]
    if not people and handles and 1 < len(rest) <= 30 and rest.count(" ") <= 2 and key(rest) not in _no_authors():
        return [Person(name=rest)] if any(c.isalpha() for c in rest) else []
    return people


def is_byline(text: str, language: str | None) -> bool:
    """Whether a short line says who wrote what stands beside it, and nothing else."""
    return len(text) <= 100 and after_by(text, language) is not None and bool(byline_people(text, language))


@cache
def _no_authors() -> frozenset[str]:
    """What stands in bylines beside names, or in place of one."""
    return any_of("by", "on", "film", "review", "ends", "skip", "nobody")


@cache
def _by(language: str | None) -> re.Pattern[str]:
    own = [*spelled("by", language), *spelled("by", "en")] if language else list(spelled("by"))
    forms = "|".join(re.escape(w) for w in sorted(set(own), key=len, reverse=True))
    return re.compile(rf"^\s*[-–—•|(\[*]*\s*(?:{forms})\s*(?:[:：]\s*|\s+|(?<=[\u2e80-\uffff]))(?=\S)", re.IGNORECASE)
