"""White space, digits and invisible characters: what every value is cleaned of first."""

from __future__ import annotations

import html
import re
import unicodedata

from filmmeta.values.patterns import lazy

_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
# Persian writes a zero-width non-joiner inside words; elsewhere it is an injected character.
_INVISIBLE_BUT_JOINERS = _INVISIBLE.replace("\u200c", "")
_HAS_INVISIBLE = lazy("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ENTITY = lazy(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ARABIC = lazy("[\u0600-\u06ff]")
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９०१२३४५६७८९")}
_DIGITS[ord("٫")] = "."  # "۳٫۵"
_FOREIGN_DIGIT = lazy("[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\u0966-\u096f]")
_QUOTES = "\"'“”„«»‘’‚‹›《》〈〉「」『』〝〟＂`´"


def characters(text: str) -> str:
    """Half a surrogate pair is no character: no encoding can write it, and it becomes U+FFFD.

    >>> characters("Low \\ud800Water") == "Low \\ufffdWater"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def clean(text: str) -> str:
    """One line: white space collapsed, invisible characters gone, leftover entities resolved.

    >>> clean(" Tom &amp;amp; Jerry\\u00ad \\n (1992) ")
    'Tom & Jerry (1992)'
    """
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = visible(text)
    return " ".join(text.split())


def excerpt(text: str) -> str:
    """The beginning of a text, cleaned, as evidence shows it: 300 characters at most."""
    # an article's whole text is not cleaned for it
    if len(text) > 4 * _EXCERPT and len(head := clean(text[: 4 * _EXCERPT])) > 2 * _EXCERPT:
        return head[:_EXCERPT]
    return clean(text)[:_EXCERPT]


_EXCERPT = 300


def unescape(text: str) -> str:
    """Entities resolved, also those that a template escaped twice."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def visible(text: str) -> str:
    """The text without soft hyphens, zero-width and direction characters."""
    if text.isascii() or not _HAS_INVISIBLE.search(text):
        return text
    # one by one: `translate` looks up each character of a text that is not all ASCII
    for mark in _INVISIBLE_BUT_JOINERS if _ARABIC.search(text) else _INVISIBLE:
        text = text.replace(mark, "")
    return text


def lowered(text: str) -> str:
    """The text in small letters, character by character: every place is that of the text."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(s if len(s := c.lower()) == 1 else c for c in text)


def ascii_digits(text: str) -> str:
    """Arabic, Persian, Devanagari and full-width digits as 0 to 9, and the point of Arabic fractions."""
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    return text.translate(_DIGITS)


def decomposed(text: str) -> str:
    """The text as file names and addresses spell it, without marks on its letters.

    >>> decomposed("étoiles"), decomposed("gwiazdki")
    ('etoiles', 'gwiazdki')
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("ł", "l")


def unquoted(text: str) -> str:
    """The text without a pair of quotation marks around the whole of it."""
    inner = text.strip()
    while len(inner) > 2 and inner[0] in _QUOTES and inner[-1] in _QUOTES:
        inner = inner[1:-1].strip()
    return inner


def number(text: str) -> float | None:
    """A decimal number with point or comma, or None.

    >>> number("7,5"), number("1.234.567"), number("8"), number("x")
    (7.5, 1234567.0, 8.0, None)
    """
    text = ascii_digits(text).strip().replace("\u00a0", "").replace(" ", "")
    if len(text) > 30:
        return None
    if text.count(".") + text.count(",") > 1:
        text = (
            text.replace(",", "").replace(".", "")
            if not re.search(r"[.,]\d{1,2}$", text)
            else (text[:-3].replace(",", "").replace(".", "") + text[-3:])
        )
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
