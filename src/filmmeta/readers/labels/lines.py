"""Facts in a line of their own without labels: "USA, 1994, 154 min", "Drama / Krimi"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.labelling import Labelled, before_label, before_label_in
from filmmeta.readers.labels.boxes import BOX_HEADS
from filmmeta.readers.labels.openings import opening_line
from filmmeta.readers.labels.parts import (
    DIGIT,
    IN_BRACKETS,
    LONGEST_LINE,
    PARTS,
    YEAR,
    age,
    genres,
    is_fact,
    is_genre,
    origin,
)
from filmmeta.readers.labels.stating import fact, fact_line, of_block
from filmmeta.values.certificates import find_certificate
from filmmeta.values.dates import find_year, parse_date
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, label_words, words

_SKIPPED = ("nav", "comments", "related", "share", "tags")
_MOST_LINES = 12


def running_lines(document: Document) -> Iterator[Claim]:
    """As in "R, Drama, 1hr 52min", "USA, 1994, 154 min", "154 mins. R. Starring:": facts in a line of their own."""
    first = {f.block: f for f in reversed(document.labels)}
    last = {f.block: f for f in document.labels if f.block == f.value_block}
    heads = {f.block for f in document.labels if f.property in BOX_HEADS}
    boxed = {n for head in heads for n in range(head - _BESIDE, head + _BESIDE + 1)}
    # a page of facts may have nothing but a footer to put them in
    skipped = _SKIPPED if document.layout.end <= document.layout.start else (*_SKIPPED, "footer")
    for block in document.blocks:
        if not block.digits or block.zone in skipped:
            continue
        text, label = block.text, first.get(block.index)
        if len(text) > LONGEST_LINE * 4 and not DIGIT.search(text, 0, LONGEST_LINE * 4):
            continue
        if label is not None and "\n" not in text:
            beside = (before_label(block, label), _behind_values(text, last.get(block.index)))
            text = "\n".join(filter(None, beside)) or text
            yield from _facts_alone(document, block, beside[1])
        for line in text.split("\n")[:_MOST_LINES]:
            if label is not None and "\n" in block.text:
                head = before_label_in(line, label)  # "Suomi 1997, 95 min. Ohjannut A B."
                if find_duration(head) is not None:
                    line = head
                elif head != line.strip():  # "Suomi 1997. Ohjannut A B, joka"
                    yield from _origin_line(document, block, head)
            found = [*_facts_of_line(document, block, line, block.index in boxed)] if len(line) <= LONGEST_LINE else []
            yield from found
            if any(claim.property == "duration" for claim in found):
                yield from _cast_line(document, block)
                break


_BESIDE = 4


def _behind_values(text: str, last: Labelled | None) -> str:
    """As in "Regie: A. Mit B, C. Deutschland 2016. 108 Minuten.": what stands behind the last label's value."""
    if last is None:
        return ""
    m = _NUMBERS_BEHIND.search(last.value)  # "Con A e B, 2009, 95'"
    return ((m[1] if m else "") + text.rpartition(last.value)[2]).strip(" .|·•–—-")


_NUMBERS_BEHIND = lazy(r"[,.]\s((?:(?:19|20)\d\d|\d{2,3}\s?(?:['′’]|min))(?!\d).*)$")


def _facts_of_line(document: Document, block: Block, line: str, boxed: bool) -> Iterator[Claim]:
    """What one line states, with a running time or without."""
    if m := _REASONED.match(line):
        yield fact("content_rating", m[1], of_block(document, block, line, 0.65), block)
    found = find_duration(line)
    if found is None:
        yield from _origin_line(document, block, line)
        if not label_words().isdisjoint(block.said):
            yield from opening_line(document, block, line)
    elif _is_fact_line(document, block, line, found[1:], boxed) and not _is_time_of_reading(line, found):
        yield from opening_line(document, block, line)
        yield from _beside_duration(document, block, line, found)


def _is_time_of_reading(line: str, found: tuple[timedelta, int, int]) -> bool:
    """As in "May 29, 2023 · 3 min": behind the day, so long is the text."""
    return found[0] < _READ_IN and parse_date(line[: found[1]].strip(" ,.|·•–—-")) is not None


_READ_IN = timedelta(minutes=25)


# "PG-13 - some sensuality and a scene of violence"
_REASONED = lazy(r"(PG(?:-13)?|R|NC-17|12A|TV-(?:MA|14|PG))\s[-–—]\s[^\W\d_]{2,}\s")


def _beside_duration(document: Document, block: Block, line: str, found: tuple[timedelta, int, int]) -> Iterator[Claim]:
    """The running time of a line, and what its other parts are."""
    duration, start, end = found
    evidence = of_block(document, block, line, 0.7)
    yield fact("duration", duration, evidence, block)
    parts = PARTS.split(YEAR.sub(",", line[:start] + "," + line[end:]))
    certificate = find_certificate(line, running=True) or next(filter(None, map(age, parts)), None)
    if certificate:
        yield fact("content_rating", certificate, evidence, block)
    made_in = [origin(part) for part in parts]
    if year := find_year(line[:start] + line[end:]):
        # beside a country it is the year of making, before that of an opening somewhere
        yield fact("year", year, of_block(document, block, line, 0.82 if any(made_in) else 0.7), block)
    for part, countries in zip(parts, made_in, strict=True):
        if key(part) and is_genre(part, document.base_language):
            yield fact("genres", clean(part).strip(" .-–—"), evidence, block)
        for country in countries:
            yield fact("countries", country, evidence, block)
    yield fact_line("duration", evidence, block.index)


def _facts_alone(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "Com A e B. Drama. 14 anos.": what is left of a block with labels, and nothing but facts."""
    parts = [part for part in PARTS.split(line) if part.strip()]
    if not parts or not all(is_fact(part, document.base_language) for part in parts):
        return
    evidence = of_block(document, block, line, 0.6, "beside labels")
    for part in parts:
        if is_genre(part, document.base_language):
            yield fact("genres", clean(part).strip(" ."), evidence, block)
        elif certificate := age(part):
            yield fact("content_rating", certificate, evidence, block)


def _origin_line(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "USA 1994", "Title (Idem, Brasil/Portugal – 2014)": countries and the year, without a duration."""
    if (year := find_year(line)) is None:
        return
    inner = m[1] if (m := IN_BRACKETS.search(line)) and line.endswith(")") else line
    parts = _TITLE_PART.split(inner)
    if inner != line:
        found = [c for part in parts for c in origin(part)]
    else:
        # "„Niski stan”, Polska 2019", "La marea baja. Argentina/Spanien 1987"
        found = origin(inner) or [c for part in parts if find_year(part) == year for c in origin(part)]
    if not found or find_year(inner) != year:
        return
    evidence = of_block(document, block, line, 0.6, "countries and year")
    for country in found:
        yield fact("countries", country, evidence, block)
    # the year of making beside the country, before that of an opening somewhere
    dated = of_block(document, block, line, 0.82, "countries and year")
    yield fact("year", year, dated, block)
    yield fact_line("countries", evidence, block.index)


_TITLE_PART = lazy(r",\s*|\.\s+")


def genre_lines(document: Document) -> Iterator[Claim]:
    """As in "Drama / Krimi" between title and facts: a line of nothing but genres."""
    first = document.layout.headline
    known = _genre_words(document.base_language)
    last = max(first + 3, document.layout.start)  # databases have no running text that starts anywhere
    for block in document.blocks[first + 1 : last + 1]:
        if block.zone or len(block.text) > LONGEST_LINE:
            continue
        # in Chinese and Japanese the words of a line may be one in its key
        if block.key < "\u2e80" and known.isdisjoint(block.said):
            continue
        parts = _nothing_but_genres(block.text, document.base_language)
        if len(parts) > 1:
            for part in parts:
                evidence = of_block(document, block, block.text, 0.65, "a line of genres")
                yield fact("genres", part, evidence, block)
            return


@cache
def _genre_words(language: str | None) -> frozenset[str]:
    return frozenset(word for genre in words("genre", language) | words("genre", "en") for word in genre.split())


def _nothing_but_genres(line: str, language: str | None) -> list[str]:
    """The genres of a line that holds nothing else; none of any other."""
    found: list[str] = []
    for piece in PARTS.split(line):
        held = genres(clean(piece).strip(" .-–—"), language)
        if not all(is_genre(genre, language) for genre in held):
            return []
        found += held
    return found


def _cast_line(document: Document, facts: Block) -> Iterator[Claim]:
    """Right below a line of facts, a line of nothing but names: the cast, without a label."""
    for block in document.blocks[facts.index + 1 : facts.index + 4]:
        people = split_people(block.text, document.base_language) if len(block.text) <= LONGEST_LINE else []
        full = [p for p in people if " " in p.name]
        if len(full) < 2 or len(full) < len(people) or sum(len(p.name) for p in full) < 0.7 * len(block.text):
            continue
        evidence = of_block(document, block, block.text, 0.6, "names below a line of facts")
        for person in full:
            yield fact("actors", person, evidence, block)
        yield fact_line("actors", evidence, block.index)
        return


def _is_fact_line(document: Document, block: Block, line: str, span: tuple[int, int], boxed: bool) -> bool:
    """A line of data: parts set off by commas, bars, dots or dashes, and no sentence about reading or viewing times."""
    start, end = span
    said = key(line)
    if set(said.split()) & words("reading") or any(w in said for w in words("reading") if w[0] > "\u2e7f"):
        return False
    # "Low Water, by Ada Brandt (France, 1h37)"
    opening = line.rfind("(", 0, start)
    if opening >= 0 and line.find(")", end) == len(line) - 1 and origin(line[opening + 1 : start].rstrip(", ")):
        return True
    parts = [part for part in _APART.split(YEAR.sub(",", line[:start] + "\0" + line[end:])) if part.strip()]
    if len(parts) > 1 and _are_facts(parts, document.base_language):
        return True
    layout = document.layout
    textless = layout.end <= layout.start
    if start == 0 and textless and len(line) <= _LONGEST_FOOTER:
        return True  # "105 mins more at kino.example", on a page of facts that has no running text
    alone = len(YEAR.sub("", line).strip(" ,.·|–—-")) - (end - start) <= _BESIDE_IT
    at_end = layout.end - 2 <= block.index <= layout.end + 2
    return alone and (block.index <= layout.start + 6 or textless or at_end or boxed)


_APART = lazy(r"[,|·•.;()\[\]–—／-]\s*|\s/\s")
_LONGEST_FOOTER, _BESIDE_IT = 60, 3


def _are_facts(parts: list[str], language: str | None) -> bool:
    """Whether all parts of a line are short, or some known: countries, genres, certificates."""
    # "Drammatico, durata 112 min. - Italia 2018. - Bottega Film uscita giovedì 8 novembre 2018"
    # "Ireland/France 2011. 94 mins. Cert 12A. English and Irish with subtitles."
    if all(len(part.split()) <= _LONGEST_PART for part in parts):
        return True
    known = (origin(p) or is_genre(p, language) or find_certificate(p, running=True) is not None for p in parts)
    return sum(map(bool, known)) >= _LEAST_KNOWN


_LONGEST_PART, _LEAST_KNOWN = 4, 2
