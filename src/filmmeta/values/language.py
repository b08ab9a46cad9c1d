"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import common_words, key, languages

LONGEST = 6_000
"""Characters of the text that are counted."""

_SCRIPTS = (
    ("ko", lazy("[\uac00-\ud7af]")),
    ("ja", lazy("[\u3040-\u30ff]")),
    ("zh", lazy("[\u4e00-\u9fff]")),
    ("el", lazy("[\u0370-\u03ff]")),
    ("he", lazy("[\u0590-\u05ff]")),
    ("ar", lazy("[\u0600-\u06ff]")),
    ("hi", lazy("[\u0900-\u097f]")),
    ("ru", lazy("[\u0400-\u04ff]")),
    ("th", lazy("[\u0e00-\u0e7f]")),
)
_FIRST_FOREIGN = "\u0370"
_NO_LATIN = lazy("[\u0370-\u0e7f\u3040-\ud7af]")
_UKRAINIAN, _RUSSIAN = lazy("[іїєґІЇЄҐ]"), lazy("[ыэёъЫЭЁЪ]")
_PERSIAN = lazy("[پچژگی]")
_TAG = lazy(r"^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}$")


def detect(text: str, declared: str | None = None, words: Iterable[str] | None = None) -> str | None:
    """The language of a text as a BCP 47 tag, or what the page declares where the text is too short to tell.

    Args:
        text: running text, the more the better; only `LONGEST` characters are read.
        declared: the page's own `lang`; its region is kept where the text agrees with it.
        words: the words of the text's key, where they are known already.

    >>> detect("Es ist ein Film, der nicht von der Stelle kommt, und das ist auch gut so.", "en-US")
    'de'
    """
    declared = declared.replace("_", "-").strip() if declared and _TAG.match(declared.strip()) else None
    text = text[:LONGEST]
    found = _by_script(text) or _by_words(key(text).split() if words is None else words, declared)
    if found is None:
        return declared
    if declared and declared.split("-")[0].lower() in (
        found,
        "nb" if found == "no" else found,
        "nn" if found == "no" else found,
    ):
        return declared
    return found


def is_tag(text: str) -> bool:
    """Whether a text is a language tag, and no language's name.

    >>> is_tag("zh-TW"), is_tag("English")
    (True, False)
    """
    return bool(_TAG.match(text)) and (len(text) == 2 or "-" in text)


def base(tag: str | None) -> str | None:
    """The language of a tag without region, in the spelling of the vocabulary: `"no"` for `"nb-NO"`."""
    if not tag:
        return None
    language = tag.split("-")[0].lower()
    return {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(language, language)


def _by_script(text: str) -> str | None:
    if text.isascii() or not _NO_LATIN.search(text):
        return None
    counts = Counter(text)
    letters = sum(n for c, n in counts.items() if c.isalpha())
    foreign = [(c, n) for c, n in counts.items() if c >= _FIRST_FOREIGN]
    for language, script in _SCRIPTS:
        share = sum(n for c, n in foreign if script.match(c)) / max(1, letters)
        if share < (0.08 if language in ("ja", "ko") else 0.25):
            continue
        if language == "ru":
            uk, ru = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
            return "uk" if uk > ru else "ru"
        if language == "ar":
            return "fa" if len(_PERSIAN.findall(text)) > 0.03 * letters else "ar"
        return language
    return None


def _by_words(words: Iterable[str], declared: str | None) -> str | None:
    table = common_words()
    words = list(words)
    said = Counter(filter(table.__contains__, words))
    votes: dict[str, int] = defaultdict(int)
    distinct: dict[str, int] = defaultdict(int)
    for word, times in said.items():
        for language in table[word]:
            votes[language] += times
            distinct[language] += 1
    if not votes:
        return None
    own = base(declared)
    best = max(votes, key=votes.__getitem__)
    # neighbours share their commonest words (no/da, cs/sk, es/pt): the page's own word decides a near tie
    if own is not None and votes[own] >= 0.8 * votes[best]:
        best = own
    # a title's few words are nobody's: "a" and "on" are Czech as much as English
    return best if distinct[best] >= 3 and votes[best] >= 0.05 * len(words) and best in languages() else None
