"""Verdicts: "7,5/10", "★★★½", "3.5 stars", "B+", "80%", "9 из 10", "8 sobre 10"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from filmmeta.models import Rating
from filmmeta.values.counted import counted, may_count, said_alone, scale_words
from filmmeta.values.eastern import counted_east
from filmmeta.values.numbers import VULGAR, numbers, with_halves
from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import ascii_digits, clean, lowered, number
from filmmeta.vocabulary import key, languages, spelled

LONGEST = 1_000
"""Characters of a text that are searched for a verdict."""

SCALES = frozenset((3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 50, 100))

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_FRACTION_CHARS = "/⁄∕／"
_FULL, _EMPTY, _HALF = "★⭐🌟✭✮✪⚝✰🌕", "☆✩✫⛤🌑", "⯨⯪½⭒🌗🌓"
_GLYPHS = lazy(
    rf"[{_FULL}{_EMPTY}](?:[\ufe0f\s]{{0,3}}[{_FULL}{_EMPTY}{_HALF}]|\s?1\s?[{_FRACTION_CHARS}]\s?2)*[\ufe0f]?|[{_HALF}]\s?(?=\s*$)"
)
_HAS_GLYPH = lazy(f"[{_FULL}{_EMPTY}{_HALF}]")
_HAS_FRACTION = lazy(f"[{_FRACTION_CHARS}]")
_TWO_NUMBERS = lazy(rf"[\d{''.join(VULGAR)}][^\d]+\d")
_NUMERIC = lazy(f"[\\d{''.join(VULGAR)}]")
_EASTERN = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTERS = lazy(r"[^\W\d_]+")
_ASTERISKS = lazy(r"(?<![\w*])(\*(?:\s?\*){0,9})(\s?½|\s?1/2)?(?![\w*])")
# other signs that come full and hollow: a strip of them is a mark where both stand in it
_HOLLOW = "○◯♡🤍◇□"
_SOLID = "●⬤♥❤◆■"
# the sign before the look behind it: a search skips to where one stands
_PAIRS = lazy(
    rf"[{_SOLID}](?<![{_SOLID}][{_SOLID}])\ufe0f?\s?(?:[{_SOLID}]\ufe0f?\s?){{0,9}}(?:[{_HOLLOW}]\ufe0f?\s?){{1,9}}"
)
_EMOJI = lazy(r"((?:[\U0001F300-\U0001F3FA\U0001F400-\U0001FAFF\u2764\u2B50]\ufe0f?))(?:\s?\1){1,9}(\s?½|\s1/2)?")
_OF_FILM = "🍿🎬🎥🎞🎟"
"""Pictures that alone in a line count as stars do."""
_PERCENT = lazy(r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?%")
_GRADE = lazy(r"^\s*([A-F](?:\s?[+\-−–]|\s?(?:plus|minus))?)\s*[.!]?\s*$")
_GRADE_IN = lazy(r"(?<![\w'’&./-])([A-DF][+\-−–]?)(?![\w'’.&]\w|[+\-\w])")
_BARE = lazy(rf"^\s*({_NUMBER}|(?:\d{{1,2}}\s?)?[½¼¾]|\d{{1,2}}(?=\s1/2))(\s1/2)?\s*[.!]?\s*$")


# "Értékelésem: 10/8": behind a label Hungarian pages have the scale first
_SCALE_FIRST = lazy(r"^\s*(5|10|100)\s?/\s?(\d{1,2}(?:[.,]\d)?)(?![\d/.,])")


class FoundRating(NamedTuple):
    """A verdict, the part of the text that says it, and what had to be inferred."""

    value: Rating
    start: int
    end: int
    kind: str
    note: str = ""


@lru_cache(maxsize=1_024)
def _rating(text: str, value: float | None = None, best: float | None = None) -> Rating:
    """Made once for a page that says "3/5" of hundreds of films."""
    return Rating(value=value, best=best, text=text)


@cache
def _fraction() -> re.Pattern[str]:
    over = "|".join(re.escape(w) for w in spelled("out_of") if w not in ("/", "e"))
    unit = "|".join(re.escape(w) for g in ("stars", "points") for w in spelled(g) if len(w) > 1)
    return re.compile(
        rf"(?<![\d.,/:\-{_FULL}{_EMPTY}])({_NUMBER}|\d?\s?[½¼¾])(\s?[½¼¾]|[\s-](?:and\s)?1/2)?\s?(?:(?:{unit}|[{_FULL}])\s?)?"
        rf"(?:[{_FRACTION_CHARS}]|\s[(\[]?(?:{over})\s)\s?({_NUMBER})(?![\d{_FRACTION_CHARS}:]|[.,]\d|\s?[-–]\s?\d)",
        re.IGNORECASE,
    )


@cache
def _counts_units() -> re.Pattern[str]:
    """A cheap test: a word stands before a scale in digits, "4 fish/5", "three chairs out of 5"."""
    over = "|".join(re.escape(w) for w in spelled("out_of") if w != "/")
    return re.compile(rf"[^\W\d_]\s?(?:[{_FRACTION_CHARS}]|[(,]?\s?(?:{over})\s)\s?\d", re.IGNORECASE)


@cache
def _reversed() -> re.Pattern[str]:
    """The scale first: "5점 만점에 4점", "10点満点中7点", "10 üzerinden 7", "10-ből 8"."""
    over = "|".join(re.escape(w) for w in spelled("out_of_before"))
    # it begins with a digit, and looks back behind it: so it is tried at digits alone
    return re.compile(rf"(\d(?<![\d.,/]\d)\d{{0,2}})\s?(?:{over})\s?({_NUMBER})(?!\d|[.,]\d)", re.IGNORECASE)


@cache
def _star_words() -> re.Pattern[str]:
    """ "3.5 stars", "three and a half stars", of a text in small letters: to mind the case is several times as fast."""
    words = "|".join(re.escape(w) for w in spelled("stars") if len(w) > 1 or w > "\u2e80")
    halves = "|".join(map(re.escape, spelled("and_half")))
    return re.compile(
        rf"(?<![\w.,])(?:({_NUMBER}|\d?\s?½)(\s?½|[\s-](?:and\s)?1/2|\s?¼|\s?¾|\s(?:{halves}))?\s?[-‐]?\s?(?:{words})|"
        rf"(?:{_spoken_stars()}))(?!\w)(\s(?:{halves})(?!\w))?"
    )


def _spoken_stars() -> str:
    """ "Three and a half stars", "drei Sterne": a number and the word for stars in one and the same language."""
    forms = []
    for language in languages():
        half, nouns = either(spelled("and_half", language)), either(spelled("stars", language))
        counts = "half a|" if language == "en" else ""
        counts += either(_numbers(language))
        forms.append(rf"(?:{counts})(?:\s?(?:{half}))?[\s-](?:{nouns})")
    return "|".join(forms)


@cache
def spoken_words() -> frozenset[str]:
    """Without any of these words no verdict is spoken."""
    return _star_nouns()[0] | scale_words() | _thumb_words()


def may_be_spoken(said: Collection[str]) -> bool:
    """A cheap test: some words have a number and one for stars, one for a scale and one for "out of", or thumbs."""
    return _speaks_of_stars(said) or may_count(said) or not _thumb_words().isdisjoint(said)


_SIGN = r"[+\-−–]?"


@cache
def up_to() -> str:
    """A pattern for what stands between the two ends of a scale."""
    return either((*spelled("up_to"), *"–—-−"))


@cache
def _has_range() -> re.Pattern[str]:
    return re.compile(rf"\d\s?(?:{up_to()})\s?{_SIGN}\d", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    """As in "+2 (-4 to +4)", "a +2 on the -4 to +4 scale", "6.5 on a scale of 1 to 10"."""
    end, to = rf"{_SIGN}\d{{1,2}}", up_to()
    return re.compile(
        rf"(?<![\w.,/])({end}(?:[.,]\d)?)\s?"
        rf"(?:[(\[]\s?(?:[^\W\d]+\s){{0,4}}?([+\-−–]\d{{1,2}})\s?(?:{to})\s?({end})(?:[)\]]|(?=\D|$))|"
        rf"[(\[,]?\s?(?:[^\W\d]+\s){{1,6}}?({end})\s?(?:{to})\s?({end}))(?![\d/:]|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _scale_behind() -> re.Pattern[str]:
    over = "|".join(re.escape(w) for w in spelled("out_of") if len(w) > 1)
    stars = either(w for w in spelled("stars") if len(w) > 1)
    return re.compile(
        rf"\s?[(\[]?\s?(?:(?:{over})\s|[{_FRACTION_CHARS}])\s?"
        rf"(?:(\d{{1,2}}|{either(_number_words())})(?![\w{_FRACTION_CHARS}])|([{_FULL}{_EMPTY}*]{{3,10}}))(?:\s(?:{stars})(?!\w))?[)\]]?",
        re.IGNORECASE,
    )


def behind(text: str, end: int, value: float) -> tuple[float | None, int]:
    """The scale right behind a verdict, "(out of four stars)", "/5", "of ★★★★★", and where it ends."""
    m = _scale_behind().match(text, end)
    best = (float(len(m[2])) if m[2] else amount(m[1])) if m else None
    return (best, m.end()) if m and best in SCALES and best >= value else (None, end)


@cache
def _over_words() -> frozenset[str]:
    """First words of "out of" in any language, as they are spelled and as keys."""
    forms = [form for form in spelled("out_of") if form != "/"]
    return frozenset(_LETTERS.findall(form)[0] for form in forms) | frozenset(key(form).split()[0] for form in forms)


@cache
def _star_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    """A word of each form of "stars" in any language, and those of scripts without spaces."""
    nouns = [w for w in spelled("stars") if len(w) > 1 or w > "\u2e80"]
    spaced = frozenset(max(_LETTERS.findall(w), key=len) for w in nouns if w < "\u2e80" and _LETTERS.findall(w))
    return spaced, tuple(w for w in nouns if w > "\u2e80" or not _LETTERS.findall(w))


@cache
def _counting_words() -> frozenset[str]:
    """What a number in words begins with in any language, "dreieinhalb" included."""
    found = {word.split()[0] for word in _number_words()}
    for language in languages():
        found.update(with_halves(language))
    return frozenset(word for form in found for word in (form, *_LETTERS.findall(form)[:1], *key(form).split()[:1]))


def _speaks_of_stars(said: Collection[str]) -> bool:
    return not _star_nouns()[0].isdisjoint(said) and not _counting_words().isdisjoint(said)


def _has_any(text: str, parts: tuple[str, ...]) -> bool:
    if not text.isascii():
        for part in parts:
            if part in text:
                return True
    return False


@cache
def _scale_words() -> frozenset[str]:
    return frozenset(w for w in spelled("scale") if " " not in w)


@cache
def _points() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in spelled("points") if len(w) > 1 or w > "\u2e80")
    return re.compile(rf"(?<![\w.,])({_NUMBER})\s?(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _number_words() -> dict[str, float]:
    found: dict[str, float] = {"half a": 0.5}
    for language in languages():
        found = _numbers(language) | found
    return found


@cache
def _numbers(language: str) -> dict[str, float]:
    """The numbers that count stars; "half stars" are none."""
    return {word: value for word, value in numbers(language).items() if value <= 10 and value != 0.5}


def parse_rating(text: str) -> FoundRating | None:
    """The verdict that a labelled value or a rating box states, or None.

    Bare numbers count here, since a label stands before them; see `find_ratings` for running text.

    >>> parse_rating("4.9/5.0").value.value, parse_rating("B+").value.text, parse_rating("★★★☆☆").value.best
    (4.9, 'B+', 5.0)
    """
    text = clean(text[:LONGEST])
    if m := _GRADE.match(text):
        return FoundRating(_rating(text=_grade(m[1])), m.start(), m.end(), "grade")
    if m := _BARE.match(ascii_digits(text)):
        value = amount(m[1], m[2])
        if value is not None and value <= 100:
            return FoundRating(_rating(value=value, text=m[0].strip()), m.start(), m.end(), "bare", "no scale given")
    if m := _SCALE_FIRST.match(ascii_digits(text)):
        value, best = number(m[2]), float(m[1])
        if value is not None and value < best:
            return FoundRating(_rating(value=value, best=best, text=m[0].strip()), m.start(), m.end(), "fraction")
    if len(text) <= _LONGEST_SAID and not _NUMERIC.search(text) and (value := said_alone(text)) is not None:
        said = FoundRating(_rating(value=value, text=text), 0, len(text), "bare", "no scale given")
        return next(find_ratings(text), said)
    return next(find_ratings(text, labelled=True), None)


_LONGEST_SAID = 40


def find_ratings(text: str, labelled: bool = False, words: Collection[str] | None = None) -> Iterator[FoundRating]:
    """Every verdict in a text, the plainest form first.

    Args:
        text: one block; only the first `LONGEST` characters are read.
        labelled: whether a label or box says that a verdict stands here, so that weaker forms count.
        words: the words of the text's key, where they are known already.
    """
    text = ascii_digits(text[:LONGEST])
    numeric = _NUMERIC.search(text) is not None
    said = words if not numeric else None
    fraction = numeric and _HAS_FRACTION.search(text) is not None
    if numeric and _has_range().search(text):
        yield from _ranged(text)
    if numeric and not fraction and _TWO_NUMBERS.search(text):
        said = _LETTERS.findall(text.casefold())
        fraction = not _over_words().isdisjoint(said)
    if fraction:
        for m in _fraction().finditer(text):
            if found := _from_fraction(m):
                yield found
    scaled = False
    if numeric and (not text.isascii() or "-" in text):
        for m in _reversed().finditer(text):
            value, best = number(m[2]), number(m[1])
            if value is not None and best in SCALES and value <= best:
                scaled = True
                yield FoundRating(_rating(value=value, best=best, text=m[0]), m.start(), m.end(), "fraction")
    if not text.isascii() and _HAS_GLYPH.search(text):
        read = 0
        for m in _GLYPHS.finditer(text):
            if m.start() >= read and (found := _from_glyphs(m)):
                read = found.end
                yield found
    if "*" in text:
        read = 0
        for m in _ASTERISKS.finditer(text):
            if m.start() < read:
                continue
            stars = m[1].count("*")
            # a lone asterisk is a footnote, and three with spaces divide sections
            if (
                ((stars >= 2 and (" " not in m[1] or labelled)) or labelled)
                and stars <= 6
                and not (stars == 3 and m[0].strip() == text.strip() and not labelled and not m[2])
            ):
                value = stars + (0.5 if m[2] else 0)
                best, read = behind(text, m.end(), value)
                rating = _rating(value=value, best=best, text=text[m.start() : read].strip())
                yield FoundRating(rating, m.start(), read, "asterisks", "" if best else "no scale given")
    if not text.isascii():
        yield from _pairs(text)
        yield from _pictures(text, labelled)
        for value, best, start, end in counted_east(text) if not scaled and _EASTERN.search(text) else ():
            kind, note = ("fraction", "") if best else ("stars", "no scale given")
            rating = _rating(value=value, best=best or None, text=text[start:end].strip())
            yield FoundRating(rating, start, end, kind, note)
    if said is None:
        said = _LETTERS.findall(text.casefold())
    if (fraction and _counts_units().search(text)) or may_count(said):
        for value, best, start, end in counted(text):
            yield FoundRating(_rating(value=value, best=best, text=text[start:end].strip()), start, end, "fraction")
    nouns, eastern = _star_nouns()
    starred = not nouns.isdisjoint(said) if numeric else _speaks_of_stars(said)
    for m in _star_words().finditer(lowered(text)) if starred or _has_any(text, eastern) else ():
        spoken = amount(m[1], m[2] or m[3]) if m[1] else _spoken(m[0])
        if spoken is None or spoken > 10:
            continue
        # "1 ½ Stars (out of 4)", "four stars out of five"
        best, end = behind(text, m.end(), spoken)
        rating = _rating(value=spoken, best=best, text=text[m.start() : end].strip())
        yield FoundRating(rating, m.start(), end, "stars", "" if best else "no scale given")
    if labelled:
        yield from _weaker(text)
    if "👍" in text or "👎" in text or not _thumb_words().isdisjoint(said):
        yield from _thumbs_of(text, labelled)


def is_rating(line: str) -> bool:
    """Whether a verdict fills a line, but for two characters at most.

    >>> is_rating("★★★½"), is_rating("(3.5 stars)"), is_rating("Low Water 4/5")
    (True, True, False)
    """
    if not _beginning().match(line[:_LONGEST_BEGINNING].casefold()):
        return False
    return any(found.end - found.start > len(line) - 3 for found in find_ratings(line))


@cache
def _beginning() -> re.Pattern[str]:
    """A cheap test: what a verdict without a label can begin with, as one of the first characters."""
    numbers = "|".join(word.casefold() for word in _number_words())
    signs = f"{''.join(VULGAR)}{_FULL}{_EMPTY}{_HALF}\U0001f300-\U0001faff"
    return re.compile(rf".{{0,4}}?(?:[\d*{signs}]|{numbers})", re.DOTALL)


_LONGEST_BEGINNING = 20


def _spoken(text: str) -> float | None:
    """As in "three and a half stars", "tre stelle e mezza", "dreieinhalb Sterne"."""
    said = text.casefold()
    half = next((h for h in spelled("and_half") if h in said), "")
    whole = (said.replace(half, " ") if half else said).replace("-", " ").split()
    first = "half a" if said.startswith("half a ") else whole[0]
    value = _number_words().get(first)
    return None if value is None else value + (0.5 if half else 0.0)


def _pairs(text: str) -> Iterator[FoundRating]:
    """As in "●●●○○", "♥♥♥♡♡"."""
    for m in _PAIRS.finditer(text):
        signs = [c for c in m[0] if not c.isspace() and c != "\ufe0f"]
        full = sum(c not in _HOLLOW for c in signs)
        if len(signs) in SCALES and len(set(signs)) == 2:
            rating = _rating(value=float(full), best=float(len(signs)), text=m[0].strip())
            yield FoundRating(rating, m.start(), m.end(), "glyphs")


def _pictures(text: str, labelled: bool) -> Iterator[FoundRating]:
    """As in "🍿🍿🍿½", "🧀🧀🧀/5": a run of one picture, labelled, scaled, or one of film alone in its line."""
    for m in _EMOJI.finditer(text):
        value = m[0].count(m[1]) + (0.5 if m[2] else 0.0)
        best, end = behind(text, m.end(), value)
        alone = m[1][0] in _OF_FILM and len(m[0]) == len(text.strip())
        if (labelled or best or alone) and m[1][0] not in "👍👎":
            rating = _rating(value=value, best=best, text=text[m.start() : end].strip())
            yield FoundRating(rating, m.start(), end, "emoji", "" if best else "no scale given")


@cache
def _thumbs() -> re.Pattern[str]:
    counts = either(number for number, value in _number_words().items() if 0 < value <= 4)
    skin = "[\U0001f3fb-\U0001f3ff]?\\s?"
    return re.compile(
        rf"((?:👍{skin}){{2,4}}|(?:👎{skin}){{2,4}}|(?<!\w)(?:{counts})\s(?:{either(spelled('thumbs'))})(?!\w))"
        rf"|👍|👎|(?<!\w)(?:{either(spelled('thumbs'))})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _thumb_words() -> frozenset[str]:
    return frozenset(word for form in spelled("thumbs") for word in (form.split()[0], key(form).split()[0]))


def _thumbs_of(text: str, labelled: bool) -> Iterator[FoundRating]:
    """As in "Verdict: 👍", and "Two thumbs up!" alone in a line; one sign there is a button or heads what is liked."""
    for m in _thumbs().finditer(text):
        if labelled or (m[1] and len(m[0].strip()) >= len(text.strip()) - 1):
            yield FoundRating(_rating(text=m[0].strip()), m.start(), m.end(), "thumbs")


def _weaker(text: str) -> Iterator[FoundRating]:
    for m in _PERCENT.finditer(text):
        value = number(m[1])
        if value is not None and value <= 100:
            yield FoundRating(_rating(value=value, best=100, text=m[0].strip()), m.start(), m.end(), "percent")
    for m in _points().finditer(text):
        value = number(m[1])
        if value is not None and value <= 100:
            yield FoundRating(_rating(value=value, text=m[0].strip()), m.start(), m.end(), "points", "no scale given")
    if m2 := _GRADE_IN.search(text):
        yield FoundRating(_rating(text=_grade(m2[1])), m2.start(), m2.end(), "grade")
    # "PG-13" is for whom it is, and "1-10" a scale
    if m2 := re.search(rf"(?<![\w.,$€£#/])(?<![\w][-–])({_NUMBER})(?![\w%]|[.,:/–-]\d)(\s?[½¼¾]|\s1/2)?", text):
        value = amount(m2[1], m2[2])
        scale = text[: m2.start()].strip("([ ").casefold() in spelled("out_of")  # "(out of 4)", behind images
        if value is not None and value <= 100 and not scale:
            yield FoundRating(_rating(value=value, text=m2[0].strip()), m2.start(), m2.end(), "bare", "no scale given")


def _from_fraction(m: re.Match[str]) -> FoundRating | None:
    value, best = amount(m[1], m[2]), number(m[3])
    if value is None or best is None or best not in SCALES or value > best:
        return None
    if m[1][0] == "0" and m[1][1:].isdigit():  # "03/06": a date
        return None
    if m[0].count(".") == 2 and "/" not in m[0] and "⁄" not in m[0]:
        return None
    return FoundRating(_rating(value=value, best=best, text=" ".join(m[0].split())), m.start(), m.end(), "fraction")


def _ranged(text: str) -> Iterator[FoundRating]:
    """Marks beside a scale that is told by its two ends."""
    for m in _range().finditer(text):
        bracketed = m[2] is not None
        value, worst, best = (_signed(part) for part in (m[1], *(m.group(2, 3) if bracketed else m.group(4, 5))))
        if not bracketed and _scale_words().isdisjoint(_LETTERS.findall(text[m.end(1) : m.end() + 12].casefold())):
            continue
        if worst <= value <= best and worst <= 1 and (best in SCALES or best == -worst):
            rating = Rating(value=value, best=best, worst=worst if worst < 0 else None, text=m[0])
            yield FoundRating(rating, m.start(), m.end(), "fraction")


def _signed(text: str) -> float:
    return float(text.replace("−", "-").replace("–", "-").replace(",", "."))


def _from_glyphs(m: re.Match[str]) -> FoundRating | None:
    shown = m[0].replace("\ufe0f", "").strip()
    full = sum(shown.count(c) for c in _FULL)
    empty = sum(shown.count(c) for c in _EMPTY)
    half = 0.5 if any(c in shown for c in _HALF) or re.search(r"1\s?[/⁄∕／]\s?2", shown) else 0.0
    if full == 0 and half == 0:  # some pages have only the hollow star, and count with it
        full, empty = empty, 0
    # a lone star is an icon before somebody's number
    if full + empty + half < 1 or (full + empty == 1 and not half):
        return None
    slots = full + empty + (1 if half and empty else 0)
    best, note = (float(slots), "") if empty and slots in SCALES else (None, "no scale given")
    end = m.end()
    if not empty:  # "★★★½ / 5", "★★★/★★★★★", "★★★½ (out of four stars)"
        best, end = behind(m.string, end, full + half)
        if best is not None:
            note, shown = "", m.string[m.start() : end].strip()
    return FoundRating(_rating(value=full + half, best=best, text=shown), m.start(), end, "glyphs", note)


def amount(text: str, fraction: str | None = None) -> float | None:
    """A number in digits or in a word of any language, with a half or a quarter behind it."""
    text = text.strip()
    extra = 0.0
    if fraction:
        extra = VULGAR.get(fraction.strip(), 0.5)
    for sign, part in VULGAR.items():
        if sign in text:
            text, extra = text.replace(sign, "").strip(), part
    lowered = text.casefold()
    if not lowered:
        return extra or None
    spoken = _number_words().get(lowered)
    value = spoken if spoken is not None else number(lowered)
    return None if value is None else value + extra


def _grade(text: str) -> str:
    compact = text.replace(" ", "").replace("−", "-").replace("–", "-")
    return compact[0].upper() + {"plus": "+", "minus": "-"}.get(compact[1:].lower(), compact[1:])
