"""Heads inside the running text that could each name a film, as on a page of several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled, before_label
from filmmeta.models import Person
from filmmeta.readers.headings.heads import RATED_LINE, head_line, title_run_in, undated
from filmmeta.readers.headings.names import FORMS
from filmmeta.readers.headings.rights import RIGHTS_SIGN
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import parse_date
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.rating import is_rating
from filmmeta.values.titles import NUMBERED, TitlePiece, bare_title, is_speech, title_pieces
from filmmeta.vocabulary import (
    aggregators,
    common_words,
    countries,
    key,
    key_label,
    known_words,
    months,
    words,
    words_of_label,
)


class Section(NamedTuple):
    """A head and the film that it could name."""

    block: Block
    line: str
    title: TitlePiece
    form: str
    """Its title's form, or what else stands in the line: `"rated"`, `"dated"`, `"labelled"`."""
    kind: str
    """What heads of the page have in common with it."""
    makers: list[Person]

    def claims(self, document: Document) -> Iterator[Claim]:
        """The film's name, and what the head says of it."""
        name, index = self.title.text, self.block.index
        where, line = document.where(self.block), self.line[:300]
        sure = FORMS.get(self.form, _OTHER_FORM)
        evidence = Evidence("headings", where, line, sure, f"{self.form} {self.kind}")
        yield Claim("film", "section", name, evidence, block=index)
        if self.title.year:
            evidence = Evidence("headings", where, line, 0.8)
            yield Claim("film", "year", self.title.year, evidence, about=name, block=index)
        director = split_people(self.title.director, document.base_language)
        for person in director or self.makers:
            evidence = Evidence("headings", where, line, 0.65 if director else 0.5)
            yield Claim("film", "directors", person, evidence, about=name, block=index)


_OTHER_FORM = 0.7


def sections(document: Document) -> Iterator[Claim]:
    """Headings, lines in bold, numbered lines: each with the film that it could name."""
    # the one past the limit tells that there are more
    found = list(islice(_sections(document), document.limits.values + 1))
    if (headline := _names_trade(document)) is not None and _are_people(found):
        evidence = Evidence("headings", document.where(headline), headline.text[:300], 0.8, "heads are people")
        yield Claim("page", "kind", "people", evidence, block=headline.index)
    else:
        for section in found:
            yield from section.claims(document)


def _sections(document: Document) -> Iterator[Section]:
    layout = document.layout
    labelled = {found.block: found for found in reversed(document.labels)}
    values = {n for found in document.labels for n in range(found.value_block, found.value_end)} - set(labelled)
    for block in document.blocks[max(0, layout.headline + 1) : layout.end + 1]:
        if block.zone in _SIDE or block.index == layout.headline or block.index in values:
            continue
        section = _section(block, labelled.get(block.index), document.base_language)
        if section is not None:
            yield section


def _names_trade(document: Document) -> Block | None:
    """The headline, where it has a word for those who make films: "The 25 finest actors of all time"."""
    headline, language = document.headline, document.base_language
    trades = known_words("screen", language) & (words_of_label("actors") | words_of_label("directors"))
    return headline if headline is not None and not trades.isdisjoint(headline.said) else None


def _are_people(found: list[Section]) -> bool:
    """Whether heads are names of people, one and all."""
    names = [s for s in found if s.title.text.count(" ") and looks_like_name(s.title.text)]
    return len(found) >= _LEAST_PEOPLE and len(names) >= _MOSTLY * len(found)


_LEAST_PEOPLE, _MOSTLY = 5, 0.9
_SIDE = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio", "tags", "caption"))


def _section(block: Block, label: Labelled | None, language: str | None) -> Section | None:
    line = head_line(block) if label is None else before_label(block, label)
    run_in = "" if line else title_run_in(block)
    line = line or run_in
    if not line or _heads_nothing(line, language) or key_label(key(line), language) is not None:
        return None
    line = _bare(line)
    pieces = [piece for piece in title_pieces(line) if len(piece.text) <= _LONGEST_TITLE]
    if not pieces:
        return None
    title = _slanted(block, line, max(pieces, key=lambda piece: _RANK[piece.form]))
    if label is not None and title.year is None and (dated := _YEAR_LAST.search(block.text.partition("\n")[0])):
        title = title._replace(year=int(dated[1]))
    form = _form(line, title.form, label is not None)
    if not _HAS_LETTER.search(title.text) or (form == "rated" and _is_rater(title.text)):
        return None
    if form == "quoted" and language == "en" and is_speech(title.text):
        return None
    kind = "run-in" if run_in else _kind_of_head(block, line, form)
    return Section(block, line, title, form, kind, _makers(block, len(run_in)) if run_in else [])


# "«Low Water», dir. Ada Brandt, 2015", and the review below
_YEAR_LAST = lazy(r",\s((?:19|20)\d\d)$")
_LONGEST_TITLE = 90
_RANK = {"part": 0, "whole": 1, "review": 2, "quoted": 3, "year": 4}
_HAS_LETTER = lazy(r"\w")


def _bare(line: str) -> str:
    """A head without its day, its number in words, or the link to its own place."""
    line = undated(line)
    # "FIRST REEL: Low Water": capitals count or sort what stands behind them
    if (m := _CAPITALS_BEFORE.match(line)) and not m[2].isupper():
        line = m[2]
    return line.removesuffix("#").removesuffix("¶").rstrip()


_CAPITALS_BEFORE = lazy(r"^([^\W\da-z_][^a-z:]{2,30}):\s+(\S.*)$")


def _slanted(block: Block, line: str, title: TitlePiece) -> TitlePiece:
    """The only part of a head in italics in place of the whole: "First torment: <i>Some Film</i>"."""
    inner = [text for text in block.marked("i") if text in line and len(text) < 0.85 * len(line)]
    if len(inner) == 1 and title.form in ("whole", "part"):
        return bare_title(inner[0])._replace(form="quoted")
    return title


def _form(line: str, form: str, labelled: bool) -> str:
    """A head's form by what stands beside a title whose own form tells little."""
    if labelled:
        return "labelled" if form in ("whole", "part", "review") else form
    if form in ("whole", "part") and RATED_LINE.search(line):
        return "rated"
    return "dated" if form in ("whole", "part") and _DATED_LINE.search(line) else form


_DATED_LINE = lazy(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*$")


def _is_rater(text: str) -> bool:
    """As in "mine 8/10", "A. 6/10": whose mark it is."""
    return " " not in text and (text[0].islower() or len(text.strip(".")) == 1)


# ---------------------------------------------------------------- lines that head nothing


def _heads_nothing(line: str, language: str | None) -> bool:
    """Whether a line in bold is a byline, a line of rights, a standfirst, a mark, a day or a film's origin."""
    return (
        is_byline(line, language)
        or RIGHTS_SIGN.search(line) is not None
        or (len(line) > _LONGEST_SENTENCE and _SENTENCES.search(line) is not None)
        or is_rating(line)
        or _GRADE.fullmatch(line) is not None
        or len(_SIGNS_EXPLAINED.findall(line)) > 1
        or _SIZED.search(line) is not None
        or _is_score(line, language)
        or _is_day(line, language)
        or _is_posted(line, language)
        or _is_origin(line)
    )


_GRADE = lazy(r"[A-DF][+\-−–]?")
_LONGEST_SENTENCE = 60
_SENTENCES = lazy(r"[^\W\d_]{3,}[.!?…]\s.*[.!?…]$")
# "★ a whole one, ☆ half of one"
_SIGNS_EXPLAINED = lazy(r"[★⭐☆½]\ufe0f?\s?[=:：–—]?\s?[^\W\d_]")
# "Aspect ratio: 2.35:1"
_SIZED = lazy(r":\s?\d+(?:[.,:]\d+)+$")


def _is_score(line: str, language: str | None) -> bool:
    """As in "IMDb 7.1 100k votes", "Movie score 7.6 / 10"."""
    m = _MARKED_LINE.match(line)
    return m is not None and (key(m[1]) in aggregators() or key_label(key(m[1]), language) == "rating")


_MARKED_LINE = lazy(r"([^\d\n]{2,30}?)[\s:]*\d{1,3}(?:[.,]\d|\s?%|\s?/\s?\d)")


def _is_day(line: str, language: str | None) -> bool:
    """As in "3 May 2020", "Tuesday, May 3, 2020", "Reviewed on 6/22/2020", "Thursday 2nd"."""
    first, _, rest = line.partition(" ")
    first = first.rstrip(".,")
    if (not rest or rest[0].isdigit()) and key(first) in words("weekday"):
        return True
    if not line[-2:].isdigit():
        return False
    day = first[:1].isdigit() or first.casefold() in months() or key(first) in words("weekday")
    day = day or key(line.rstrip("0123456789/.- ")) in words("on", language) | words("on", "en")
    return day and parse_date(line) is not None


def _is_posted(line: str, language: str | None) -> bool:
    """As in "Date published 23 March 2012 Writer admin"."""
    tokens = line.split()[:_LONGEST_LABEL]
    labels = {key_label(key(" ".join(tokens[:count])), language) for count in range(1, len(tokens) + 1)}
    return "published" in labels and parse_date(line) is not None


_LONGEST_LABEL = 3


def _is_origin(line: str) -> bool:
    """As in "USA 1998"."""
    return all(key(part) in countries() for part in _COUNTRIES_APART.split(_YEAR.sub("", line).strip(" ,")))


_COUNTRIES_APART = lazy(r"[/,]\s?(?!$)")
_YEAR = lazy(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")

# ---------------------------------------------------------------- what heads have beside the title


def _makers(block: Block, end: int) -> list[Person]:
    """As in "**Low Water** (Ada Brandt, Jan Kroll) A ferry waits": who stands in brackets behind a capsule's title."""
    m = _NAMES_BEHIND.match(block.text, end)
    # "**Low Water** (Ada Brandt, Estonia)"
    people = [p for p in split_people(m[1]) if not all(key(c) in countries() for c in p.name.split("/"))] if m else []
    named = people and all(" " in p.name and looks_like_name(p.name) and not _has_english(p.name) for p in people)
    return people if m and named and sum(len(p.name) for p in people) > _NAMES_SHARE * len(m[1]) else []


_NAMES_BEHIND = lazy(r"[.,]?\s?\((?:dir\.?\s|d\.\s)?([^()\d]{5,80})\)(?=\s|$)")
_NAMES_SHARE = 0.45


def _has_english(name: str) -> bool:
    """As in "**El Valor de una Promesa** (After the Promise)": no name, but another title."""
    return any("en" in common_words().get(word, ()) for word in name.split() if word[0].islower())


def _kind_of_head(block: Block, line: str, form: str) -> str:
    """What heads of a kind have in common: in a plain text, where lines of all kinds look alike, number or form."""
    if block.element is not None:
        return block.tag if block.heading else "bold"
    if block.text[-1:] in "#¶":
        return "anchored line"  # the link to a heading's own place
    if NUMBERED.match(line):
        return "numbered line"
    if form == "whole" and line.isupper() and len(line) > _SHORTEST_CAPITALS:
        return "capitals line"
    return f"{form} line" if form in _TELLING else "line"


_SHORTEST_CAPITALS = 3
_TELLING = frozenset(("year", "rated", "dated", "labelled"))
