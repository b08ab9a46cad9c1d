"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from filmmeta.vocabulary import common_words, languages

LONGEST = 6_000
"""Characters of the text that are counted."""

_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_UKRAINIAN, _RUSSIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэёъЫЭЁЪ]")
_PERSIAN = re.compile("[پچژگی]")
_TRADITIONAL = re.compile("[這個來時們為會說國學對發經還樣開關點實現電過後從與麼於區愛]")
_SIMPLIFIED = re.compile("[这个来时们为会说国学对发经还样开关点实现电过后从与么于区爱]")
_TAG = re.compile(r"^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}$")


def detect(text: str, declared: str | None = None) -> str | None:
    """The language of a text as a BCP 47 tag, or what the page declares where the text is too short to tell.

    Args:
        text: running text, the more the better; only `LONGEST` characters are read.
        declared: the page's own `lang`; its region is kept where the text agrees with it.

    >>> detect("Es ist ein Film, der nicht von der Stelle kommt, und das ist auch gut so.", "en-US")
    'de'
    """
    declared = declared.replace("_", "-").strip() if declared and _TAG.match(declared.strip()) else None
    found = _by_script(text[:LONGEST]) or _by_words(text[:LONGEST], declared)
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
    if text.isascii():
        return None
    letters = len(_LETTER.findall(text))
    for language, script in _SCRIPTS:
        share = len(script.findall(text)) / max(1, letters)
        if share < (0.08 if language in ("ja", "ko") else 0.25):
            continue
        if language == "ru":
            uk, ru = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
            return "uk" if uk > ru else "ru"
        if language == "ar":
            return "fa" if len(_PERSIAN.findall(text)) > 0.03 * letters else "ar"
        return language
    return None


def _by_words(text: str, declared: str | None) -> str | None:
    votes: Counter[str] = Counter()
    distinct: dict[str, set[str]] = defaultdict(set)
    table = common_words()
    counted = 0
    for word in _WORD.findall(text.lower()):
        counted += 1
        for language in table.get(word, ()):
            votes[language] += 1
            distinct[language].add(word)
    if not votes:
        return None
    own = base(declared)
    ranked = votes.most_common()
    best, most = ranked[0]
    # neighbours share their commonest words (no/da, cs/sk, es/pt): the page's own word decides a near tie
    if own is not None and votes[own] >= 0.8 * most:
        best = own
    # a title's few words are nobody's: "a" and "on" are Czech as much as English
    return best if len(distinct[best]) >= 3 and votes[best] >= 0.05 * counted and best in languages() else None


def is_traditional(text: str) -> bool:
    """Whether a Chinese text is in traditional characters."""
    return len(_TRADITIONAL.findall(text[:LONGEST])) > len(_SIMPLIFIED.findall(text[:LONGEST]))
