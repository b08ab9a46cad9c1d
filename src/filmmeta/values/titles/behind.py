"""What a headline says behind a film's title: its year, its origin, its makers."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.certificates import parse_certificate
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.titles.piece import EDGES, TitlePiece, empty_words
from filmmeta.vocabulary import countries, key, languages, months, spelled


def told_behind(text: str, numbered: bool) -> TitlePiece | None:
    """A title, with the year and the director that stand behind it, as its form says; None where nothing does.

    Args:
        text: the title and what follows it.
        numbered: whether the text has a digit.
    """
    found = _with_year(text) if numbered else None
    if found is None and text[-1:] in ")]）":
        found = _with_facts(text)
    if found is None and ", " in text:
        found = _with_makers(text)
    return found


def _with_year(text: str) -> TitlePiece | None:
    """As in "Low Water (1957)", "Low Water (Ada Brandt, 1957) was long", "Low Water, 1951"."""
    if m := _year_end().match(text):
        director = director_beside(text[m.end(1) : m.start(2)], text[m.end() :])
        return TitlePiece(m[1].strip(EDGES), "year", int(m[2]), director)
    if ", " in text and (m := _YEAR_TAIL.match(text)) and not _ends_in_month(m[1]):
        return TitlePiece(m[1].strip(EDGES), "", int(m[2]))
    return None


@cache
def _year_end() -> re.Pattern[str]:
    return re.compile(
        rf"^(.*?\S)\s*[(\[（]\s*(?:{_leads()})?(?:[^\W\d_a-z][\w./’'-]{{0,14}}[,/\s]\s*){{0,4}}"
        r"((?:18|19|20)\d{2})(?:\s?[-–/]\s?\d{2,4})?\s*[)\]）]"
    )


@cache
def _leads() -> str:
    """What stands before a director in brackets: "dir.", "directed by", "de", "réal."."""
    by = (w for language in languages() for w in spelled("by", language, "prose"))
    forms = either((*by, *spelled("directors", table="labels")))
    # "Ada Brandt (d. 1984)" has died
    return rf"(?i:{forms}|d(?=\.))(?:[.:]\s*|\s+)(?=[^\W\d_])"


_YEAR_TAIL = lazy(r"^(.*?\S),\s+((?:18|19|20)\d{2})$")


def _ends_in_month(text: str) -> bool:
    """As in "March 3", before the comma of a day."""
    return not months().keys().isdisjoint(key(text).split()[-2:])


def _with_facts(text: str) -> TitlePiece | None:
    """As in "Low Water (1957, dir. Ada Brandt, Estonia)", "Low Water (France, 1h34)", "Low Water (dir. Ada Brandt)"."""
    if (m := _BRACKET_END.match(text)) is None:
        return None
    parts = [part.strip(" .") for part in _FACTS_APART.split(m[2])]
    year = next((int(part) for part in parts if _YEAR_ALONE.match(part)), None)
    director = _led(m[2]) or (director_beside(m[2], "") if _YEAR_ALONE.match(parts[0]) else "")
    if not director and not _is_of_facts(parts):
        return None
    return TitlePiece(m[1].strip(EDGES), "year", year, director)


_BRACKET_END = lazy(r"^(.*?\S)\s*[(\[（]([^()\[\]（）]{2,90})[)\]）]$")
_FACTS_APART = lazy(r"[,，;；/·|]")
_YEAR_ALONE = lazy(r"\s*(?:18|19|20)\d\d\s*$")


def _is_of_facts(parts: list[str]) -> bool:
    """Whether brackets behind a title hold a running time, and before all else an origin, a certificate or a year."""
    others = [part for part in parts if find_duration(part) is None]
    return 0 < len(others) < len(parts) and _is_fact(others[0])


def _is_fact(part: str) -> bool:
    return is_origin(part) or parse_certificate(part) == part or _YEAR_ALONE.match(part) is not None


def is_origin(text: str) -> bool:
    """Whether a text is of countries only, or of their signs: "Frankreich/D"."""
    parts = [part.strip(" .") for part in _COUNTRIES_APART.split(text)]
    return all(key(part) in countries() or (part.isupper() and len(part) <= 3) for part in parts)


_COUNTRIES_APART = lazy(r"[/,–-]")


def _led(inner: str) -> str:
    """The names behind a label for directors in brackets, however many are joined: "dir. Ada Brandt and Jan Kroll"."""
    m = _labelled().match(inner)
    first = _FACTS_APART.split(inner[m.end() :], maxsplit=1)[0].strip(" .") if m else ""
    people = split_people(first) if first else []
    return first if people and all(looks_like_name(p.name) for p in people) else ""


@cache
def _labelled() -> re.Pattern[str]:
    forms = either(w for w in spelled("directors", table="labels") if w != "de")
    return re.compile(
        rf"(?:(?:18|19|20)\d{{2}}\s?[,，;；/–—-]\s?)?(?:{forms}|d(?=\.))(?:[.:：]|\s|(?<=[\u2e80-\uffff.]))\s*",
        re.IGNORECASE,
    )


def _with_makers(text: str) -> TitlePiece | None:
    """As in "L'Eau basse, de Lou Besnard"; in English "Low Water, by A. Name" says who writes."""
    m = _makers_end().match(text)
    found = m is not None and m[2][0].isupper() and looks_like_name(m[2])
    return TitlePiece(m[1].strip(EDGES), "year", None, m[2]) if m and found else None


@cache
def _makers_end() -> re.Pattern[str]:
    by = (w for language in languages() if language != "en" for w in spelled("by", language, "prose"))
    forms = either((*by, *spelled("directors", table="labels")))
    lead = rf"(?i:{forms})(?:[.:]\s?|\s)|[dD][’']"
    return re.compile(rf"(.{{1,90}}?),\s(?:{lead})((?:[^\W\d_][\w.’'-]*\s){{1,4}}[^\W\d_][\w.’'-]*)$")


def director_beside(before: str, after: str) -> str:
    """The director whose name stands in the brackets before a film's year, or right behind them.

    >>> director_beside("(Ridley Scott, ", ""), director_beside("(", ", Claire Vautrin")
    ('Ridley Scott', 'Claire Vautrin')
    >>> director_beside("(UK/France, ", " review"), director_beside("(", ") - Critics' Reviews")
    ('', '')
    """
    inner = before.strip(" ([（,;/")
    behind = after.strip(" )]）") if _GOES_ON.match(after) else ""
    for part in (*_PARTS_APART.split(inner), behind.strip(" ,–—-")):
        name = _led_by().sub("", part.strip())
        if (
            1 <= name.count(" ") <= 3
            and key(name) not in countries()
            and empty_words().isdisjoint(key(name).split())  # "(1988) - Critics' Reviews"
            and looks_like_name(name)
            and all(t[:1].isupper() for t in name.split()[-1:])
        ):
            return name
    return ""


_GOES_ON = lazy(r"^[)\]）]?\s*(?:,|[–—-]|\bby\b|\bdir\b)")
_PARTS_APART = lazy(r"\s*[,;/]\s*")


@cache
def _led_by() -> re.Pattern[str]:
    return re.compile(f"^{_leads()}")
