"""The words of each language, read once from the TOML files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

_FOREIGN = re.compile(r"[^\x00-\x7f\w]")
_SPACED_CJK = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af]) (?=[\u2e80-\u9fff\uac00-\ud7af])")

# initials: "I.S.S." is "ISS"
_BETWEEN_LETTERS = re.compile(r" (?=[^\W\d_]\b)(?<=\b[^\W\d_] )")
# Arabic and Hebrew vowel signs: written or left out at will, and but for the tatweel no word characters
_VOWEL_SIGNS = frozenset(map(chr, (*range(0x591, 0x5C8), *range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x307)))
_TATWEEL = "\u0640"

_NOT_LANGUAGES = {
    "months",
    "aggregators",
    "certificates",
    "countries",
    "services",
    "festivals",
    "language_names",
    "names",
}


def key(text: str) -> str:
    """The form in which words are compared: case folded, punctuation dropped, one space between.

    >>> key("Director(s):"), key("Режиссёр"), key("导 演：")
    ('director s', 'режиссер', '导演')
    >>> key("I.S.S."), key("T.C. Frank")
    ('iss', 'tc frank')
    """
    return _short_key(text) if len(text) <= _LONGEST_KEPT else _key(text)


def _key(text: str) -> str:
    return text.lower() if text.isalnum() and text.isascii() else folded(text)[0]


def folded(text: str) -> tuple[str, list[str]]:
    """The key of a text, and the words of the key."""
    return _joined(_small(text).split())


def folded_all(texts: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The same of many texts, none of which holds U+001F: at once, since each step costs more than a short text."""
    texts = list(texts)
    parts = {plain: [t for t in texts if t.isascii() is plain] for plain in (True, False)}
    small = {plain: iter(_small(_BETWEEN_TEXTS.join(some)).split(_BETWEEN_TEXTS)) for plain, some in parts.items()}
    return (_joined(next(small[text.isascii()]).split()) for text in texts)


def _small(text: str) -> str:
    """A text case folded, with spaces for punctuation."""
    if not text.isascii():
        text = text.casefold().replace("ё", "е").replace(_TATWEEL, "")
        for mark in set(_FOREIGN.findall(text)):
            text = text.replace(mark, "" if mark in _VOWEL_SIGNS else " ")
    # by bytes, since `str.translate` looks each character up
    return text.encode().translate(_SPACED).decode()


def _joined(tokens: list[str]) -> tuple[str, list[str]]:
    """The key that words make together, and the words of that."""
    joined = " ".join(tokens)
    if len(tokens) > 1 and 1 in map(len, tokens) and _has_initials(tokens):
        joined = _BETWEEN_LETTERS.sub("", joined)
        tokens = joined.split()
    if joined and joined[0] > "\u2e7f":
        joined = _SPACED_CJK.sub("", joined)
        tokens = joined.split()
    return joined, tokens


def _has_initials(tokens: list[str]) -> bool:
    """Whether two words of one letter stand side by side."""
    try:
        return b"\1\1" in bytes(map(len, tokens))
    except ValueError:  # a word of more than 255 letters
        return b"\1\1" in bytes(map((1).__eq__, map(len, tokens)))


# a crawl meets few texts twice; labels, names and words it meets all the time
_LONGEST_KEPT = 48
_short_key = lru_cache(maxsize=8192)(_key)
_BETWEEN_TEXTS = "\x1f"
_SPACED = bytes(
    c if c > 127 or chr(c) == _BETWEEN_TEXTS else ord(chr(c).lower()) if chr(c).isalnum() or chr(c) == "_" else 32
    for c in range(256)
)
"""Of UTF-8 the ASCII letters small, and spaces for what is no word character."""


class Aggregator(NamedTuple):
    """A source of other people's scores, with the scale that it publishes."""

    name: str
    best: float | None


@cache
def _languages() -> dict[str, dict[str, Any]]:
    found = {}
    for entry in files(__name__).iterdir():
        name = entry.name.removesuffix(".toml")
        if entry.name.endswith(".toml") and name not in _NOT_LANGUAGES:
            found[name] = tomllib.loads(entry.read_text("utf-8"))
    return dict(sorted(found.items()))


@cache
def _labels() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = defaultdict(dict)
    for language, data in _languages().items():
        for name, words in data.get("labels", {}).items():
            for word in words:
                # "YAPIM YILI": capitals have lost the dots' difference
                for form in {key(word), key(word.replace("ı", "i"))}:
                    merged[form].setdefault(language, name)
    return dict(merged)


@cache
def words_of_label(name: str) -> frozenset[str]:
    """Every word of the labels that stand for a property in some language.

    >>> "premiere" in words_of_label("release_date")
    True
    """
    return frozenset(w for form, meanings in _labels().items() if name in meanings.values() for w in form.split())


_SHORT = 3


def label(text: str, language: str | None) -> str | None:
    """The property that a label stands for in a page of the given language, or None.

    A label of another language counts where it means one thing only and is long enough not to
    be chance: boxes in one language beside a text in another are common.
    """
    return key_label(key(text), language) or (key_label(key(_OR.sub("", text)), language) if "(" in text else None)


# "Producteur(s)", "Darsteller(innen)": an ending that may be read or left out
_OR = re.compile(r"(?<=\w)\([a-zà-ÿ]{1,5}\)")


def key_label(folded: str, language: str | None) -> str | None:
    """The same of a text's key."""
    meanings = _labels().get(folded)
    if meanings is None:
        return None
    if language in meanings:
        return meanings[language]
    if len(folded) <= _SHORT and folded[0] < "\u2e80":
        return meanings.get("en")
    if "en" in meanings:
        return meanings["en"]
    different = set(meanings.values())
    return next(iter(different)) if len(different) == 1 else None


@cache
def _reaches() -> dict[str, int]:
    found: dict[str, int] = {}
    for form, meanings in _labels().items():
        first = form.partition(" ")[0]
        # a territory may stand behind the label of a release
        count = max(form.count(" ") + 1, _WITH_TERRITORY if "release_date" in meanings.values() else 0)
        found[first] = max(found.get(first, 0), count)
    return found


_WITH_TERRITORY = 4


def label_reach(word: str) -> int:
    """How many words a label that begins with a word has at most; 0 where none begins so."""
    first = key(word).partition(" ")[0]
    return longest_label() if len(first) < 2 or first > "\u2e7f" else _reaches().get(first, 0)


@cache
def label_words() -> frozenset[str]:
    """One word of each label, the one least like other texts: a text without any of them holds no label.

    Labels of scripts without spaces are no words of their texts, and not to be found so.
    """
    common = common_words()
    return frozenset(max(form.split(), key=lambda word: (word not in common, len(word))) for form in _labels() if form)


@cache
def longest_label() -> int:
    """How many words the longest label has."""
    return max(entry.count(" ") for entry in _labels()) + 1


@cache
def words(group: str, language: str | None = None, table: str = "words") -> frozenset[str]:
    """The words of one group as `key` forms: of one language, or of all.

    >>> "season" in words("series", "en")
    True
    """
    chosen = _languages().values() if language is None else [_languages().get(language, {})]
    return frozenset(key(w) for data in chosen for w in data.get(table, {}).get(group, ()))


@cache
def listed(group: str, language: str, table: str = "words") -> tuple[str, ...]:
    """The words of one group of one language, in the order of the file."""
    return tuple(_languages().get(language, {}).get(table, {}).get(group, ()))


@cache
def valued(table: str, language: str) -> dict[str, float]:
    """The words of a table that is keyed by their values, as written (case folded): `"numbers"`, `"marks"`, `"scales"`.

    >>> valued("scales", "fi")["viidestä"]
    5.0
    """
    values = _languages().get(language, {}).get(table, {})
    return {word.casefold(): float(value) for value, forms in values.items() for word in forms}


@cache
def spelled(group: str, language: str | None = None, table: str = "words") -> tuple[str, ...]:
    """The words of one group as written, in small letters, longest first."""
    chosen = _languages().values() if language is None else [_languages().get(language, {})]
    found = {w for data in chosen for w in data.get(table, {}).get(group, ())}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


@cache
def known_words(group: str, language: str | None) -> frozenset[str]:
    """The words of one group that a page in a language uses, as `key` forms: its own, and English ones.

    >>> {"film", "streifen"} <= known_words("film", "de")
    True
    """
    return words(group, language) | words(group, "en")


@cache
def known_forms(group: str, language: str | None, table: str = "words") -> frozenset[str]:
    """The same as written, in small letters."""
    return frozenset((*spelled(group, language, table), *spelled(group, "en", table)))


_MOST_WORDS = 4


def begins(text: str, group: str, language: str | None = None) -> bool:
    """Whether a text begins with a word of a group: of one language and English, or of all.

    >>> begins("Photo: Jane Doe", "caption", "de"), begins("Photogenic", "caption")
    (True, False)
    """
    return key_begins(key(text[:100]), group, language)


def key_begins(folded: str, group: str, language: str | None = None) -> bool:
    """The same of a text's key."""
    forms, firsts, eastern = _beginnings(group, language)
    tokens = folded[:100].split(" ", _MOST_WORDS)[:_MOST_WORDS]
    first = tokens[0]
    if first in firsts and any(" ".join(tokens[:count]) in forms for count in range(1, len(tokens) + 1)):
        return True
    return first > "\u2e7f" and first.startswith(eastern)


@cache
def _beginnings(group: str, language: str | None) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The forms of a group, their first words, and those of scripts without spaces."""
    forms = words(group) if language is None else words(group, language) | words(group, "en")
    firsts = frozenset(f.partition(" ")[0] for f in forms)
    return forms, firsts, tuple(f for f in forms if f[:1] > "\u2e7f")


@cache
def any_of(*groups: str, language: str | None = None) -> frozenset[str]:
    """The words of several groups together, as `key` forms."""
    return frozenset().union(*(words(group, language) for group in groups))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a vocabulary, by their BCP 47 tag."""
    return tuple(_languages())


@cache
def common_words() -> dict[str, tuple[str, ...]]:
    """For each frequent function word, the languages that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, data in _languages().items():
        for word in data.get("common", ()):
            found[key(word)].append(language)
    return {word: tuple(held) for word, held in found.items()}


@cache
def months() -> dict[str, int]:
    """Month number by its name in any language, case folded, without a dot."""
    found: dict[str, int] = {}
    for names in _load("months").values():
        for number, forms in enumerate(names, 1):
            for form in forms:
                found.setdefault(form.casefold(), number)
    return found


@cache
def aggregators() -> dict[str, Aggregator]:
    """Aggregators by each way their name is written, as `key` forms."""
    found = {}
    for entry in _load("aggregators")["aggregator"]:
        for word in entry["words"]:
            found[key(word)] = Aggregator(entry["name"], entry.get("best"))
    return found


@cache
def certificates(group: str) -> frozenset[str]:
    """Certificates of one group (`"alone"` or `"rated"`), or words beside ages, upper case."""
    return frozenset(c.upper() for c in _load("certificates")[group])


@cache
def services() -> frozenset[str]:
    """Services that show films, as `key` forms."""
    return frozenset(key(s) for s in _load("services")["services"])


@cache
def festivals() -> frozenset[str]:
    """Festivals as headlines name them, as `key` forms."""
    return frozenset(key(s) for s in _load("festivals")["festivals"])


@cache
def name_parts(group: str) -> frozenset[str]:
    """What names of people have beside names, in small letters: `"particles"`, `"suffixes"` or `"titles"`."""
    return frozenset(_load("names")[group])


@cache
def countries() -> frozenset[str]:
    """Names of countries in any language, as `key` forms."""
    return frozenset(key(name) for names in _load("countries").values() for name in names)


@cache
def _language_names() -> dict[str, str]:
    return {key(name): tag for tag, names in _load("language_names").items() for name in names}


def language_tag(name: str) -> str | None:
    """The BCP 47 tag of a language by its name.

    >>> language_tag("Deutsch"), language_tag("Klingon")
    ('de', None)
    """
    return _language_names().get(key(name))


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
