"""Labels before a colon: which of the words before it are one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from filmmeta.labelling.label import MOST_HITS, Hit, stands_out
from filmmeta.labelling.meaning import LONGEST_LABEL, meaning
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import aggregators, any_of, key, longest_label


def before_colons(text: str, long: bool, language: str | None) -> list[Hit]:
    """The labels of a text that a colon follows.

    Args:
        long: whether the text is running text, where more than labels stands before colons.
    """
    hits: list[Hit] = []
    if ":" in text or "：" in text:
        for start, end in islice(_colons(text), MOST_HITS):
            if (hit := _before_colon(text, start, end, long, hits, language)) is not None:
                hits.append(hit)
    return hits


def _colons(text: str) -> Iterator[tuple[int, int]]:
    """Where colons stand, with a space on either side of them."""
    done = 0
    for m in _COLON.finditer(text, 0, 3_000):
        start = m.start()
        yield start - (start > done and text[start - 1].isspace()), m.end()
        done = m.end()


_COLON = lazy(r"[:：]\s?")


def _before_colon(text: str, colon: int, end: int, long: bool, hits: list[Hit], language: str | None) -> Hit | None:
    """The label that ends where a colon, with the space around it, begins and ends; `hits` stand before it."""
    if text[colon : colon + 3] == "://" or (colon and text[colon - 1].isdigit() and text[end : end + 1].isdigit()):
        return None
    line_start = text.rfind("\n", 0, colon) + 1
    start, segment = _words_before(text, colon, max(line_start, hits[-1].end if hits else 0))
    tokens = [(t.start(), t[0]) for t in _TOKEN.finditer(segment)]
    for number in range(max(0, len(tokens) - longest_label()), len(tokens)):
        offset = tokens[number][0]
        candidate = segment[offset:]
        name = meaning(candidate, language) if candidate[0].isalnum() or candidate[0] in "([" else None
        if name is None:
            continue
        at = start + offset
        first = at == line_start or bool(_BOUNDARY.search(text[line_start:at]))
        if not first and not _may_follow(name, candidate, hits):
            return None
        if long and text[line_start:at].strip(" ([") and not hits and not stands_out(candidate):
            return None
        if number and _is_of_others(segment[:offset], segment[tokens[number - 1][0] :], language):
            return None
        return Hit(name, at, end, 0.9 if first and not long else 0.8)
    return None


_TOKEN = lazy(r"\S+")
_BOUNDARY = lazy(r"[|·•/;,.()\[\]（）【】。、!?\"“”«»<>–—-]\s*$|^\s*$")


def _words_before(text: str, colon: int, begin: int) -> tuple[int, str]:
    """The words before a colon that a label can be of, none further left than a place, and where they begin."""
    begin = max(begin, colon - LONGEST_LABEL)
    # "Camera (color, widescreen, HD): A. Name"
    bracket = _WHOLE_BRACKET.search(text, begin, colon) if text[colon - 1] == ")" else None
    m = _WORDS_BEFORE.search(text, begin, bracket.start() if bracket else colon)
    return (m.start(), m[0]) if m else (begin, "")


_WHOLE_BRACKET = lazy(r"\s\((?=[^()]*,)[^()]{1,40}\)$")
_WORDS_BEFORE = lazy(
    r"[^\s|·•/;,.()\[\]（）【】。、!?\"“”«»<>]+(?:(?: \(|[ /(])[^\s|·•;,.()\[\]（）【】。、!?\"“”«»<>]+\)?)*$"
)


def _may_follow(name: str, candidate: str, hits: list[Hit]) -> bool:
    """Whether a label may stand amid a line, behind others or behind words that are none."""
    if not stands_out(candidate):
        return False
    # after another label of the line a word outside our fields ends its value: "Director: A Synopsis: ..."
    # "REVIEWED ON 6/22/2020 GRADE: B"
    if name not in _LINE_STARTERS or (name == "ignored" and hits) or candidate.isupper():
        return True
    # "Published: 3 May 2016 Author: A. Name"
    if name == "authors" and hits and hits[-1].property in ("published", "modified"):
        return True
    # "Distributor: A Running Time: 112 min Rating: NR Year: 2014", one label after the other
    return name in ("rating", "year") and len(hits) > 1


_LINE_STARTERS = frozenset(
    ("rating", "authors", "published", "name", "summary", "pros", "cons", "year", "ignored", "watch_on")
)


def _is_of_others(before: str, longer: str, language: str | None) -> bool:
    """As in "IMDb rating: 5.3", and "Filed Under: Reviews Tagged With: A. Name", where "With" heads no cast.

    Args:
        before: the words before the label.
        longer: the label with the last of these words.
    """
    return key(before) in aggregators() or key(longer) in any_of("tagged", language=language)
