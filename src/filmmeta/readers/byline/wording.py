"""How posts word who wrote them and when: the phrases that lines begin and end with."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.bylines import after_by, by_within
from filmmeta.values.dates import FoundDate, find_dates, find_month_year
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import key, known_forms, label, words

BAR = lazy(r"\s*[|·•]\s*|\s[/–—-]\s")
"""What parts the pieces of a line."""


def is_phrase(line: str, rest: str) -> bool:
    """Whether what stands before the rest of a line says who wrote, and not what a thing is of: "de", "von", "по"."""
    said = len(line) - len(rest)
    return said * (_DENSE if line > "\u2e7f" else 1) >= _LEAST_PHRASE


_LEAST_PHRASE, _DENSE = 7, 2


def said_by(line: str, language: str | None) -> str | None:
    """What follows a phrase for "by" at the start of a line: "Posted by A. Name", but not "Von A. Name"."""
    rest = after_by(line, language)
    return rest if rest is not None and is_phrase(line, rest) else None


def said_behind(line: str, found: FoundDate, language: str | None) -> str | None:
    """What follows the "by" behind a date, as in "Reviewed 3 May 2020 by A. Name", "3 mei 2020 door A. Name"."""
    before, behind = key(line[: found.start]), line[found.end :]
    if not before:
        return after_by(behind.lstrip(), language)
    weekday = before.rpartition(" ")[2] in words("weekday")  # "Reviewed Sunday 3 May 2020 by A. Name"
    before = before.rpartition(" ")[0] if weekday else before
    # "Publicerat den 3 maj 2020 av A. Name"
    posted = says_posted(line, language) and before.count(" ") < _LONGEST_POSTED
    said = posted or ends_modified(before) or label(before, language) == "published"
    return by_within(behind, language) if said else None


_LONGEST_POSTED = 3


def says_posted(line: str, language: str | None) -> bool:
    """Whether a line begins with a label of the day of publication, colon or not."""
    tokens = line.split(" ", 2)
    return any(label(" ".join(tokens[:count]), language) == "published" for count in (1, 2))


def ends_modified(folded: str) -> bool:
    """Whether the key of what stands before a date ends with a word for a change."""
    return folded.endswith(_modified())


@cache
def _modified() -> tuple[str, ...]:
    return tuple(words("modified"))


def is_dated(line: str) -> bool:
    """Whether a line has a date, or a month and its year."""
    return next(find_dates(line), None) is not None or find_month_year(line) is not None


def before_tags(text: str, language: str | None) -> str:
    """As in "A. Name Categories Lists Tags" of a foot in one line: the name alone."""
    m = _tags_behind(language).search(text)
    return text[: m.start()] if m else text


def before_comments(line: str, language: str | None) -> str:
    """A line without the link to its comments: "3 May 2020 A. Name Leave a comment"."""
    m = _to_comment(language).search(line)
    return line[: m.start()] if m else line


@cache
def _to_comment(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"[\s|·•–-]+(?:{either(known_forms('to_comment', language or 'en'))})(?!\w)", re.IGNORECASE)


@cache
def _tags_behind(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(known_forms('tagged', language or 'en'))})(?!\w)", re.IGNORECASE)
