"""Reads what a page is about at all: how often it uses the words of films, series, books, games and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from filmmeta.blocks import Block, sample_of
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.values.patterns import lazy
from filmmeta.values.text import lowered
from filmmeta.values.titles import title_pieces
from filmmeta.vocabulary import key, words

_KINDS = ("film", "screen", "series", "book", "game", "music", "elsewhere", "plural", "review", "first_person", "news")
_OF_FILMS = frozenset(("film", "screen", "plural"))
_SAMPLE = 9_000
_SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio"))


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
        self.of_films = frozenset(form for form, of in self.single.items() if not _OF_FILMS.isdisjoint(of))
        self.known = frozenset(self.single) | frozenset(self.phrases)

    def names_films(self, block: Block) -> bool:
        """Whether a block has a word for films, phrases aside."""
        if not self.of_films.isdisjoint(block.said):
            return True
        return not block.text.isascii() and any(f in block.text for f, kind in self.eastern if kind in _OF_FILMS)

    def counted(self, tokens: list[str]) -> Counter[str]:
        """How often some words of a text's key are known ones."""
        return Counter(filter(self.known.__contains__, tokens))

    def count(self, text: str, said: Counter[str]) -> Iterator[tuple[str, str, int]]:
        """The kind, the word and how often a text has it, given its known words counted."""
        phrases: list[tuple[str, str]] = []
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


# "Episode 12: Low Water (1988)": a podcast's talk on a film, and no series
_NUMBERED_SHOW = lazy(r"^\W*[^\W\d_]+\.?\s#?\d{1,4}\s?[:–—-]\s(?=[^\n]*\((?:19|20)\d\d\))")


def subject(document: Document) -> Iterator[Claim]:
    """How often the page uses the words of films, series, books, games and the rest."""
    headline = document.headline.text if document.headline is not None else ""
    path = unquote(urlsplit(document.address or "").path).replace("-", " ").replace("_", " ").replace("/", " ")
    tags = " ".join(b.text for b in document.blocks if b.zone == "tags" and len(b.text) < 300)
    topics = " ".join(
        c for n, c, _ in document.metas if n in ("keywords", "article:tag", "article:section", "news_keywords")
    )
    titles = f"{_NUMBERED_SHOW.sub('', document.title)} {_NUMBERED_SHOW.sub('', headline)}"
    topics = f"{path} {topics} {tags}"
    # a note of a few lines has no running text: then all that the page says
    all_said = document.running_text or document.blocks
    text, said = sample_of((b for b in all_said if b.zone not in _SKIPPED), _SAMPLE)
    kinds = _kinds(document.base_language)
    parts = [
        (titles, kinds.counted(key(titles).split()), 4.0),
        (topics, kinds.counted(key(topics).split()), 2.5),
        (text, kinds.counted(said), 1.0),
    ]
    # "Moth Season (2022)" is of no season
    for name in {piece.text for line in (headline, document.title) for piece in title_pieces(line) if piece.year}:
        for part, tokens, _ in parts:
            if times := lowered(part).count(lowered(name)):
                tokens -= Counter(key(name).split() * times)
    weights = dict.fromkeys(_KINDS, 0.0)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for part, tokens, worth in parts:
        for kind, word, times in kinds.count(part, tokens):
            weights[kind] += worth * times
            seen[kind][word] += times
    for kind, weight in weights.items():
        if weight:
            most = ", ".join(f"{w} ×{n}" for w, n in seen[kind].most_common(6))
            yield Claim("page", f"{kind}_words", weight, Evidence("subject", "", most, 0.5))
    if not any(weights[kind] for kind in _OF_FILMS) and (spot := _mentioned(document, kinds)) is not None:
        yield Claim("page", "films_mentioned", spot.text[:300], Evidence("subject", document.where(spot), "", 0.5))
    yield Claim("page", "text_length", float(len(text)), Evidence("subject", "", "", 0.5))


def _mentioned(document: Document, kinds: _Kinds) -> Block | None:
    """The first block that has a word for films outside the running text, side matter aside: "Movie score 7.5"."""
    blocks = (b for b in document.blocks if b.zone not in _SKIPPED)
    return next((b for b in blocks if kinds.names_films(b)), None)
