"""Other people's scores: "IMDb: 5.3", "RT 91% critics", "Users: 8.7/10 (290,481 votes)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.models import Score
from filmmeta.readers.verdict.marks import rating_claim
from filmmeta.readers.verdict.tables import row_of
from filmmeta.values.patterns import either, lazy
from filmmeta.values.phrases import Phrases
from filmmeta.values.rating import find_ratings, parse_rating
from filmmeta.values.text import ascii_digits, excerpt, number
from filmmeta.vocabulary import Aggregator, aggregators, key, key_begins, key_label, spelled

_CROWD = "audience"
"""The source that is everybody, and no place."""

# ---------------------------------------------------------------- who they are


@cache
def _sources() -> Phrases:
    return Phrases(aggregators())


def source_words() -> frozenset[str]:
    """Without any of these words no source of scores is named."""
    return _sources().words


def source_in(text: str) -> Aggregator | None:
    """The first source of scores that a text names."""
    folded = key(text)
    return _source_of(folded, folded.split())


def _source_of(folded: str, words: list[str]) -> Aggregator | None:
    places = _sources().places(folded, words)
    return aggregators()[places[0][1]] if places else None


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(aggregators())})(?!\w)", re.IGNORECASE)


@cache
def _vote_words() -> frozenset[str]:
    return frozenset(w for form in spelled("votes") for w in key(form).split())


@cache
def _counted(*groups: str) -> re.Pattern[str]:
    """How many gave a mark, "290,481 votes", by the words for what they gave."""
    given = either(form for group in groups for form in spelled(group))
    return re.compile(rf"(\d{{1,3}}(?:[.,\s]\d{{3}})+|\d+(?:[.,]\d)?\s?[kKmM]|\d+)\s*(?:{given})(?!\w)", re.IGNORECASE)


@cache
def _score_words() -> frozenset[str]:
    return _vote_words() | source_words()


def could_score(block: Block) -> bool:
    """A cheap test: a block has a source of scores, or speaks of votes."""
    return not _score_words().isdisjoint(block.said) or _has_eastern(block.text)


def _has_eastern(text: str) -> bool:
    """Whether words may stand in a text without spaces around them."""
    return not text.isascii() and _EASTERN.search(text) is not None


_EASTERN = lazy("[\u2e80-\uffff]")


def is_labelled_of_others(document: Document, label: Labelled) -> bool:
    """As in "IMDb rating: 7.1", "Score: 4.2/5 (221 votes)", "Audience reaction: … Score: 82%"."""
    if source_in(label.label) or source_in(label.value[:60]):
        return True
    before = document.blocks[label.block].text.partition(label.label)[0].rpartition("\n")[2]
    source = source_in(before) if before else None
    return (source is not None and source.name == _CROWD) or _counted("votes").search(label.value[:120]) is not None


# ---------------------------------------------------------------- what they give


def scores(document: Document, block: Block) -> Iterator[Claim]:
    """As in "IMDb: 5.3", "RT 91% critics", a source with its number in the next cell."""
    text = ascii_digits(block.text)
    source = _source_of(block.key, block.words)
    if (source is None or source.name == _CROWD) and (voted := _voted(document, block, text)):
        yield voted
    elif source is None or (source.name == _CROWD and not _is_of_crowd(text)):
        return
    elif several := _several(text):
        for said, named in several:
            yield from _score(document, block, said, named, 0.7)
    else:
        # "My mark: 8/10\nOn Filmweb: 6.9"
        line = next((line for line in text.split("\n") if source_in(line)), text)
        found = list(_score(document, block, line, source, 0.8))
        yield from found or [*_paired(document, block)] or _in_next_blocks(document, block, source)


def scores_of_lines(document: Document, block: Block) -> Iterator[Claim]:
    """The scores of a long box whose lines are one block: "豆瓣评分 7.6 （31204人评价）" below the credits."""
    for line in ascii_digits(block.text).split("\n"):
        source = source_in(line) if len(line) <= _LONGEST_PLACE else None
        if source is not None and source.name != _CROWD:
            yield from _score(document, block, line, source, 0.7)


def _is_of_crowd(text: str) -> bool:
    return len(text) <= 60 and source_in(" ".join(text.split()[:3])) is not None


def _several(text: str) -> list[tuple[str, Aggregator]]:
    """As in "IMDb 7.1, RT 91%": what stands from each of several sources to the next."""
    found = list(_names().finditer(text))
    sources = [aggregators()[key(m[0])] for m in found]
    if len({source.name for source in sources}) < 2 or not any(c.isdigit() for c in text):
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [(text[m.start() : end], source) for m, end, source in zip(found, ends, sources, strict=True)]


def _paired(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Kinopoisk / IMDb" and in the next cell "7.1 / 6.8": as many numbers as sources, in their order."""
    after = document.blocks[block.index + 1].text if block.index + 1 < len(document.blocks) else ""
    named = [source_in(part) for part in block.text.split("/")]
    told = after.split("/")
    if len(named) < _PAIR or len(told) != len(named) or len(block.text) > _LONGEST_OWN or len(after) > _LONGEST_OWN:
        return
    for source, mark in zip(named, told, strict=True):
        if source is not None:
            yield from _score(document, document.blocks[block.index + 1], mark, source, 0.75)


_PAIR = 2


def _in_next_blocks(document: Document, block: Block, source: Aggregator) -> Iterator[Claim]:
    """A source in a block of its own, with its number in the next, or in the last of three cells of a row."""
    following = document.blocks[block.index + 1 : block.index + 3]
    if len(block.text) >= 80 or not following or (len(following[0].text) > 40 and len(block.text) < 40):
        return
    after, *further = following
    if source_in(after.text) is None and _DIGIT_FIRST.match(after.text) and len(after.text) < 40:
        yield from _score(document, after, after.text, source, 0.7)
    elif further and row_of(after) is not None and row_of(after) is row_of(further[0]):
        if _DIGIT_FIRST.match(further[0].text) and len(further[0].text) < 20:
            yield from _score(document, further[0], further[0].text, source, 0.6)


_DIGIT_FIRST = lazy(r"\s*\d")


def _voted(document: Document, block: Block, text: str) -> Claim | None:
    """As in "Users: 8.7/10 (290,481 votes)": a number that many made together, the site's own."""
    if _vote_words().isdisjoint(block.said) and not _has_eastern(text):
        return None
    counted = _counted("votes").search(text)
    kinds = ("fraction", "percent", "stars")
    found = next((f for f in find_ratings(text) if f.kind in kinds), None) if counted else None
    if counted is None or found is None or found.value.value is None:
        return None
    site = source_in(document.meta.get("og:site_name", "")[:60])
    value, best = found.value.value, found.value.best
    score = Score(source=site.name if site else None, value=value, best=best, count=_count(counted[1]))
    evidence = Evidence("verdict", document.where(block, found.start), excerpt(text), 0.7)
    return Claim("film", "scores", score, evidence, block=block.index)


def _score(document: Document, block: Block, text: str, source: Aggregator, confidence: float) -> Iterator[Claim]:
    """The number that stands beside a source, and how many made it."""
    many = _counted("votes", "reviewed")
    counted = many.search(text)
    shown = many.sub(lambda m: " " * len(m[0]), text) if counted else text
    shown = _NO_SCORE.sub(" ", shown)
    m = _NUMBER.search(shown)
    value = number(m[1]) if m is not None and _stands_near(shown, m) else None
    if m is None or value is None or value > 100:
        return
    unit = (m[2] or "").replace(" ", "")
    if source.name == _CROWD and not unit:
        return  # "Audience Pulse · March 28"
    best = 100.0 if unit == "%" else float(unit[1:]) if unit else _usual_scale(source, value, m[1])
    score = Score(source=source.name, value=value, best=best, count=_count(counted[1]) if counted else None)
    note = "" if unit else f"the scale is that which {source.name} publishes"
    evidence = Evidence("verdict", document.where(block), excerpt(text), confidence, note)
    yield Claim("film", "scores", score, evidence, block=block.index)


_NUMBER = lazy(
    r"(?<![\d.,/\w])(\d{1,3}(?:[.,]\d{1,2})?)\s?(%|/\s?(?:100|10|5)(?!\d))?(?![\d/]|[.,]\d|\s?(?:k\b|mil|minutes?|min\b))"
)
# IMDb's numbers of films, and years
_NO_SCORE = lazy(r"tt\d{7,8}|(?:19|20)\d{2}")


def _usual_scale(source: Aggregator, value: float, said: str) -> float | None:
    """The scale that a source publishes, unless the number is on another: "Tomatometer: 9.3"."""
    best = source.best
    if best == 100 and value <= 10 and "." in said:
        return 10.0
    if best is not None and value > best:
        return 100.0 if value > 10 else 10.0
    return best


def _stands_near(text: str, found: re.Match[str]) -> bool:
    """A number right behind its source, or right before it: nothing between but a word or two."""
    named = _names().search(text)
    if named is None:
        return len(text) < 40
    if named.end() <= found.start():
        between = text[named.end() : found.start()]
    elif found.end() <= named.start() and (found[2] or "." in found[1] or "," in found[1]):
        between = text[found.end() : named.start()]
    else:
        return False
    return len(between) <= 30 and len(_WORD.findall(between)) <= 3


_WORD = lazy(r"[^\W\d_]+")


def _count(text: str) -> int | None:
    """How many voted: "290,481", "12k"."""
    text = text.strip()
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    value = number(text[:-1]) if factor > 1 else number(re.sub(r"[.,\s]", "", text))
    return int(value * factor) if value is not None else None


# ---------------------------------------------------------------- beside one's own


def own_beside_scores(document: Document, block: Block) -> Iterator[Claim]:
    """As in "IMDb: 7.1 | Mine: 8/10": a part that names no source, but the writer."""
    parts = _PARTED.split(block.text)
    for part in parts if len(parts) > 1 else ():
        found = next(find_ratings(part), None) if len(part) <= _LONGEST_OWN else None
        if found is None or source_in(part):
            continue
        if key_begins(key(part), "own", document.base_language):
            yield rating_claim(document, block, found, part, 0.7)


_PARTED = lazy(r"\s*\n\s*|\s*[|·•/;]\s+")
_LONGEST_OWN = 60


def rated_elsewhere(document: Document, block: Block, line: str) -> Claim | None:
    """As in "Puntuación en Filmaniacos: 6,2": a mark that others gave, at a place that no list knows."""
    language = document.base_language
    m = _at_place().match(line) if len(line) <= _LONGEST_PLACE and line[-1:] in "0123456789%" else None
    if m is None or key_label(key(m[1]), language) != "rating" or source_in(m[2]) is not None:
        return None
    found = parse_rating(m[3])
    if found is None or found.value.value is None or key_begins(key(m[1]), "own", language):
        return None
    score = Score(source=m[2].strip(), value=found.value.value, best=found.value.best)
    evidence = Evidence("verdict", document.where(block), line[:300], 0.7)
    return Claim("film", "scores", score, evidence, block=block.index)


_LONGEST_PLACE = 80


@cache
def _at_place() -> re.Pattern[str]:
    return re.compile(
        rf"([^\W\d](?:[^\W\d]|\s){{2,24}}?)\s(?:{either(spelled('at'))})\s"
        r"([A-ZÀ-ÖØ-ÝА-Я][\w.!'’-]*(?:\s[A-ZÀ-ÖØ-ÝА-Я\d][\w.!'’-]*){0,3})\s?[:：]\s?(\d[\d.,\s/%]*)$"
    )
