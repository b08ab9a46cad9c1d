"""What a block is: running text, a short sentence of it, or a label, a list, a line of data."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.values.patterns import lazy

LONG = 60
"""Characters of Latin script from which a block may be running text."""
_DENSE = 2.6
"""A character of Chinese, Japanese or Korean is worth so many of other scripts."""
_CJK = lazy("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def is_prose(block: Block) -> bool:
    """Whether a block is running text rather than a label, a link list or a line of data."""
    if block.prose is None:
        block.prose = _says(block)
    return block.prose > 0


def mass(block: Block) -> int:
    """How much running text a block holds, in characters; one of Chinese or Japanese says as much as two."""
    if block.zone not in OPEN or not is_prose(block):
        return 0
    return len(block.text) * (block.prose or 1)


OPEN = ("", "hidden")
"""The zones of the page's own matter: what is hidden may be shown by a script."""


def _says(block: Block) -> int:
    """How much each character of a block says: 0 where it is no running text, 2 in Chinese or Japanese, else 1."""
    text = block.text
    if len(text) < LONG / _DENSE:
        return 0
    dense = not text.isascii() and _CJK.search(text) is not None
    weight = len(text) * (_DENSE if dense else 1)
    if weight < LONG or block.linked() > 0.5 or not _reads_as_prose(block, weight):
        return 0
    if "\n" in text and _is_chart(text):
        return 0
    return 2 if dense else 1


def _reads_as_prose(block: Block, weight: float) -> bool:
    text = block.text
    if ends_sentence(text):
        return len(text) > 250 or not ("©" in text or _COPYRIGHT.search(text))
    if weight <= 140 and not (weight > 100 and text.count(" ") > 14):
        return False
    # a text page does not tell links: clouds of tags, archives with their counts
    return block.element is not None or (
        bool(_PAUSE.search(text)) and len(_COUNT.findall(text)) < 4 and not text.startswith("<")
    )


_PAUSE = lazy(r"[,;:—،、，；：]")
_COUNT = lazy(r"\(\d{1,5}\)")
_COPYRIGHT = lazy(r"\([cC]\)\s?\d{4}")


def _is_chart(text: str) -> bool:
    """Whether a block lists films or words with a mark each: "Blue Heron **\\nThe Last Tram ***", a legend of stars."""
    lines = text.split("\n")
    marked = sum(1 for line in lines if len(line) < LONG and _MARKED.search(line))
    return marked > 1 and marked * 5 >= len(lines) * 3


_MARKED = lazy(r"(?:[*★☆½]|[*★]\s?1/2|\d/(?:5|10|20|100))\s*$|^\s*[*★☆]{1,5}½?\s")


def is_sentence(block: Block) -> bool:
    """A short paragraph that is a sentence all the same: "Let's see it again real soon."."""
    text = block.text
    return (
        not block.heading
        and block.tag not in ("td", "th", "dt")
        and is_whole_sentence(text)
        and "|" not in text
        and (text.count(" ") >= 3 or bool(_CJK.search(text)))
    )


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends in a text or with it."""
    return _SENTENCE_END.search(text) is not None


_SENTENCE_END = lazy(r"[.!?…。！？؟।]['\"”’»)\]]*\s*$|[.!?…。！？؟।]['\"”’»)\]]*(?:\[\d+\])*\s")


def is_whole_sentence(text: str) -> bool:
    """Whether a text closes as a sentence does."""
    return _SENTENCE.match(text) is not None


_SENTENCE = lazy(r".{8,}[.!?…。！？؟।][\"'”’»)]*$")


def breaks_off(text: str) -> bool:
    """Whether a text is a teaser's: "The ferryman waits for a passenger who ..."."""
    return _CUT_OFF.search(text[-_LONGEST_MARK:]) is not None


_CUT_OFF = lazy(r"(?:\.\.\.|…)[\])]?\s*$|\[(?:\.\.\.|…)\]")
_LONGEST_MARK = 12
"""Characters at the end of a teaser where it may break off, "[…] »" included."""
