"""A block of running text with what its sentences are read by: its titles, and who is named in the text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.readers.prose.mentions import LONGEST_BLOCK, RUN, set_apart, title_like
from filmmeta.readers.prose.names import NAME, SURNAME, UPPER, evidence_of
from filmmeta.readers.prose.wordings import LONGEST_CLAUSE, in_passing
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.titles import title_pieces
from filmmeta.vocabulary import any_of, common_words, key, label, words

Title = tuple[str, int, int, str]
"""A title in a block: its text, where it begins and ends, how it is set apart."""

YEAR = lazy(r"\b(?:18|19|20)\d{2}\b")
_NAME_BEFORE = lazy(rf"({SURNAME})(?:,\s)?\s?$")


def ends_in_capitals(text: str, start: int, end: int) -> bool:
    """A cheap test: the last word between two places has a capital, as a name's last word has."""
    said = text[start:end].replace(",", " ").split()
    return bool(said) and said[-1] != said[-1].lower()


def name_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that ends at a place, but for a comma and a space behind it, and does not begin before another."""
    return _NAME_BEFORE.search(text, start, end) if ends_in_capitals(text, start, end) else None


def titles_of(block: Block, names: list[str], plain: re.Pattern[str]) -> list[Title]:
    """The titles of a block: those set apart in it, and those of the headline that stand in it as plain words."""
    text = block.text
    apart = set_apart(block)
    found = (
        [
            (title, start, end, form)
            for title, start, end, form in apart
            if title_like(title, form)
            and (form not in "bu" or is_prose(block))
            and not ((m := _ROLE_PLAYED.match(text, end)) and not YEAR.search(m[0]))
        ]
        if apart
        else []
    )
    for name in names:
        if name in text:
            for m in plain.finditer(text[:LONGEST_BLOCK]):
                if not any(start <= m.start() < end for _, start, end, _ in found):
                    found.append((m[0], m.start(), m.end(), "plain"))
            break
    return found


def is_caption(block: Block) -> bool:
    """Whether a block is a short line without a full stop."""
    return len(block.text) <= _LONGEST_CAPTION and not block.text.rstrip().endswith((".", "!", "?", "…", ":", "。"))


_LONGEST_CAPTION = 80


def is_long(text: str) -> bool:
    """Whether a block is more than a line that says who wrote it and when."""
    return len(text) > _LONG


_LONG = 200


def plain_titles(document: Document, known: Iterable[str]) -> tuple[list[str], re.Pattern[str]]:
    """What could be the film's title, to be known again where nothing sets it apart: the headline, known ones."""
    return _plain_pattern(document.headline.text if document.headline is not None else "", tuple(known))


@lru_cache(maxsize=4)
def _plain_pattern(headline: str, known: tuple[str, ...]) -> tuple[list[str], re.Pattern[str]]:
    pieces = [p.text for p in title_pieces(headline) if p.form in ("year", "quoted", "review", "whole")]
    names = {text for text in (*pieces, *known) if 4 <= len(text) <= 60 and len(text.split()) <= 8}
    longest_first = sorted(names, key=len, reverse=True)[:6]
    return longest_first, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


_BRACKETS = frozenset("《〈『")
# "*Wichita* (Emma Stone)": what its actor follows is a role
_ROLE_PLAYED = lazy(rf"[\"'”’»]?\s\((?:[a-z’'-]+\s){{0,4}}{NAME}(?:,[^()]{{0,60}})?\)")


class Passage(NamedTuple):
    """A block of running text, with what its sentences are read by."""

    document: Document
    block: Block
    text: str
    folded: str
    """The text in small letters, character by character."""
    titles: list[Title]
    people: People
    heading: str = ""
    """The title in the line above a caption, which is what the caption is of."""
    language: str | None = None
    """The page's."""

    def about(self, start: int, end: int, earlier: int | None = None) -> str:
        """The title that a phrase is said of; with `earlier`, only of those that end before that place."""
        titles = self.titles if earlier is None else [t for t in self.titles if t[2] < earlier]
        # where the page's title has brackets for the film's, quotation marks are for what is said
        if titles and not _BRACKETS.isdisjoint(self.document.title):
            titles = [t for t in titles if t[3] != "q"]
        near = nearest_title(titles, self.text, start, end, self.language) if titles else ""
        if not near and ")" in self.text[max(0, start - _LONGEST_LEAD) : start]:
            dated = _dated_before().search(self.text, max(0, start - LONGEST_CLAUSE), start)
            near = dated[1] if dated else ""
        return near or self.heading

    def claims(
        self, start: int, end: int, names: str, roles: tuple[str, ...], confidence: float, about: str, case: str = ""
    ) -> Iterator[Claim]:
        """The people of a list of names, each in each role, between two places of the text.

        Args:
            case: the grammatical case of the names, where the language has cases and it is not the nominative.
        """
        if (
            (names.isupper() and len(names) > 12)
            or names.startswith(("The ", "Das ", "Les ", "Los "))
            or " The " in names
        ):
            return
        if self.language == "tr":
            names = _TURKISH_ENDING.sub("", _TURKISH_BEHIND.sub(r"\1", names))
        names = bare_names(names.replace("’s", "").replace("'s", ""), self.language)
        for person in split_people(names, self.language):
            called = nominative(person.name, self.language, case) if case and self.language else None
            if case and self.language and not called and person.name.count(" ") > 1:
                # "film režiséra Davida Hronka Sklo a prach": the title follows, in no such case
                called = nominative(" ".join(person.name.split()[:2]), self.language, case)
            if not (name := self.people.full(called or person.name)) or self.people.is_title(name):
                continue
            if " " in name and label(name.partition(" ")[0].lower(), self.language):
                continue  # "DP Ada Brandt"
            if name.isupper() and " " in name and not names.isupper():
                continue  # "directed by Ada Brandt, LOW WATER takes place"
            if _has_acronym(name):
                continue  # "the debut of the Sovereign Class USS Enterprise"
            if not _of_no_person().isdisjoint(key(name).split()):
                continue  # "Cannes Film Festival"
            if name != person.name:
                person = person.model_copy(update={"name": name})
            for role in roles:
                firm = confidence + (_salience(self.people.times(name)) if role == "directors" else 0.0)
                evidence = evidence_of(self.document, self.block, start, end, firm)
                yield Claim("film", role, person, evidence, about=about, block=self.block.index)


_LONGEST_LEAD = 40


def _has_acronym(name: str) -> bool:
    """Whether letters that are no family name stand in capitals before the last word."""
    *inner, last = name.split()[1:] or [name]
    return not last.isupper() and any(len(word) > 2 and word.isupper() and word.isalpha() for word in inner)


@cache
def _dated_before() -> re.Pattern[str]:
    """As in "Man on the Roof (1988), the splendid film by": a title with its year, however it is set."""
    return re.compile(rf"({RUN.pattern})\s\((?:19|20)\d\d\)\s?[,–—-]?\s(?:[^\W\d_{UPPER}][\w’'-]*\s){{0,4}}$")


# "Aksungur’u", "Timberlake'in"
_TURKISH_ENDING = lazy(r"['’](?:n?[ıiuü]n|[yn]?[ıiuüea]|[dt][ea]n?|n[dt][ea]n?|y?l[ea])(?!\w)")
# "Yönetmen Selçuk Aral’ı Bozuk Saat’ten tanırız": behind an ending no name goes on
_TURKISH_BEHIND = lazy(r"(?<=['’])(\w{1,4})\s[^\W\d_]\w.*$")
_ARTICLE = lazy(r"^(?:The|Das|Les|Los)\s|\sThe\s")
"""Titles begin with these words, and names do not."""


class People:
    """Who is named in the running text: full once, and from then on by the last name."""

    def __init__(self, document: Document, blocks: list[Block]) -> None:
        self._language = document.base_language
        self._blocks = blocks
        self._full: dict[str, str] = {}
        self._times: dict[str, int] = {}
        self._counts: Counter[str] | None = None
        self._titles: set[str] | None = None

    def full(self, name: str) -> str:
        """The full name of somebody who is called by the last one, empty where the text has none."""
        if " " in name or name.lower() == name.upper():  # scripts without capitals write names as one word
            return name
        if name not in self._full:
            self._full[name] = next(self._found(name), "")
        return self._full[name]

    def _found(self, last: str) -> Iterator[str]:
        for block in self._blocks:
            at = block.text.find(last)
            while at >= 0:
                m = name_before(block.text, max(0, at - 40), at + len(last))
                if m and m[1].endswith(f" {last}") and " " in (bare := bare_names(m[1], self._language)):
                    yield bare
                at = block.text.find(last, at + 1)

    def is_title(self, name: str) -> bool:
        """Whether the text sets it apart as a title somewhere."""
        if self._titles is None:
            apart = (title for block in self._blocks if is_prose(block) for title in set_apart(block))
            self._titles = {text for text, _, _, form in apart if form in ("i", "q", "title")}
        return name in self._titles

    def times(self, name: str) -> int:
        """How often the text says the last word of a name."""
        last = key(name).rpartition(" ")[2]
        if self._counts is None and len(self._times) >= _FEW_NAMES:  # all words at once
            self._counts = Counter(chain.from_iterable(block.words for block in self._blocks))
        if self._counts is not None:
            return self._counts[last]
        if last not in self._times:
            self._times[last] = sum(block.words.count(last) for block in self._blocks if last in block.said)
        return self._times[last]


_FEW_NAMES = 5


@cache
def _of_no_person() -> frozenset[str]:
    return words("event", "en") | words("film", "en") | words("company")


def bare_names(names: str, language: str | None) -> str:
    """Names without a capitalised word before them that is none: "Is Tyler Perry", "Actor Michael Keaton".

    Of "But Perry" nothing is left: half a name is none.
    """
    # "Ada" is Turkish for island: only words of the page's own language are none of a name
    spoken = {language or "en", "en"}
    common = common_words()
    known = (
        any_of("film", language=language or "en")
        | words("film", "en")
        | words("by", "en")
        | words("no_name", language or "en")
        | words("no_name", "en")
        | words("epithet", "en")
        | words("as", language or "en")
        | words("with", language or "en")
    )
    # "un film d'Ada Brandt"
    names = _ELIDED.sub("", names)
    if language == "en" and " " in names:
        names = _TITLE_BEFORE.sub("", names)
    tokens = names.split()
    while len(tokens) > 1:
        # "That's Jonas Pell", "the one, the ONLY Jonas Pell"
        first = _CONTRACTED.sub("", tokens[0])
        shouted = len(first) > 2 and first.isupper() and not names.isupper() and "." not in first
        if not (shouted or spoken.intersection(common.get(first.lower(), ())) or key(first) in known):
            break
        tokens = tokens[1:]
    return " ".join(tokens) if len(tokens) > 1 or " " not in names else ""


# "Low Water In Ada Brandt's comedy": the title stands before the sentence without a mark
_TITLE_BEFORE = lazy(r"^.*\s(?:In|On|When|For|With|But|From|At)\s(?=\S+\s\S)")
_ELIDED = lazy(rf"^d['’](?=[{UPPER}])")
_CONTRACTED = lazy(r"['’](?:s|re|d|ll)$")


def _salience(times: int) -> float:
    """A review speaks of its film's director again and again, of those of other films once."""
    return 0.03 * math.log2(min(max(times, 1), 8))


_ENDS = (". ", "! ", "? ", "。", "\n")


def nearest_title(titles: list[Title], text: str, start: int, end: int, language: str | None) -> str:
    """The title nearest to a phrase in its sentence: that is the film it speaks of."""
    left = max(text.rfind(p, 0, start) for p in _ENDS) + 1
    right = min((i for i in (text.find(p, end) for p in _ENDS) if i >= 0), default=len(text))
    near = [
        (min(abs(s - end), abs(start - e)), t)
        for t, s, e, form in titles
        if left <= s
        and e <= right + 1
        and form != "b"
        and not (s <= start < e)
        # "from Ada Brandt (*The Other Boat*)": in brackets stands what else somebody made
        and not (s > end and text.rfind("(", end, s) > text.rfind(")", end, s))
        and not in_passing(text, max(left, s - LONGEST_CLAUSE), s, language, of_credit=True)
        # "Jonas Pell of *The Other Boat* fame"
        and text[end:s].strip(" \"'“‘’«„") not in _FAMED_FOR
    ]
    return min(near)[1] if near else ""


_FAMED_FOR = frozenset(("of", "from"))
