"""Lists of plain words: genres, countries, languages, services."""

from __future__ import annotations

import re

from filmmeta.values.patterns import lazy
from filmmeta.values.tails import without_tail
from filmmeta.values.text import clean, unquoted

_SEPARATOR = lazy(r"\s*(?:[,;|·•●\n、，；؛،]|／|/|\s[–—-]\s|\s&\s|\s\+\s)\s*")
_BRACKET = lazy(r"\s*[(\[（][^()\[\]（）]{0,80}[)\]）]")
_NOTHING = lazy(r"^(?:[-–—?.…/]*|n/?a|tba|tbd|none|unknown|k\.?\s?a\.?)$", re.IGNORECASE)
_AND = lazy(r"\s+(?:and|und|et|y|e|i|en|och|og|ja|és|și|ve|και|и|і|та|и)\s+", re.IGNORECASE)
_LAST_AND = lazy(r"^(?:and|und|et|y|e|i|en|och|og|ja|és|și|ve|και|и|і|та)\s+")
_ARTICLE = lazy(r"^(?:The|An?|Les?|La|El|Los|Las|Die|Der|Das|Il)$")
_KEEPS_AND = lazy(r"\b(?:Trinidad|Bosnia|Antigua|Sword|Rock|Herzegovina|Tobago)\b", re.IGNORECASE)
_ABSENT = lazy(r"\bn\s?/\s?a\b|\bt\.?b\.?a\b", re.IGNORECASE)
LONGEST = 1_000


def split_terms(text: str, longest: int = 60) -> list[str]:
    """The items of a list, in order and as spelled, without brackets and placeholders.

    >>> split_terms("Thriller psicológico, drama / (2019) | N/A")
    ['Thriller psicológico', 'drama']
    >>> split_terms("I Am Pictures, Harbour Company, The See more »")
    ['I Am Pictures', 'Harbour Company, The']
    """
    found: list[str] = []
    for part in _SEPARATOR.split(_ABSENT.sub("", _BRACKET.sub("", without_tail(text[:LONGEST])))):
        part = _LAST_AND.sub("", clean(part))
        if found and _ARTICLE.match(part):  # sorted by its second word: "Harbour Company, The"
            found[-1] += f", {part}"
            continue
        for piece in _AND.split(part) if len(part) > 3 and not _KEEPS_AND.search(part) else [part]:
            item = unquoted(piece).strip(" .:*»›")
            if item and len(item) <= longest and not _NOTHING.match(item) and item not in found:
                found.append(item)
    return found
