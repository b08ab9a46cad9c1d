"""What a short block heads: what follows an article, as related posts, sharing and tags do, and readers' comments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from filmmeta.blocks import Block
from filmmeta.layout.prose import ends_sentence
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import any_of, key, key_begins, words

_NO_HEAD = 120
"""Longer texts head nothing."""


def is_end(block: Block) -> bool:
    """Whether a short block heads what follows an article: related posts, sharing, tags."""
    return "end" in _heads(block)


def is_comments_head(block: Block) -> bool:
    """Whether a short block heads the readers' comments."""
    return "comments" in _heads(block)


def _heads(block: Block) -> str:
    """What a block heads, kept on it: "end", "comments", both or nothing."""
    if block.heads is None:
        block.heads = ""
        if 0 < len(block.text) < _NO_HEAD and _may_head(block):
            block.heads = ("end " if _ends_article(block) else "") + ("comments" if _begins_comments(block) else "")
    return block.heads


def _may_head(block: Block) -> bool:
    """A cheap test by the first word: most short blocks head nothing."""
    text = block.text
    if text[0] in _OPENING_QUOTES:
        return True
    if text.isascii():
        return first_word(text) in _first_words() or text[0] == "#"
    first = block.key.partition(" ")[0]
    return first in _first_words() or not first or first[0].isdigit() or first > "\u2e7f"


_OPENING_QUOTES = frozenset('“"„«')


@cache
def _first_words() -> frozenset[str]:
    return frozenset(w.partition(" ")[0] for w in any_of("ends", "comments", "comment", "tagged"))


def first_word(text: str) -> str:
    """The first run of letters of a text in ASCII, in small letters; empty where it has none."""
    m = _FIRST_WORD.search(text)
    return m[0].lower() if m is not None else ""


_FIRST_WORD = lazy(r"[^\W\d_]+")


def _ends_article(block: Block) -> bool:
    text, k = block.text, block.key
    if len(text) > 70:
        return False
    if k in words("ends"):
        return True
    if text[0] == "#":
        return bool(_HASHTAGS.match(text))
    if _without_count(text) in words("ends"):
        return True
    if key_begins(k, "tagged") and (":" in text[:30] or "·" in text) and not ends_sentence(text):
        return True
    # "Related reads inside The Evening Lantern"; a line "Read also: another review" may stand between paragraphs
    return key_begins(k, "ends") and " " in k and ":" not in text and _heads_more(k) and not ends_sentence(text)


_HASHTAGS = lazy(r"(?:#\w+[\s,]*){2,}$")


def _without_count(text: str) -> str:
    """The key of "(3) Related posts" or "Related posts (3):" without its number; empty where none stands there."""
    if text[0] in "([" or text[0].isdigit() or text[-1] in ")]:" or text[-1].isdigit():
        counted = _COUNTED.match(text)
        return key(counted[1] or counted[2]) if counted is not None else ""
    return ""


_COUNTED = lazy(r"^[(\[]?\d{1,5}[)\]]?\s+(\S.*)$|^(\S.*?)\s*[(\[]\d{1,5}[)\]]\s*:?$")


def _heads_more(k: str) -> bool:
    """Whether a key begins with several words that head what follows an article."""
    tokens = k.split(" ", 4)
    return any(" ".join(tokens[:n]) in words("ends") for n in (2, 3, 4) if n < len(tokens))


def _begins_comments(block: Block) -> bool:
    k = block.key.lstrip("0123456789 ")
    if key_begins(k, "comments") or k in words("comment"):
        return True
    # "“Low Water” için 3 cevap"
    m = _ANSWERED.fullmatch(block.text)
    return m is not None and key(m[1]) in words("comment")


# a title in quotes, as the themes of weblogs have it in languages that put what it is for behind
_ANSWERED = lazy(r"[“\"„«][^“”\"„«»]{2,90}[”\"“»]\s(?:\w{1,20}\s)?\d{1,4}\s(\w{2,20})")


def opens_comments(blocks: Sequence[Block], i: int) -> bool:
    """Whether comments begin at a short block: a heading of them, or one that nothing heads, "Anonymous said..."."""
    block = blocks[i]
    if is_comments_head(block):
        return True
    text = block.text
    if not text or text[-1] not in ".…:" or len(text) > 70 or not text.endswith(("...", "…", ":")):
        return False
    tokens = block.key.split()
    if not 1 < len(tokens) < 6 or not (tokens[-1] in words("said") or " ".join(tokens[-2:]) in words("said")):
        return False
    # "Then he says:" may introduce a quotation; above a date it is a comment's author
    after = blocks[i + 1].text if i + 1 < len(blocks) else ""
    return text[-1] != ":" or (len(after) < 60 and any(c.isdigit() for c in after))
