"""Reads what a page is about at all: how often it uses the words of films, series, books, games and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from filmmeta.blocks import Block, sample_of
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.values.patterns import lazy
from filmmeta.values.text import lowered
from filmmeta.values.titles import title_pieces
from filmmeta.vocabulary import key, spelled

_KINDS = (
    "film", "the_film", "screen", "plural", "review", "first_person", "news", "series", "book", "game", "music",
    "stage", "dining", "display", "programme", "life", "talk",
)  # fmt: skip
_OF_FILMS = frozenset(("film", "the_film", "screen", "plural"))
_SAMPLE = 9_000
_SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio"))
_STEM = 3
"""Letters by which stems are looked up: a stem has as many at least."""


class _Kinds:
    """The words of films, series, books and the rest in one language and English, for look-up."""

    def __init__(self, language: str | None) -> None:
        self.single: dict[str, list[str]] = defaultdict(list)
        """Each word with the kinds that have it."""
        self.stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By their first letters, beginnings of words ("teatr*"), with the kind of each."""
        self.phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By their first word, phrases with the kind of each."""
        self.eastern: list[tuple[str, str]] = []
        """Words of scripts without spaces, with the kind of each."""
        for kind in _KINDS:
            forms = {*spelled(kind, language), *spelled(kind, "en")} if language else spelled(kind)
            for form in sorted(forms):
                folded = key(form)
                if form[:1] >= "\u2e80":
                    self.eastern.append((form, kind))
                elif " " in folded:
                    phrase = f" {folded}" if form.endswith("*") else f" {folded} "
                    self.phrases[folded.partition(" ")[0]].append((phrase, kind))
                elif form.endswith("*"):
                    self.stems[folded[:_STEM]].append((folded, kind))
                else:
                    self.single[folded].append(kind)

    def of(self, word: str) -> Collection[str]:
        """The kinds of one word."""
        kinds = self.single.get(word, ())
        stems = self.stems.get(word[:_STEM])
        return {*kinds, *(kind for stem, kind in stems if word.startswith(stem))} if stems else kinds

    def names_films(self, block: Block) -> bool:
        """Whether a block has a word for films, phrases aside."""
        if any(not _OF_FILMS.isdisjoint(self.of(word)) for word in block.said):
            return True
        return not block.text.isascii() and any(f in block.text for f, kind in self.eastern if kind in _OF_FILMS)

    def count(self, text: str, tokens: list[str], said: Counter[str]) -> Iterator[tuple[str, str, int]]:
        """The kind, the word and how often a text has it, given the words of its key and how often it says each."""
        phrases: list[tuple[str, str]] = []
        for word, times in said.items():
            for kind in sorted(self.of(word)):
                yield kind, word, times
            phrases += self.phrases.get(word, ())
        if phrases:
            folded = f" {' '.join(tokens)} "
            for phrase, kind in phrases:
                if times := folded.count(phrase):
                    yield kind, phrase.strip(), times
        if not text.isascii() and _EASTERN.search(text):
            spoken = text.casefold()
            for form, kind in self.eastern:
                if times := spoken.count(form):
                    yield kind, form, times


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
    parts = [(titles, key(titles).split(), 4.0), (topics, key(topics).split(), 2.5), (text, said, 1.0)]
    # "Moth Season (2022)" is of no season
    names = {piece.text for line in (headline, document.title) for piece in title_pieces(line) if piece.year}
    weights = dict.fromkeys(_KINDS, 0.0)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for part, tokens, worth in parts:
        counted = Counter(tokens)
        for name in names:
            if times := lowered(part).count(lowered(name)):
                counted -= Counter(key(name).split() * times)
        for kind, word, times in kinds.count(part, tokens, counted):
            weights[kind] += worth * times
            seen[kind][word] += times
    for kind, weight in weights.items():
        if weight:
            most = ", ".join(f"{w} ×{n}" for w, n in seen[kind].most_common(6))
            yield Claim("page", f"{kind}_words", weight, Evidence("subject", "", most, 0.5))
    if not any(weights[kind] for kind in _OF_FILMS) and (spot := _mentioned(document, kinds)) is not None:
        yield Claim("page", "films_mentioned", spot.text[:300], Evidence("subject", document.where(spot), "", 0.5))
    yield Claim("page", "turns", _turns(all_said), Evidence("subject", "", "", 0.5))
    yield Claim("page", "text_length", float(len(text)), Evidence("subject", "", "", 0.5))


def _mentioned(document: Document, kinds: _Kinds) -> Block | None:
    """The first block that has a word for films outside the running text, side matter aside: "Movie score 7.5"."""
    blocks = (b for b in document.blocks if b.zone not in _SKIPPED)
    return next((b for b in blocks if kinds.names_films(b)), None)


def _turns(blocks: list[Block]) -> float:
    """The share of lines that ask, or begin with a dash as one of two who talk."""
    lines = [line for b in blocks if b.zone not in _SKIPPED for line in b.text.split("\n")]
    taken = sum(line.endswith(_ASKED) or line.startswith(_DASHES) for line in lines)
    return taken / max(_FEW, len(lines))


_ASKED = ("?", "？", "؟", "?“", "?”", "?»")
_DASHES = ("—", "–", "―", "- ")
_FEW = 4
