"""Marks counted in words, whatever is counted: "four matches out of five", "из десяти — восемь", "ötből négy"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from filmmeta.values.numbers import VULGAR, with_halves
from filmmeta.values.patterns import lazy
from filmmeta.values.text import lowered
from filmmeta.vocabulary import key, languages, spelled, valued

_TOKEN = lazy(r"\d+(?:[.,]\d+)?|[½¼¾⅓⅔]|\w[^\s\d.,;:!?…()\[\]{}\"“”„«»|/⁄—–\-−½¼¾]*|\S")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
SPOKEN_SCALES = frozenset((4, 5, 6, 10, 12, 20, 100))
"""The scales of verdicts in words: "three out of five". Figures and stars have more, `rating.SCALES`."""
_MOST_UNITS = 3
"""Words between a number and its "out of": "four lukewarm cups of tea"."""
_MOST_SCALES = 12
"""Scales in one text that are looked at: what has more of them gives no verdict."""
_STOPS = frozenset('.!?…;:()[]{}"“”„«»|—–\n')
_PAUSES = frozenset("—–-−:,")
_OPENS = frozenset("([,")


class Counted(NamedTuple):
    """A value and its scale, and the part of a text that counts them."""

    value: float
    best: float
    start: int
    end: int


class _Language(NamedTuple):
    numbers: dict[str, float]
    nouns: dict[str, float]
    """Names of marks: "четвёрка", "femma"."""
    said: dict[str, float]
    """Both of these."""
    scales: dict[str, float]
    alone: dict[str, float]
    """Words that say both the scale and "out of": "viidestä"."""
    over: tuple[tuple[str, ...], ...]
    over_behind: tuple[tuple[str, ...], ...]
    halves: tuple[tuple[str, ...], ...]
    half_before: frozenset[str]


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def counted(text: str) -> Iterator[Counted]:
    """Every mark that a text counts, in words at least in part.

    >>> [found[:2] for found in counted("Four and a half shovels out of five. It beats three out of ten dentists.")]
    [(4.5, 5.0)]
    """
    if not _may_hold(text):
        return
    tokens = _tokens(text)
    scales, alone, over, behind = _all_scales()
    read = tried = 0
    for place, token in enumerate(tokens):
        told = token.text in alone or token.text.endswith(_OF_SCALE)
        if place < read or not (told or token.text in scales or _of_digits(token.text) in SPOKEN_SCALES):
            continue
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        before = tokens[place - 1].text if place else ""
        if not (told or before in over or following in behind or before in _up_to()):
            continue
        if before in ("/", "⁄") and (place < 2 or tokens[place - 2].text.isdigit()):
            continue  # "4/5" counts nothing in words
        if (tried := tried + 1) > _MOST_SCALES:
            return
        for language in _spoken_with(token.text, before, following):
            if found := _before(tokens, place, language) or _behind(tokens, place, language):
                first, last, value, best = found
                yield Counted(value, best, tokens[first].start, tokens[last - 1].end)
                read = last
                break


def said_alone(text: str, mark: bool = False) -> float | None:
    """The value that a few words name: "a solid seven", "sette e mezzo", "твёрдая четвёрка".

    Args:
        text: what stands behind a label, or a sentence of its own.
        mark: whether only the name of a mark counts, since no label stands before it.

    >>> said_alone("sette e mezzo"), said_alone("твёрдая четвёрка", mark=True), said_alone("one of the best")
    (7.5, 4.0, None)
    """
    tokens = _tokens(text.strip(" .!?…"))
    if not 0 < len(tokens) <= (_FEW - 2 if mark else _FEW) or any(t.text in _STOPS for t in tokens):
        return None
    for language in map(_language, languages()):
        known = language.nouns if mark else language.said
        places = [i for i, token in enumerate(tokens) if token.text in known]
        halves = _halves(tokens, 0, len(tokens), language)
        # an article counts as one: "een acht"
        places = [i for i in places if i not in halves and (known[tokens[i].text] != 1 or len(tokens) == 1)]
        if len(places) == 1 and places[0] + 1 + len(halves) >= len(tokens):
            value = known[tokens[places[0]].text]
            return value + (0.5 if halves or _has_half_before(tokens, places[0], language) else 0.0)
    return None


_FEW = 5


def may_count(said: Collection[str]) -> bool:
    """A cheap test: some of the words of a text are a scale, and of the same language "out of"."""
    tests = _tests()
    return any(not over or not over.isdisjoint(said) for word in said if word in tests for over in tests[word])


@cache
def scale_words() -> frozenset[str]:
    """Without any of these words no text counts on a scale that it tells in words."""
    return frozenset(_tests())


def _may_hold(text: str) -> bool:
    """A cheap test: whether a scale stands next to words for "out of"."""
    scales, alone, over, behind = _all_scales()
    up_to = _up_to()
    small = lowered(text).replace("ё", "е").replace("ς", "σ").translate(_APOSTROPHES)
    said = [word.strip(_EDGES) for word in small.split()]
    for place, word in enumerate(said):
        if word in alone or (word[-1:].isdigit() and "/" in word):
            return True
        if "-" in word and word[0].isdigit() and (word.rpartition("-")[2] in behind | _of_scale()):
            return True
        if word in scales or _of_digits(word) in SPOKEN_SCALES:
            before = said[place - 1] if place else ""
            following = said[place + 1] if place + 1 < len(said) else ""
            if not before or before in over or before in up_to or following in behind:
                return True
    return False


_EDGES = '()[]{}.,;:!?…"“”„«»—–-|'


def _tokens(text: str) -> list[_Token]:
    small = lowered(text).replace("ё", "е").replace("ς", "σ")
    found = [_Token(m[0].translate(_APOSTROPHES), m.start(), m.end()) for m in _TOKEN.finditer(small)]
    joined: list[_Token] = []
    for place, token in enumerate(found):
        glued = joined and 0 < place < len(found) - 1 and joined[-1].end == token.start
        if glued and token.text in _HYPHENS and found[place + 1].start == token.end:
            continue  # "three-and-a-half", "3-1/2"
        if joined and token.text in _of_scale() and _of_digits(joined[-1].text) is not None:
            last = joined.pop()  # "10-балльной", "a 10-point scale"
            token = _Token(f"{last.text} {_OF_SCALE}", last.start, token.end)
        joined.append(token)
    return joined


_HYPHENS = frozenset("-‐‑")
_OF_SCALE = "of scale"


@cache
def _of_scale() -> frozenset[str]:
    return frozenset(map(_plain, spelled("of_scale")))


# ---------------------------------------------------------------- the words


@cache
def _language(name: str) -> _Language:
    numbers = _plain_keys(with_halves(name))
    halves = tuple(_plain(h) for h in spelled("and_half", name))
    scales = {word: value for word, value in numbers.items() if value in SPOKEN_SCALES}
    nouns = _plain_keys(valued("marks", name))
    return _Language(
        numbers,
        nouns,
        nouns | numbers,
        scales,
        _plain_keys(valued("scales", name)),
        tuple(tuple(_plain(o).split()) for o in spelled("out_of", name) if o != "/"),
        tuple(tuple(_plain(o).split()) for o in spelled("out_of_before", name) if o[0].isalpha()),
        tuple(tuple(h.split()) for h in halves),
        frozenset(map(_plain, spelled("half_before", name))),
    )


def _plain(word: str) -> str:
    return word.translate(_APOSTROPHES).replace("ё", "е").replace("ς", "σ").replace("-", " ")


def _plain_keys(words: dict[str, float]) -> dict[str, float]:
    return {_plain(word): value for word, value in words.items()}


@cache
def _beside() -> dict[str, tuple[_Language, ...]]:
    """The languages by the words that stand next to their scales, and by the scales that need none."""
    found: dict[str, list[_Language]] = {}
    for language in map(_language, languages()):
        for word in {*(o[-1] for o in language.over), *(o[0] for o in language.over_behind), *language.alone}:
            found.setdefault(word, []).append(language)
    return {word: tuple(spoken) for word, spoken in found.items()}


def _spoken_with(*said: str) -> tuple[_Language, ...]:
    """The languages of a scale and its neighbours; all where none of them tells."""
    beside = _beside()
    known = [language for word in dict.fromkeys(said) for language in beside.get(word, ())]
    return tuple(known) or tuple(map(_language, languages()))


@cache
def _all_scales() -> tuple[frozenset[str], ...]:
    """The scales of all languages, those that say "out of" too, and the words beside the others."""
    known = [_language(name) for name in languages()]
    alone = frozenset(word for language in known for word in language.alone)
    return (
        alone.union(*(language.scales for language in known)),
        alone,
        frozenset((*(o[-1] for language in known for o in language.over), *"/⁄")),
        frozenset(o[0] for language in known for o in language.over_behind),
    )


@cache
def _tests() -> dict[str, list[frozenset[str]]]:
    """For a word of each scale the words for "out of" of its languages, none where the scale says it."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in languages():
        language = _language(name)
        over = _telling(" ".join(o) for o in (*language.over, *language.over_behind))
        for word in _telling(language.scales) if over else ():
            found.setdefault(word, []).append(over)
        for word in _telling(language.alone):
            found.setdefault(word, []).append(frozenset())
    for word in _telling(_of_scale()):
        found.setdefault(word, []).append(frozenset())
    return found


def _telling(forms: Iterable[str]) -> frozenset[str]:
    """The last word of each form, as keys and as runs of letters: vowel signs part these."""
    return frozenset(word for form in forms for word in (key(form).split()[-1], _LETTERS.findall(form)[-1]))


_LETTERS = lazy(r"[^\W\d_]+")


# ---------------------------------------------------------------- the grammar


_Found = tuple[int, int, float, float]


def _before(tokens: Sequence[_Token], place: int, language: _Language) -> _Found | None:
    """The value before its scale: "three and a half chairs (out of five)", "neljä tähteä viidestä"."""
    over, best = _scale(tokens, place, language)
    if best is None:
        return None
    last = _past_units(tokens, place + 1)
    ends = _ends(tokens, last) or (last > place + 1 and tokens[last].text in _ands())
    if not ends:
        last = _past_named_units(tokens, place + 1)
        if not last:
            return None
    stop = over
    bracketed = stop > 0 and tokens[stop - 1].text in _OPENS
    stop -= bracketed
    if last < len(tokens) and bracketed and tokens[last].text in ")]":
        last += 1
    for at in range(stop - 1, max(-1, stop - 3 - _MOST_UNITS - 2), -1):
        if tokens[at].text in _STOPS or tokens[at].text == ",":
            return None
        value = _number(tokens, at, language)
        if value is None or at in _halves(tokens, max(0, at - 2), stop, language):
            continue
        halves = _halves(tokens, at + 1, stop, language)
        units = [i for i in range(at + 1, stop) if i not in halves]
        in_digits = tokens[at].text[0].isdigit() or tokens[at].text in VULGAR
        value += 0.5 if halves or _has_half_before(tokens, at, language) else 0.0
        if not ends and not _opens_sentence(tokens, _first_of(tokens, at)):
            return None
        if value > best or len(units) > _MOST_UNITS or (in_digits and tokens[place].text.isdigit() and not units):
            return None
        first = _first_of(tokens, at)
        # "he is one of five"
        if (units and not _begins(tokens, first)) or (value == 1 and first and tokens[first - 1].text not in _STOPS):
            return None
        return (first, last, value, best)
    return None


def _behind(tokens: Sequence[_Token], place: int, language: _Language) -> _Found | None:
    """The scale before its value: "Von zehn Punkten: acht", "beş üzerinden dört", "ötből négy"."""
    over, best = _scale(tokens, place, language)
    after = _past_units(tokens, place + 1)
    if best is None:
        best = _best_of(tokens[place].text, language)
        length = next((len(o) for o in language.over_behind if _texts(tokens, place + 1, len(o)) == o), 0)
        if best is None or not length:
            return None
        after, over = place + 1 + length, place
        needs_pause = False
    else:
        needs_pause = over != place
        if not _starts(tokens, over):
            return None
    if after < len(tokens) and tokens[after].text in _PAUSES:
        after += 1
    elif needs_pause:
        return None
    while after < len(tokens) and tokens[after].text in language.half_before:
        after += 1
    if after + 1 < len(tokens) and _number(tokens, after, language) == 1 and _number(tokens, after + 1, language):
        after += 1  # "eine Sieben"
    value = _number(tokens, after, language) if after < len(tokens) else None
    if value is None or (tokens[after].text[0].isdigit() and tokens[place].text[0].isdigit()):
        return None
    halves = _halves(tokens, after + 1, min(len(tokens), after + 5), language)
    value += 0.5 if halves or _has_half_before(tokens, after, language) else 0.0
    last = _past_units(tokens, max(halves, default=after) + 1)
    if value > best or (needs_pause and not _ends(tokens, last)):
        return None
    return (over, last, value, best)


def _scale(tokens: Sequence[_Token], place: int, language: _Language) -> tuple[int, float | None]:
    """Where the words for "out of" begin before a scale, and what it is."""
    word = tokens[place].text
    if word in language.alone:
        return place, language.alone[word]
    if word.endswith(_OF_SCALE) and float(word.split()[0]) in SPOKEN_SCALES:
        return place, float(word.split()[0])
    best = _best_of(word, language)
    if best is not None:
        for over in language.over:
            if _texts(tokens, place - len(over), len(over)) == over:
                return place - len(over), best
        if word.isdigit() and place and tokens[place - 1].text in "/⁄":
            return place - 1, best
        # "on a scale of one to ten"
        if place > 2 and tokens[place - 1].text in _up_to() and _number(tokens, place - 2, language) in (0, 0.5, 1):
            for at in range(place - 3, max(-1, place - 6), -1):
                if tokens[at].text in _scale_nouns():
                    return max(0, at - 2), best
    return place, None


@cache
def _up_to() -> frozenset[str]:
    return frozenset(map(_plain, spelled("up_to")))


@cache
def _scale_nouns() -> frozenset[str]:
    return frozenset(_plain(w) for w in spelled("scale") if " " not in w)


def _best_of(word: str, language: _Language) -> float | None:
    best = language.scales.get(word)
    digits = _of_digits(word)
    return best if best is not None else digits if digits in SPOKEN_SCALES else None


def _of_digits(word: str) -> float | None:
    return float(word) if word.isdigit() and word.isascii() and len(word) <= 3 else None


def _texts(tokens: Sequence[_Token], start: int, count: int) -> tuple[str, ...]:
    return tuple(t.text for t in tokens[start : start + count]) if start >= 0 else ()


def _number(tokens: Sequence[_Token], at: int, language: _Language) -> float | None:
    word = tokens[at].text
    if word in VULGAR:
        before = _whole(tokens[at - 1].text) if at else None
        return VULGAR[word] + (before or 0.0)
    if word[:1].isdigit() and word[:1].isascii():
        if at >= 2 and word == "2" and _texts(tokens, at - 2, 2) == ("1", "/"):  # "3 1/2"
            before = _whole(tokens[at - 3].text) if at >= 3 else None
            return 0.5 + (before or 0.0)
        return float(word.replace(",", ".")) if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", word) else None
    found = language.numbers.get(word)
    return found if found is not None else language.nouns.get(word)


def _whole(word: str) -> float | None:
    return float(word) if re.fullmatch(r"[0-9]{1,2}", word) else None


def _first_of(tokens: Sequence[_Token], at: int) -> int:
    """Where a number begins that ends at a place."""
    word = tokens[at].text
    if word == "2" and _texts(tokens, at - 2, 2) == ("1", "/"):
        at -= 2
        word = "½"
    return at - 1 if word in VULGAR and at and _whole(tokens[at - 1].text) is not None else at


def _halves(tokens: Sequence[_Token], start: int, stop: int, language: _Language) -> frozenset[int]:
    """The places of the words for a half: "and a half", "e mezza"."""
    for at in range(start, stop):
        for half in language.halves:
            if at + len(half) <= stop and _texts(tokens, at, len(half)) == half:
                return frozenset(range(at, at + len(half)))
    return frozenset()


def _has_half_before(tokens: Sequence[_Token], at: int, language: _Language) -> bool:
    return at > 0 and tokens[at - 1].text in language.half_before


def _past_units(tokens: Sequence[_Token], at: int) -> int:
    """The place behind the words "stars" or "points"."""
    return at + 1 if at < len(tokens) and tokens[at].text in _units() else at


def _past_named_units(tokens: Sequence[_Token], at: int) -> int:
    """The place behind one word or two that end a sentence, or 0: "Vier von fünf Kinosesseln."."""
    for last in (at + 1, at + 2):
        if last < len(tokens) and tokens[last].text in ".!":
            return last
        if last >= len(tokens) or not tokens[last - 1].text.isalpha():
            break
    return 0


def _opens_sentence(tokens: Sequence[_Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in ".!?:"


@cache
def _units() -> frozenset[str]:
    return frozenset(_plain(w) for group in ("stars", "points") for w in spelled(group))


def _ends(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a clause ends before a place, or its own words follow: "from me"."""
    if at >= len(tokens) or tokens[at].text in _STOPS or tokens[at].text == ",":
        return True
    if tokens[at].text in _scale_nouns():  # "по десятибалльной шкале"
        return _ends(tokens, at + 1)
    return tokens[at].text in ")]" or any(_texts(tokens, at, len(own)) == own for own in _own_words())


@cache
def _ands() -> frozenset[str]:
    """As in "three out of five stars and a warm pair of socks"."""
    return frozenset(w for w in spelled("and") if w.isalpha())


def _starts(tokens: Sequence[_Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _STOPS or tokens[at - 1].text == ","


def _begins(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a count stands first in its clause, but for an article and an adjective, or somebody gives it."""
    for before in range(at, max(-1, at - 3), -1):
        if _starts(tokens, before):
            return True
    said = {t.text for t in tokens[max(0, at - 8) : at]}
    return not _giving_words().isdisjoint(said)


@cache
def _giving_words() -> frozenset[str]:
    return frozenset(
        w for group in ("rating", "gets", "own") for form in spelled(group) for w in _plain(form).split()[-1:]
    ) - frozenset(("me", "us", "to", "a"))


@cache
def _own_words() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_plain(form).split()) for form in spelled("own") if len(_plain(form).split()) > 1)
