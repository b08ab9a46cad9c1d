"""Reads sentences: titles set apart in the text, "directed by", "starring", and what the text is about at all."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from filmmeta.blocks import Block, sample_of
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.values.duration import find_minutes
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.phrases import Phrases
from filmmeta.values.text import clean, lowered
from filmmeta.values.titles import director_beside, quoted_spans, title_pieces
from filmmeta.vocabulary import aggregators, common_words, key, label, services, spelled, words

_SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio"))
_KINDS = ("film", "screen", "series", "book", "game", "music", "elsewhere", "plural", "review", "first_person", "news")
_SAMPLE = 9_000
_ROLES = ("directors", "writers", "actors", "composers", "cinematographers", "editors", "producers")

_UPPER = "".join(c for c in map(chr, range(0x41, 0x587)) if c.isupper())
# a dot belongs to an initial or "Jr.", and else ends the sentence
_TOKEN = rf"(?:[dDlLO]['’])?(?:[{_UPPER}]\.(?:\s?[{_UPPER}]\.)*|[JS]r\.|[{_UPPER}](?:[\w’'‑-]*\w)?)"
_PARTICLES = r"(?:de|da|di|do|dos|du|del|della|van|von|der|den|le|la|el|al|bin|ten|ter|zu|af|av)"
_NAME = rf"{_TOKEN}(?:\s(?:{_PARTICLES}\s){{0,2}}{_TOKEN}){{1,3}}"
_SURNAME = rf"{_TOKEN}(?:\s(?:{_PARTICLES}\s){{0,2}}{_TOKEN}){{0,3}}"
_AND = r"(?:,\s(?:and\s|und\s|et\s|y\s|e\s)?|\s(?:and|&|und|et|y|e|i|en|och|og|и|і|та)\s)"
_BRACKETED = lazy(rf"\(({_NAME})(?:,[^()]{{0,60}})?\)")
_BEFORE_BRACKET = lazy(r"[\w’'”»\"]\s?$")
_YEAR_AFTER = lazy(r"^[\"'”’»\s,]{0,3}[(\[]\s?(?:[^()\[\]]{0,30}?[,\s])?((?:18|19|20)\d{2})\s?[)\]]")
_YEAR = lazy(r"\b(?:18|19|20)\d{2}\b")
_SENTENCE_PUNCTUATION = lazy(r"[.!?…,;:]$")
_TITLE_MARKS = "iqbu"
_MOST_MENTIONS = 14
_POSSESSIVE = lazy(rf"({_SURNAME}(?:{_AND}{_NAME}){{0,2}})['’](?:s|n?[iıuü]n)?\s(?:\w+\s){{0,2}}[\"'“”«„‘]?$")
_BY_AFTER = lazy(
    rf"^[\"'”’»\s,]{{0,3}}(?:[(\[][^()\[\]]{{0,40}}[)\]]\s?)?,?\s?[(\[]?(?:by|de|von|van|di|af|av|от|dir\.|d\.|d’|d')\s?({_NAME}(?:\s(?:and|et|y|und|e|en|&)\s{_NAME})?)"
)
_OWNER_AFTER = lazy(rf"[\"'”’»]?,[\"'”’»]?\s({_NAME})['’]s\s")
_JAPANESE_DIRECTOR = lazy(
    r"([\u4e00-\u9fff]{2,5}(?:[ 　]?[\u4e00-\u9fff\u3040-\u309f]{1,4})?|[\u30a0-\u30ff・＝]{4,24}?)"
    r"(?:さん)?監督(・脚本|、脚本)?(?![^\s]{0,2}賞)"
)
_KOREAN_DIRECTOR = lazy(r"(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4}(?:\s[\uac00-\ud7af]{1,6})?)\s?감독")
_CHINESE_DIRECTOR = lazy(
    r"(?:导演|導演)(?:是|为|：|:)?([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6})(?=[的执執，。、（(的\s])|([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6})(?:执导|執導)"
)


def prose(document: Document) -> Iterator[Claim]:
    """What the running text says of the film in sentences."""
    blocks = _read_blocks(document)
    yield from _about(document)
    yield from _mentions(document, blocks)
    people = _People(document, blocks)
    names, plain = _headline_titles(document)
    for block in blocks:
        yield from _credits(document, block, _titles(block, names, plain), people)


def _read_blocks(document: Document) -> list[Block]:
    """From the headline to the end of the running text, side matter left out."""
    layout = document.layout
    first = layout.headline if 0 <= layout.headline < layout.start else layout.start
    return [b for b in document.blocks[first : layout.end] if b.zone not in _SKIPPED]


def _evidence(document: Document, block: Block, start: int, end: int, confidence: float, note: str = "") -> Evidence:
    text = block.text[max(0, start - 60) : end + 60]
    return Evidence("prose", document.where(block, start), clean(text)[:300], confidence, note)


# ---------------------------------------------------------------- what the page is about


class _Kinds:
    """The words of films, series, books and the rest in one language and English, for look-up."""

    def __init__(self, language: str | None) -> None:
        self.single: dict[str, list[str]] = defaultdict(list)
        """Each word with the kinds that have it."""
        self.phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By their first word, phrases with the kind of each."""
        self.eastern: list[tuple[str, str]] = []
        """Words of scripts without spaces, with the kind of each."""
        for kind in _KINDS:
            for form in sorted(words(kind, language) | words(kind, "en") if language else words(kind)):
                if form[:1] >= "\u2e80":
                    self.eastern.append((form, kind))
                elif " " in form:
                    self.phrases[form.partition(" ")[0]].append((form, kind))
                else:
                    self.single[form].append(kind)
        self.known = frozenset(self.single) | frozenset(self.phrases)

    def count(self, text: str, tokens: list[str]) -> Iterator[tuple[str, str, int]]:
        """The kind, the word and how often a text has it, given the words of its key."""
        phrases: list[tuple[str, str]] = []
        said = Counter(filter(self.known.__contains__, tokens))
        for word in sorted(said):
            for kind in self.single.get(word, ()):
                yield kind, word, said[word]
            phrases += self.phrases.get(word, ())
        if not text.isascii() and _EASTERN.search(text):
            phrases += self.eastern
        lowered = text.casefold() if phrases else ""
        for phrase, kind in phrases:
            if times := lowered.count(phrase):
                yield kind, phrase, times


_EASTERN = lazy("[\u2e80-\uffff]")
_kinds = cache(_Kinds)


def _about(document: Document) -> Iterator[Claim]:
    """How often the page uses the words of films, series, books, games and the rest."""
    headline = document.headline.text if document.headline is not None else ""
    path = unquote(urlsplit(document.address or "").path).replace("-", " ").replace("_", " ").replace("/", " ")
    tags = " ".join(b.text for b in document.blocks if b.zone == "tags" and len(b.text) < 300)
    topics = " ".join(
        c for n, c, _ in document.metas if n in ("keywords", "article:tag", "article:section", "news_keywords")
    )
    titles, topics = f"{document.title} {headline}", f"{path} {topics} {tags}"
    # a note of a few lines has no running text: then all that the page says
    all_said = document.running_text or document.blocks
    text, said = sample_of((b for b in all_said if b.zone not in _SKIPPED), _SAMPLE)
    weights = dict.fromkeys(_KINDS, 0.0)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    parts = ((titles, key(titles).split(), 4.0), (topics, key(topics).split(), 2.5), (text, said, 1.0))
    for part, tokens, worth in parts:
        for kind, word, times in _kinds(document.base_language).count(part, tokens):
            weights[kind] += worth * times
            seen[kind][word] += times
    for kind, weight in weights.items():
        if weight:
            most = ", ".join(f"{w} ×{n}" for w, n in seen[kind].most_common(6))
            yield Claim("page", f"{kind}_words", weight, Evidence("prose", "", most, 0.5))
    yield Claim("page", "text_length", float(len(text)), Evidence("prose", "", "", 0.5))


# ---------------------------------------------------------------- titles in the text


class _Mention:
    __slots__ = ("block", "count", "film_word", "forms", "start", "text", "year")

    def __init__(self, text: str, block: Block, start: int) -> None:
        self.text, self.block, self.start = text, block, start
        self.count, self.film_word = 0, 0
        self.year: int | None = None
        self.forms: set[str] = set()


def _mentions(document: Document, blocks: list[Block]) -> Iterator[Claim]:
    """Titles set apart by italics, bold or quotation marks, part by part: how often, how early, after which word."""
    part: list[Block] = []
    for block in blocks:
        if _SEPARATOR.match(block.text):
            yield Claim(
                "page", "separator", block.text, _evidence(document, block, 0, len(block.text), 0.5), block=block.index
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
    # "trillerielokuvan “X”", "Horrorfilm „X“": compounds end in the word for film
    compounds = tuple(n for n in film_names if len(n) >= 4 and " " not in n)
    for block in blocks:
        running = is_prose(block)
        for text, start, end, form in _set_apart(block):
            if not _title_like(text, form) or (form in "bu" and not running) or label(text, language):
                continue
            mention = found.setdefault(key(text), _Mention(text, block, start))
            mention.count += 1
            mention.forms.add(form)
            before = key(block.text[max(0, start - 25) : start]).split()
            mention.film_word += bool(before) and (
                before[-1] in film_names or before[-1][-2:] in film_names or before[-1].endswith(compounds)
            )
            if mention.year is None and (m := _YEAR_AFTER.match(block.text[end : end + 50])):
                mention.year = int(m[1])
        if not running or titled.words.isdisjoint(block.said):
            continue
        for m in _after_phrase(block, block.text[:4_000], titled, _TITLE_AFTER):
            mention = found.setdefault(key(m[1]), _Mention(m[1], block, m.start(1)))
            mention.count += 1
            mention.film_word += 1
            mention.forms.add("plain")
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
            + (", in bold" if mention.forms == {"b"} else "")
        )
        yield Claim(
            "film",
            "name",
            mention.text,
            _evidence(
                document, mention.block, mention.start, mention.start + len(mention.text), min(0.75, confidence), note
            ),
            block=mention.block.index,
        )
        if mention.year:
            yield Claim(
                "film",
                "year",
                mention.year,
                _evidence(document, mention.block, mention.start, mention.start + 40, 0.6),
                about=mention.text,
                block=mention.block.index,
            )


@cache
def _titled(language: str | None) -> Phrases:
    """As in "a film called X": a title that only its capitals set apart."""
    return Phrases(w for lang in {language or "en", "en"} for w in spelled("titled", lang))


_SMALL = r"(?:of|the|and|to|a|in|on|for|with|de|la|le|el|del|der|die|das|und|et|y|di|da|do|van|en|i|ja|och|og|w|z|na)"
_TITLE_AFTER = lazy(rf"\s({_TOKEN}(?::?\s(?:{_SMALL}\s){{0,2}}[{_UPPER}0-9][\w'’.-]*){{0,9}})")


def _after_phrase(block: Block, text: str, phrases: Phrases, after: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What follows each phrase in a block's text, without overlap."""
    done = 0
    for start, phrase in phrases.places(lowered(text).replace("’", "'"), block.said):
        if start >= done and (m := after.match(text, start + len(phrase))):
            done = m.end()
            yield m


def _set_apart(block: Block) -> list[tuple[str, int, int, str]]:
    """The stretches of a block set apart by marks or quotation marks: text, start, end and form of each."""
    if block.apart is None:
        block.apart = list(_find_apart(block))
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
            yield text[start:end], start, end, "title" if text[start - 1 : start] in "《〈『" else "q"


# "60 year old 'Sully' Sullivan"
_NICKNAME = lazy(rf"^[‘'\"“][^\s’'\"”]+[’'\"”]\s[{_UPPER}]")


@lru_cache(maxsize=2048)
def _title_like(text: str, form: str) -> bool:
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


# ---------------------------------------------------------------- credits in sentences


_SEVERAL = rf"{_NAME}(?:{_AND}{_NAME}){{0,9}}"
_NAMES_AFTER = lazy(rf"\s(?:the\s|der\s|die\s|les?\s|el\s|la\s|il\s)?({_SURNAME}(?:{_AND}{_NAME}){{0,9}})")
_NAME_BEFORE = lazy(rf"({_SURNAME})(?:,\s)?\s?$")
_LONGEST_NAME = 120


@cache
def _roles(language: str | None, side: str) -> tuple[Phrases, dict[str, tuple[str, ...]]]:
    """Phrases that a name follows (`"before"`) or that follow a name (`"after"`), and the roles that each gives."""
    roles: dict[str, tuple[str, ...]] = {}
    for lang in {language or "en", "en"}:
        for role in _ROLES:
            for phrase in spelled(f"{role}_{side}", lang, "prose"):
                if phrase[0] < "\u2e80":
                    roles[phrase] = tuple(dict.fromkeys((*roles.get(phrase, ()), role)))
    return Phrases(roles), roles


_Title = tuple[str, int, int, str]
"""A title in a block: its text, where it begins and ends, how it is set apart."""


def _titles(block: Block, names: list[str], plain: re.Pattern[str]) -> list[_Title]:
    """The titles of a block: those set apart in it, and those of the headline that stand in it as plain words."""
    found = [
        (title, start, end, form)
        for title, start, end, form in _set_apart(block)
        if _title_like(title, form)
        and (form not in "bu" or is_prose(block))
        and not ((m := _ROLE_PLAYED.match(block.text, end)) and not _YEAR.search(m[0]))
    ]
    if any(name in block.text for name in names):
        for m in plain.finditer(block.text[:_LONGEST_BLOCK]):
            if not any(start <= m.start() < end for _, start, end, _ in found):
                found.append((m[0], m.start(), m.end(), "plain"))
    return found


def _headline_titles(document: Document) -> tuple[list[str], re.Pattern[str]]:
    """What of the headline could be the film's title, to be known again where nothing sets it apart."""
    return _plain_pattern(document.headline.text if document.headline is not None else "")


@lru_cache(maxsize=4)
def _plain_pattern(headline: str) -> tuple[list[str], re.Pattern[str]]:
    pieces = [p for p in title_pieces(headline) if p.form in ("year", "quoted", "review", "whole")]
    names = {p.text for p in pieces if 4 <= len(p.text) <= 60 and len(p.text.split()) <= 8}
    longest_first = sorted(names, key=len, reverse=True)[:6]
    return longest_first, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


# "*Wichita* (Emma Stone)": what its actor follows is a role
_ROLE_PLAYED = lazy(rf"[\"'”’»]?\s\({_NAME}(?:,[^()]{{0,60}})?\)")
_LONGEST_BLOCK = 12_000


class _Passage(NamedTuple):
    """A block of running text, with what its sentences are read by."""

    document: Document
    block: Block
    text: str
    folded: str
    """The text in small letters, character by character."""
    titles: list[_Title]
    people: _People

    @property
    def language(self) -> str | None:
        return self.document.base_language

    def about(self, start: int, end: int) -> str:
        return _nearest_title(self.titles, self.text, start, end)


class _People:
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
                m = _NAME_BEFORE.search(block.text, max(0, at - 40), at + len(last))
                if m and m[1].endswith(f" {last}") and " " in (bare := _bare_names(m[1], self._language)):
                    yield bare
                at = block.text.find(last, at + 1)

    def is_title(self, name: str) -> bool:
        """Whether the text sets it apart as a title somewhere."""
        if self._titles is None:
            apart = (title for block in self._blocks if is_prose(block) for title in _set_apart(block))
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


def _credits(document: Document, block: Block, titles: list[_Title], people: _People) -> Iterator[Claim]:
    text = block.text[:_LONGEST_BLOCK]
    spoken = not _credit_words(document.base_language).isdisjoint(block.said)
    folded = lowered(text).replace("’", "'") if spoken else ""
    passage = _Passage(document, block, text, folded, titles, people)
    if spoken:
        for read in (_named_after, _ensembles, _named_before, _in_roles):
            yield from read(passage)
    if "(" in text:
        yield from _in_brackets(passage)
    if titles:
        yield from _beside_titles(passage)
    if not text.isascii():
        yield from _eastern(passage)
        yield from _caseless(passage)
    if block.digits:
        yield from _running_time(document, block, text)


@cache
def _credit_words(language: str | None) -> frozenset[str]:
    """A text without any of these words has no phrase that credits somebody."""
    phrases = (_roles(language, "before")[0], _roles(language, "after")[0], _casts(language), _as_role(language))
    return frozenset().union(*(p.words for p in phrases))


def _named_after(passage: _Passage) -> Iterator[Claim]:
    """As in "directed by Ada Brandt": the names follow the phrase."""
    text = passage.text
    phrases, roles = _roles(passage.language, "before")
    done = 0
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        if start < done or (m := _NAMES_AFTER.match(text, start + len(phrase))) is None:
            continue
        done = m.end()
        about = passage.about(start, done)
        yield from _claims(passage, start, done, m[1], roles[phrase], 0.62 if " " in phrase else 0.55, about)
        if "directors" not in roles[phrase]:
            continue
        if dated := _IN_YEAR.match(text, done):
            evidence = _evidence(passage.document, passage.block, start, dated.end(), 0.5)
            yield Claim("film", "year", int(dated[1]), evidence, about=about, block=passage.block.index)
        # "directed by A with B, C and D"
        if cast := _cast_after(passage.language).match(text, done):
            yield from _claims(passage, start, cast.end(), cast[1], ("actors",), 0.5, about)


def _ensembles(passage: _Passage) -> Iterator[Claim]:
    """As in "the supporting cast, including Jonas Pell and Mira Osei"."""
    for start, phrase in _casts(passage.language).places(passage.folded, passage.block.said):
        behind = start + len(phrase)
        near = _SENTENCE_END.split(passage.text[behind : behind + _NEAR], maxsplit=1)[0]
        led = (_NAMES_AFTER.match(passage.text, behind + m.end()) for m in _including(passage.language).finditer(near))
        if names := next(filter(None, led), None):
            about = passage.about(start, names.end())
            yield from _claims(passage, start, names.end(), names[1], ("actors",), 0.55, about)


def _named_before(passage: _Passage) -> Iterator[Claim]:
    """As in "Jonas Pell plays": the name stands before the phrase."""
    text = passage.text
    phrases, roles = _roles(passage.language, "after")
    done = 0
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        if start < done or (m := _NAME_BEFORE.search(text, max(done, start - _LONGEST_NAME), start)) is None:
            continue
        done = start + len(phrase)
        about = passage.about(m.start(), done)
        yield from _claims(passage, m.start(), done, m[1], roles[phrase], 0.55, about)
        if "actors" in roles[phrase]:
            for more in _further_cast(text, done):
                yield from _claims(passage, m.start(), more.end(1), more[1], ("actors",), 0.5, about)


def _in_roles(passage: _Passage) -> Iterator[Claim]:
    """As in "Etta Moreau is terrific as Mara": a name, and whom it plays."""
    text = passage.text
    done = 0
    for start, word in _as_role(passage.language).places(passage.folded, passage.block.said):
        role = _ROLE.match(text, start + len(word)) if text.startswith(word, start) else None
        name = role and (
            _NAME_BEFORE.search(text, max(done, start - _LONGEST_NAME), start)
            or _shines(passage.language).search(text, max(done, start - _LONGEST_NAME), start)
        )
        if role and name:
            done = role.end()
            about = passage.about(name.start(), done)
            yield from _claims(passage, name.start(), done, name[1], ("actors",), 0.5, about)


def _in_brackets(passage: _Passage) -> Iterator[Claim]:
    """As in "Mara (Etta Moreau) leaves": a role with its actor."""
    text = passage.text
    for m in _BRACKETED.finditer(text):
        before = _BEFORE_BRACKET.search(text, max(0, m.start() - 2), m.start())
        if before is None:
            continue
        if _YEAR.search(m[0]) or key(m[1]) in services() or key(m[1]) in aggregators():
            continue  # "Alien (Ridley Scott, 1979)", "to rent (Apple TV)": no role with its actor
        # "Mara (Etta Moreau) leaves as one does in *Some Other Film*": the film is named before its role
        start = before.start() + 1
        about = _nearest_title([t for t in passage.titles if t[2] < start - 1], text, start, m.end())
        yield from _claims(passage, start, m.end(), m[1], ("actors",), 0.5, about)


_A_FILM = range(60, 261)
"""Minutes that a feature film runs."""


def _running_time(document: Document, block: Block, text: str) -> Iterator[Claim]:
    """As in "for 130 minutes we watch": as long as films run, and not a part of one, "the last 70 minutes"."""
    for minutes, start, end in find_minutes(text):
        before = key(text[max(0, start - 30) : start]).split()[-2:]
        if minutes in _A_FILM and not set(before) & words("parts"):
            evidence = _evidence(document, block, start, end, 0.45)
            yield Claim("film", "duration", timedelta(minutes=minutes), evidence, block=block.index)
            return


# "diretto da Ada Brandt nel 2000"
_IN_YEAR = lazy(r"\s(?:in|nel|en|em|im\sJahre?|w|we?|v|в|у|i|år)\s((?:19|20)\d\d)(?!\d)")


@cache
def _cast_after(language: str | None) -> re.Pattern[str]:
    forms = {w for lang in {language or "en", "en"} for w in spelled("with", lang)}
    return re.compile(rf",?\s(?:{'|'.join(map(re.escape, sorted(forms)))})\s({_SEVERAL})")


_NEAR = 60
_SENTENCE_END = lazy(r"[.!?;]")


@cache
def _casts(language: str | None) -> Phrases:
    return Phrases({w for lang in {language or "en", "en"} for w in spelled("cast", lang)})


@cache
def _including(language: str | None) -> re.Pattern[str]:
    forms = {w for lang in {language or "en", "en"} for w in spelled("including", lang)}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms)))})(?!\w)")


@cache
def _as_role(language: str | None) -> Phrases:
    """As in "Etta Moreau as the lighthouse keeper's wife Mara": a name, and whom it plays."""
    return Phrases({w for lang in {language or "en", "en"} for w in spelled("as", lang)})


@cache
def _shines(language: str | None) -> re.Pattern[str]:
    forms = sorted({w for lang in {language or "en", "en"} for w in spelled("shines", lang)})
    return re.compile(rf"({_SURNAME})\s(?:{'|'.join(map(re.escape, forms))})(?:\s[\w’'-]+){{0,4}}\s?$")


_ROLE = lazy(rf"\s{_TOKEN}")
_FURTHER = lazy(rf"(?:,|\band|\bund|\bet|\by)\s({_NAME})\s(?:the|a|an|is|as|der|die|le|la|el)\s")


def _further_cast(text: str, position: int) -> Iterator[re.Match[str]]:
    """The rest of a sentence that goes on as it began: "Jonas Pell plays the thief, Mira Osei the judge"."""
    stop = min((i for i in (text.find(p, position) for p in (". ", "! ", "? ")) if i >= 0), default=len(text))
    return _FURTHER.finditer(text, position, min(stop, position + 400))


def _beside_titles(passage: _Passage) -> Iterator[Claim]:
    """As in "Damián Szifron’s *Wild Tales*", "*Mother!* (2017) van X": the name beside a title is its director's."""
    text = passage.text
    for title, start, end, form in passage.titles:
        window = text[max(0, start - 90) : start]
        before = _POSSESSIVE.search(text, start - len(window), start) if "'" in window or "’" in window else None
        if before and form != "b" and not _of_a_work(text[max(0, before.start() - 30) : start], passage.language):
            yield from _claims(passage, before.start(), end, before[1], ("directors",), 0.5, title)
        if (dated := _YEAR_AFTER.match(text[end : end + 80])) and (
            name := director_beside(text[end : end + dated.start(1)], text[end + dated.end() : end + dated.end() + 40])
        ):
            yield from _claims(passage, start, end + dated.end(), name, ("directors",), 0.6, title)
        # "*Low Water*, Ada Brandt's scruffy debut"
        if (owner := _OWNER_AFTER.match(text, end)) and form != "b":
            yield from _claims(passage, start, owner.end(), owner[1], ("directors",), 0.56, title)
        after = _BY_AFTER.match(text[end : end + 120])
        if after and not _of_a_work(text[max(0, start - 30) : start], passage.language):
            yield from _claims(passage, start, end + after.end(), after[1], ("directors",), 0.52, title)


def _of_a_work(before: str, language: str | None) -> bool:
    """As in "the novel *Low Water* by Ines Vale": whoever made it was no director."""
    return not (words("works", language) | words("works", "en")).isdisjoint(key(before).split())


def _bare_names(names: str, language: str | None) -> str:
    """Names without a capitalised word before them that is none: "Is Tyler Perry", "Actor Michael Keaton".

    Of "But Perry" nothing is left: half a name is none.
    """
    # "Ada" is Turkish for island: only words of the page's own language are none of a name
    spoken = {language or "en", "en"}
    common = common_words()
    known = words("film", language) | words("film", "en") | words("by", "en")
    tokens = names.split()
    while len(tokens) > 1 and (
        spoken.intersection(common.get(tokens[0].lower(), ()))
        or key(tokens[0]) in known
        or key(tokens[0]) in words("no_name", "en")
    ):
        tokens = tokens[1:]
    return " ".join(tokens) if len(tokens) > 1 or " " not in names else ""


def _claims(
    passage: _Passage, start: int, end: int, names: str, roles: tuple[str, ...], confidence: float, about: str
) -> Iterator[Claim]:
    if (names.isupper() and len(names) > 12) or names.startswith(("The ", "Das ", "Les ", "Los ")):
        return
    document, block = passage.document, passage.block
    names = _bare_names(names.replace("’s", "").replace("'s", ""), passage.language)
    for person in split_people(names, passage.language):
        if not (name := passage.people.full(person.name)) or passage.people.is_title(name):
            continue
        if " " in name and label(name.partition(" ")[0].lower(), passage.language):
            continue  # "DP Ada Brandt"
        if name != person.name:
            person = person.model_copy(update={"name": name})
        for role in roles:
            firm = confidence + (_salience(passage.people.times(name)) if role == "directors" else 0.0)
            evidence = _evidence(document, block, start, end, firm)
            yield Claim("film", role, person, evidence, about=about, block=block.index)


def _salience(times: int) -> float:
    """A review speaks of its film's director again and again, of those of other films once."""
    return 0.03 * math.log2(min(max(times, 1), 8))


def _nearest_title(titles: list[_Title], text: str, start: int, end: int) -> str:
    """The title nearest to a phrase in its sentence: that is the film it speaks of."""
    left = max(text.rfind(p, 0, start) for p in (". ", "! ", "? ", "。", "\n")) + 1
    right = min((i for i in (text.find(p, end) for p in (". ", "! ", "? ", "。", "\n")) if i >= 0), default=len(text))
    near = [
        (min(abs(s - end), abs(start - e)), t)
        for t, s, e, form in titles
        if left <= s
        and e <= right + 1
        and form != "b"
        and not (s <= start < e)
        # "from Ada Brandt (*The Other Boat*)": in brackets stands what else somebody made
        and not (s > end and text.rfind("(", end, s) > text.rfind(")", end, s))
    ]
    return min(near)[1] if near else ""


_HONORIFIC = lazy(r"(?:さん|氏|先生|감독님)$")


def _eastern(passage: _Passage) -> Iterator[Claim]:
    language = passage.language
    pattern = {"ja": _JAPANESE_DIRECTOR, "ko": _KOREAN_DIRECTOR, "zh": _CHINESE_DIRECTOR}.get(language or "")
    if pattern is None:
        return
    for m in pattern.finditer(passage.text):
        name = next((g for g in m.groups() if g and not g.startswith(("・脚", "、脚"))), "")
        roles = ("directors", "writers") if language == "ja" and m[2] else ("directors",)
        about = passage.about(m.start(), m.end())
        yield from _claims(passage, m.start(), m.end(), _HONORIFIC.sub("", name.strip()), roles, 0.55, about)


_CASELESS = frozenset(("ar", "fa", "he", "hi"))
_BARE_NAME = r"[^\W\d_]{2,}[\u200c-]?[^\W\d_]*\s[^\W\d_]{2,}(?:[\u200c-][^\W\d_]+)?"
# Arabic and Hebrew write "and" as the first letter of the next word
_BARE_NAMES = lazy(
    rf"\s(?:ال[^\W\d_]+(?:ي|ية)\s)?({_BARE_NAME}(?:(?:\s?[،,]\s?|\s(?:و|ו|और|و\s)-?\s?){_BARE_NAME}){{0,5}})"
)


@cache
def _common_words_of(language: str | None) -> frozenset[str]:
    return frozenset(word for word, held in common_words().items() if language in held)


def _caseless(passage: _Passage) -> Iterator[Claim]:
    """Scripts without capitals: behind a phrase that only names follow, two words are one."""
    if passage.language not in _CASELESS:
        return
    phrases, roles = _roles(passage.language, "before")
    common = _common_words_of(passage.language)
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        if (m := _BARE_NAMES.match(passage.text, start + len(phrase))) is None:
            continue
        # a lone name only of a role that one person has
        names = m[1] if "actors" in roles[phrase] else re.split(r"\s?[،,]", m[1])[0]
        for name in re.split(r"\s?[،,]\s?|\s(?:و|ו|और)-?\s?", names):
            tokens = name.split()
            if len(tokens) == 2 and not common.intersection(key(name).split()) and tokens[0] not in roles:
                about = passage.about(start, m.end())
                yield from _claims(passage, start, m.end(), name, roles[phrase], 0.5, about)
            else:
                break
