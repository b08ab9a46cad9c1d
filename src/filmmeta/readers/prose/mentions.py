"""Titles that a text sets apart by italics, bold or quotation marks, or says again and again with capitals."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.readers.prose.names import TOKEN, UPPER, evidence_of
from filmmeta.readers.prose.told import told_titles
from filmmeta.readers.prose.wordings import LONGEST_CLAUSE, in_passing
from filmmeta.values.dates import parse_date
from filmmeta.values.patterns import lazy
from filmmeta.values.phrases import Phrases
from filmmeta.values.text import lowered
from filmmeta.values.titles import is_speech, may_quote, quoted_spans
from filmmeta.vocabulary import common_words, key, label, months, spelled, words

YEAR_AFTER = lazy(r"^[\"'”’»\s,]{0,3}[(\[]\s?(?:[^()\[\]]{0,30}?[,\s])?((?:18|19|20)\d{2})\s?[)\]]")
"""A year in brackets right behind a title."""
LONGEST_BLOCK = 12_000
"""Characters of a block that are read."""
_SENTENCE_PUNCTUATION = lazy(r"[.!?…,;:]$")
_TITLE_MARKS = "iqbu"
_MOST_MENTIONS = 14


class _Mention:
    __slots__ = ("block", "count", "film_word", "forms", "passing", "start", "text", "year")

    def __init__(self, text: str, block: Block, start: int) -> None:
        self.text, self.block, self.start = text, block, start
        self.count, self.film_word, self.passing = 0, 0, 0
        self.year: int | None = None
        self.forms: set[str] = set()


def mentions(document: Document, blocks: list[Block]) -> Iterator[Claim]:
    """Titles set apart by italics, bold or quotation marks, part by part: how often, how early, after which word."""
    part: list[Block] = []
    for block in blocks:
        if not block.text[:1].isalnum() and _SEPARATOR.match(block.text):
            yield Claim(
                "page",
                "separator",
                block.text,
                evidence_of(document, block, 0, len(block.text), 0.5),
                block=block.index,
            )
            yield from _mentions_of_part(document, part)
            part = []
        else:
            part.append(block)
    yield from _mentions_of_part(document, part)


_SEPARATOR = lazy(r"^\s*(?:(?:[*•·~#=_—–-]\s?){3,}|⁂|◆{1,3}|•)\s*$")


def _mentions_of_part(document: Document, blocks: list[Block]) -> Iterator[Claim]:
    found: dict[str, _Mention] = {}
    language = document.base_language
    titled = _titled(language)
    film_names = words("film_name", language) | words("film_name", "en")
    venue = words("venue", language)
    venues: set[str] = set()
    """Names of cinemas, without their last letter, which other cases change: "w kinie „Zorza”", "z „Zorzy”"."""
    # "trillerielokuvan “X”", "Horrorfilm „X“": compounds end in the word for film
    compounds = tuple(n for n in film_names if len(n) >= 4 and " " not in n)
    told = {f.block for f in document.labels if f.property == "ignored" and f.block == f.value_block}
    for block in blocks:
        running = is_prose(block)
        if block.index in told and not running:
            continue  # "Tagline: “The train is late”"
        for text, start, end, form in (*set_apart(block), *(_in_capitals(block.text) if running else ())):
            # "*honk twice* (2023)": some write everything in small letters
            small = text[0].islower() and form in "ibq" and YEAR_AFTER.match(block.text[end : end + 50])
            if not title_like(text[0].upper() + text[1:] if small else text, form):
                continue
            if (form in "bu" and not running) or label(text, language):
                continue
            if form == "q" and (_is_line(block, start, end) or (language == "en" and is_speech(text))):
                continue
            if (text[0].isdigit() and parse_date(text)) or _MARK.fullmatch(text):
                continue
            before = key(block.text[max(0, start - 25) : start]).split()
            if form == "q" and before and before[-1] in venue:
                venues.add(key(text)[:-1])
            mention = found.setdefault(key(text), _Mention(text, block, start))
            mention.count += 1
            mention.forms.add(form)
            left = max(0, start - LONGEST_CLAUSE, block.text.rfind(". ", 0, start) + 2)
            mention.passing += in_passing(block.text, left, start, language)
            mention.film_word += bool(before) and (
                before[-1] in film_names or before[-1][-2:] in film_names or before[-1].endswith(compounds)
            )
            if mention.year is None and (m := YEAR_AFTER.match(block.text[end : end + 50])):
                mention.year = int(m[1])
        for name, start in told_titles(block, language) if running else ():
            mention = found.setdefault(key(name), _Mention(name, block, start))
            mention.count += 1
            mention.film_word += 1
            mention.forms.add("plain")
        if not running or titled.words.isdisjoint(block.said):
            continue
        for m in _after_phrase(block, block.text[:4_000], titled, _TITLE_AFTER):
            mention = found.setdefault(key(m[1]), _Mention(m[1], block, m.start(1)))
            mention.count += 1
            mention.film_word += 1
            mention.forms.add("plain")
    for name in [name for name in found if venues and name[:-1] in venues]:
        del found[name]
    if sum(m.forms == {"c"} for m in found.values()) > _MOST_CAPITALS:  # a list of somebody's films
        found = {name: m for name, m in found.items() if m.forms != {"c"}}
    if language in _BRACKETING and any("title" in m.forms for m in found.values()):
        found = {name: m for name, m in found.items() if m.forms != {"q"}}
    if document.root is None or not any(m.count > 1 for m in found.values()):
        yield from _plain_titles(document, blocks, found)
    ranked = sorted(found.values(), key=lambda m: (-m.count - 2 * m.film_word, m.block.index, m.start))
    for mention in ranked[:_MOST_MENTIONS]:
        early = mention.block.index <= document.layout.start + 1
        confidence = (
            0.15
            + 0.12 * math.log2(mention.count)
            + (0.15 if mention.film_word else 0)
            + (0.08 if early else 0)
            + (0.05 if "title" in mention.forms else 0)
        )
        note = (
            f"set apart {mention.count} times"
            + (", after a word for film" if mention.film_word else "")
            + (", in passing" if mention.passing == mention.count else "")
            + (", in capitals" if mention.forms == {"c"} else "")
            + (", in bold" if mention.forms == {"b"} else "")
        )
        yield Claim(
            "film",
            "name",
            mention.text,
            evidence_of(
                document, mention.block, mention.start, mention.start + len(mention.text), min(0.75, confidence), note
            ),
            block=mention.block.index,
        )
        if mention.year:
            yield Claim(
                "film",
                "year",
                mention.year,
                evidence_of(document, mention.block, mention.start, mention.start + 40, 0.6),
                about=mention.text,
                block=mention.block.index,
            )


def _in_capitals(text: str) -> Iterator[tuple[str, int, int, str]]:
    """As in "Finally saw THE SECOND TIDE at the Rio": usenet, fanzines and threads know no italics."""
    for m in _CAPITALS.finditer(text[:LONGEST_BLOCK]) if not text.isupper() else ():
        first = m[0].split(maxsplit=1)[0]
        if len(m[0]) >= _LEAST_CAPITALS and (first.title() in _ARTICLES or first.lower() not in common_words()):
            yield m[0], m.start(), m.end(), "c"


_CAPITAL = rf"[{UPPER}]+(?:['’-][{UPPER}]+)*"
_CAPITALS = lazy(rf"(?<![\w.]){_CAPITAL}(?:(?::?\s|\s&\s)(?:{_CAPITAL}|\d+))+(?![\w.][{UPPER}])(?!\w)")
_LEAST_CAPITALS, _MOST_CAPITALS = 8, 5
_BRACKETING = ("ko", "zh")
"""Languages that have brackets for titles, and quotation marks for what is said."""
# "3/4" in bold, "[71]"
_MARK = lazy(r"\d{1,3}\s?/\s?\d{1,3}|\[\d{1,3}\]")
_SMALL = r"(?:of|the|and|to|a|in|on|for|with|de|la|le|el|del|der|die|das|und|et|y|di|da|do|van|en|i|ja|och|og|w|z|na)"
RUN = lazy(rf"(?<!\w){TOKEN}(?:\s(?:{_SMALL}\s){{0,2}}(?:{TOKEN}|\d{{1,4}}(?!\w))){{0,6}}")
_SENTENCE_BEGINS = lazy(r"(?:^|[.!?:…]|\n)[\s\"'“”‘’«»()]*$")
_LEAST_PLAIN, _LEAST_PLAIN_WORD, _MOST_PLAIN = 2, 3, 8


def _plain_titles(document: Document, blocks: list[Block], known: dict[str, _Mention]) -> Iterator[Claim]:
    """What a text says again and again with capitals, where nothing is set apart: a plain text has lost its italics."""
    found: dict[str, _Mention] = {}
    parts: set[str] = set()
    for block in blocks:
        if not is_prose(block):
            continue
        for run, start in _runs(block, document.base_language):
            if " " in run:
                parts.update(run.split())
            found.setdefault(run, _Mention(run, block, start)).count += 1
    often = [
        m
        for text, m in found.items()
        if (m.count >= (_LEAST_PLAIN if " " in text else _LEAST_PLAIN_WORD) or _shaped(text, document.base_language))
        and text not in parts
        and key(text) not in known
        and title_like(text, "q")
    ]
    for mention in sorted(often, key=lambda m: -m.count)[:_MOST_PLAIN]:
        place = evidence_of(
            document,
            mention.block,
            mention.start,
            mention.start + len(mention.text),
            0.1,
            f"named {mention.count} times",
        )
        yield Claim("film", "name", mention.text, place, block=mention.block.index)


def _runs(block: Block, language: str | None) -> Iterator[tuple[str, int]]:
    """The words with capitals of a paragraph, and where they stand; without the word that begins a sentence."""
    for m in RUN.finditer(block.text[:LONGEST_BLOCK]):
        run = m[0].removesuffix("’s").removesuffix("'s")
        if article := _ARTICLE_INSIDE.search(run):
            yield run[article.end() :], m.start() + article.end()
            continue
        first, _, rest = run.partition(" ")
        begins = _SENTENCE_BEGINS.search(block.text, max(0, m.start() - 4), m.start())
        if not begins or (rest and language not in common_words().get(first.lower(), ())):
            yield run, m.start()
        elif rest and _shaped(rest, language):
            yield rest, m.start() + len(first) + 1


def _is_line(block: Block, start: int, end: int) -> bool:
    """As in a paragraph "Is it far?" in quotation marks: somebody says so."""
    return start <= 1 and end >= len(block.text) - 2 and block.text[-2:-1] in _ENDS_LINE and not block.heading


_ENDS_LINE = frozenset(".?!…,")


def _shaped(run: str, language: str | None) -> bool:
    """As in "Gravity and Other Lies", "for The Salt Road": English writes so neither people nor things."""
    if language != "en":
        return False
    tokens = run.split()
    if any(t[0].isdigit() or t.casefold() in months() for t in tokens):
        return False
    small = sum(t[0].islower() for t in tokens)
    return (tokens[0] in _ARTICLES and len(tokens) > 1) or (small > 0 and len(tokens) > 3)


_ARTICLES = ("The", "A", "An")
# "on Thursday for The Salt Road"
_ARTICLE_INSIDE = lazy(r"\s[a-z]+\s(?=(?:The|An?)\s)")


@cache
def _titled(language: str | None) -> Phrases:
    """As in "a film called X": a title that only its capitals set apart."""
    return Phrases(w for lang in {language or "en", "en"} for w in spelled("titled", lang))


_TITLE_AFTER = lazy(rf"\s({TOKEN}(?::?\s(?:{_SMALL}\s){{0,2}}[{UPPER}0-9][\w'’.-]*){{0,9}})")


def _after_phrase(block: Block, text: str, phrases: Phrases, after: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What follows each phrase in a block's text, without overlap."""
    done = 0
    for start, phrase in phrases.places(lowered(text).replace("’", "'"), block.said):
        if start >= done and (m := after.match(text, start + len(phrase))):
            done = m.end()
            yield m


def set_apart(block: Block) -> list[tuple[str, int, int, str]]:
    """The stretches of a block set apart by marks or quotation marks: text, start, end and form of each."""
    if block.apart is None:
        block.apart = list(_find_apart(block)) if block.marks or may_quote(block.text) else []
    return block.apart


def _find_apart(block: Block) -> Iterator[tuple[str, int, int, str]]:
    text = block.text
    taken: list[tuple[int, int]] = []
    for mark in block.marks:
        if mark.kind in _TITLE_MARKS and mark.end - mark.start <= 90:
            inner = text[mark.start : mark.end].strip(" ,.;:—–-")
            bare = inner.strip("\"'“”„«»‘’《》「」『』")
            if bare:
                taken.append((mark.start, mark.end))
                yield bare, mark.start, mark.end, mark.kind
    for start, end in quoted_spans(text[:12_000]):
        if not any(s <= start < e for s, e in taken) and not _NICKNAME.match(text[start - 1 : end + 3]):
            yield text[start:end], start, end, "title" if text[start - 1] in _OF_TITLES else "q"


_OF_TITLES = frozenset("《〈『<‹")
# "60 year old 'Sully' Sullivan"
_NICKNAME = lazy(rf"^[‘'\"“][^\s’'\"”]+[’'\"”]\s[{UPPER}]")


@lru_cache(maxsize=2048)
def title_like(text: str, form: str) -> bool:
    if not 2 <= len(text) <= 80 or (
        _SENTENCE_PUNCTUATION.search(text) and not text.endswith(("!", "?", "...", "…", "Bros."))
    ):
        return False
    tokens = text.split()
    if len(tokens) > 9:
        return False
    first = next((c for c in text if c.isalnum()), "")
    if not first or not (first.isupper() or first.isdigit() or first.lower() == first.upper()):
        return False
    if form in "bu" and (len(tokens) > 7 or text.endswith(":")):
        return False
    return key(text) not in words("prefix") and key(text) not in words("film") and key(text) not in words("ends")
