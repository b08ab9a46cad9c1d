"""Every stretch of a headline that could name a film."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import clean
from filmmeta.values.titles.bare import bare_title
from filmmeta.values.titles.piece import BARS, COLON, DASHES, EDGES, LONGEST, TitlePiece, empty_words
from filmmeta.values.titles.quotes import quoted_spans
from filmmeta.values.titles.worded import festival_first
from filmmeta.vocabulary import common_words, key, spelled, words


def title_pieces(headline: str) -> tuple[TitlePiece, ...]:
    """Every stretch of a headline that could be a film's name, the likeliest forms first, without repeats."""
    return _title_pieces(headline[:LONGEST])


@lru_cache(maxsize=1024)
def _title_pieces(headline: str) -> tuple[TitlePiece, ...]:
    found: dict[str, TitlePiece] = {}
    for piece in _pieces(_without_place(clean(headline))):
        k = key(piece.text)
        # "Madonna has made a film": nothing ends in an article
        if not k or k in empty_words() or (" " in k and k.rpartition(" ")[2] in words("never_last")):
            continue
        if k not in found or _RANK[piece.form] > _RANK[found[k].form]:
            found[k] = piece
    return tuple(found.values())


_RANK = {"part": 0, "whole": 1, "review": 2, "year": 3, "quoted": 4}


def _without_place(headline: str) -> str:
    """A headline without the forum's topic or the wiki's path before it."""
    if (m := _TOPIC.match(headline)) and key(m[1]) not in empty_words():
        headline = headline[m.end() :]
    return m[1] if (m := _SUBPAGE.match(headline)) else headline


# a forum's "[New] Low Water - three hours and not one dull"
_TOPIC = lazy(r"^\[([^\[\]]{1,30})\]\s+(?=\w{2})")
# a wiki's "User:Ada/Diary/Low Water"
_SUBPAGE = lazy(r"^[^\W\d_]+:(?:[^/\s][^/]*/)+([^/]{2,80})$")


def _pieces(headline: str) -> Iterator[TitlePiece]:
    if not headline.isascii() and (m := _WATCHED.match(headline)):
        yield bare_title((m[1] or m[2] or m[3]).strip(EDGES))._replace(form="review")
    for start, end in quoted_spans(headline):
        yield _quoted_title(headline, start, end)._replace(form="quoted")
    yield from _of_years(headline)
    whole = bare_title(headline)
    yield whole if whole.form != "part" else whole._replace(form="whole")
    bars = _split(BARS, headline)
    if len(bars) > 1:
        yield from _parts(bars)
    for bar in bars:
        dashes = _split(DASHES, bar)
        for dash in dashes:
            if len(dashes) > 1:
                yield from _parts([dash])
            yield from _around_colons(_split(COLON, dash))
        yield from _before_bracket(bar)
    if (owned := _OWNED.match(headline)) and owned[1].lower() not in common_words():
        yield bare_title(owned[2])
    before_comma, comma, _ = headline.partition(", ")
    if comma:
        yield bare_title(before_comma)


# "Ada Brandt's Low Water"; "Bridget Jones's Diary" is all of a name
_OWNED = lazy(r"([^\W\d_a-z][\w.-]+)(?:\s[^\W\d_a-z][\w.-]+){1,2}['’]s?\s(.+)")
# "X を…で観ました", "X를 보고", "X 보고 울었다": I watched X, somewhere
_WATCHED = lazy(
    r"^(.{1,40}?)(?:を|を、)(?:[^を]{0,24})(?:観|見|み|鑑賞)(?:ま|た|て|し|る|に)|^(.{1,40}?)(?:을|를)\s?(?:보|봤|관람)|"
    r"^(.{2,40}?)\s(?:보고|봤다|봤음|관람)\s"
)


def _split(apart: re.Pattern[str], text: str) -> list[str]:
    return [part for part in (p.strip(EDGES) for p in apart.split(text)) if part]


def _parts(parts: list[str]) -> Iterator[TitlePiece]:
    """The parts that are more than words for reviews: "mon avis" would be "mon" without its last word."""
    for part in parts:
        if key(part) not in empty_words() and not festival_first(f"{part}: X"):
            yield bare_title(part)


def _around_colons(parts: list[str]) -> Iterator[TitlePiece]:
    """As in "A: B: C": each part, and those side by side."""
    if len(parts) < 2:
        return
    for i, part in enumerate(parts):
        yield from _parts([part])
        if 0 < i < len(parts) - 1:
            yield bare_title(": ".join(parts[i:]))
    if len(parts) > 2:
        yield bare_title(": ".join(parts[:2]))


def _before_bracket(text: str) -> Iterator[TitlePiece]:
    without = _BRACKET_END.sub("", text).strip(EDGES)
    if without and without != text:
        yield bare_title(without)
        if text[-1] == "）":  # "The letter that took its time (Low Water)"
            yield from _parts([text[len(without) :].strip(EDGES + "（）")])


_BRACKET_END = lazy(r"\s*[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]\s*$")


def _quoted_title(headline: str, start: int, end: int) -> TitlePiece:
    """A title in quotation marks, with the year and the makers right behind it: "《浅水》（1957，导演 周小舟）"."""
    quoted = headline[start:end]
    if beside := _BRACKET_BESIDE.match(headline, end):
        whole = bare_title(f"{quoted} {beside[1]}")
        if whole.form == "year":
            return whole
    if (facts := _FACTS_BESIDE.match(headline, end)) and (whole := bare_title(f"{quoted}, {facts[1]}")).year:
        return whole
    year = _YEAR_BEHIND.match(headline, end)
    return bare_title(quoted)._replace(year=int(year[1])) if year else bare_title(quoted)


_BRACKET_BESIDE = lazy(r"[ ,.;]*[^\w\s]\s?([(\[（][^()\[\]（）]{2,90}[)\]）])")
# "«Тихая заводь», реж. Ада Брандт, 2015"
_FACTS_BESIDE = lazy(r"[^\w\s],\s([^\"«»“”„]{6,60}\d{4})$")
# 《潮汐站》（2019）
_YEAR_BEHIND = lazy(r"\s*[^\w\s(（]\s*[（(]((?:19|20)\d{2})[)）年,，]")


def _of_years(headline: str) -> list[TitlePiece]:
    """As in "A (2019) and B (2020)": a film before each year, where there are several."""
    if headline.count("(") + headline.count("[") < 2:
        return []
    found = list(_WITH_YEAR.finditer(headline))
    if len(found) < 2:
        return []
    titles = [_joint().sub("", m[1]).strip(EDGES) for m in found]
    titles[0] = COLON.split(titles[0], maxsplit=1)[-1].strip(EDGES)
    return [TitlePiece(bare_title(t).text, "year", int(m[2])) for t, m in zip(titles, found, strict=True)]


_WITH_YEAR = lazy(r"([^()\[\]]{1,100}?)\s*[(\[]((?:18|19|20)\d{2})[)\]]")


@cache
def _joint() -> re.Pattern[str]:
    """What joins one film of a headline to the one before."""
    return re.compile(rf"^\s*(?:[,;/+&|–—-]|(?:{either(spelled('between_titles'))})\b|vs\.?)\s*", re.IGNORECASE)
