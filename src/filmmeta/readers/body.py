"""Reads the review's own text: which blocks of the running text a reader would call the review."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import is_comments_head, is_end, is_prose, is_sentence
from filmmeta.values.bylines import is_byline
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import find_ratings
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, key_begins, spelled, words

_SIDE = frozenset(("nav", "aside", "footer", "comments", "related", "share", "bio", "caption", "tags", "hidden"))
_NO_LETTERS = lazy(r"^[\W_\d]*$")
# what a short line begins with that is no part of the text, and how long such a line gets
_FURNITURE = (("share", 70), ("reprint", 150), ("caption", 170))


def body(document: Document) -> Iterator[Claim]:
    """The paragraphs and headings of the review, one claim each, in order."""
    seen: set[str] = set()
    running = document.running_text
    for block in running:
        if not _belongs(block, document):
            continue
        text = block.text.replace("\n", " ") if is_prose(block) else clean(block.text)
        k = block.key
        # the text twice, for desktop and mobile; a pull quote that repeats a sentence
        if len(k) > 15 and k in seen:
            continue
        seen.add(k)
        confidence = 0.8 if is_prose(block) else 0.76 if is_sentence(block) else 0.6
        where = document.where(block)
        yield Claim(
            "review",
            "body",
            text,
            Evidence("body", where, text[:300], confidence, "heading" if block.heading else ""),
            block=block.index,
            folded=k,
        )


def _belongs(block: Block, document: Document) -> bool:
    if block.zone in _SIDE and not (block.zone == "hidden" and is_prose(block)):
        return False
    if block.index == document.layout.headline:
        return False
    text = block.text
    if _NO_LETTERS.match(text):
        return False
    if (
        len(text) < 200
        and (text[:1].isdigit() or text[:1] in "★☆⭐*")
        and any(f.start == 0 for f in find_ratings(text))
    ):
        return False  # a box with the verdict: "2.5 / 5 A vacancy where a scare should be."
    if is_prose(block):
        return not _is_notice(text, document.base_language, block.linked() > 0.15)
    if (
        is_end(block)
        or is_comments_head(block)
        or any(
            len(text) < longest and key_begins(block.key, group, document.base_language)
            for group, longest in _FURNITURE
        )
    ):
        return False
    if (block.linked() > 0.8 and len(text) < 120) or is_byline(text, document.base_language):
        return False
    return not _is_notice(text, document.base_language, block.linked() > 0.15)


@cache
def _notices(language: str | None) -> tuple[str, ...]:
    return tuple(w for w in {*spelled("skip", language), *spelled("skip", "en")} if len(w) > 3)


def _is_notice(text: str, language: str | None, linked: bool = False) -> bool:
    """A line of the page's furniture: advertisement, continue reading, all rights reserved."""
    if len(text) > 160:
        return False
    lowered = text.casefold()
    if key(text) in words("skip") or key(text) in words("ends"):
        return True
    return (
        any(lowered.startswith(w) and len(text) < len(w) + 60 for w in _notices(language))
        and (linked or not lowered.endswith((".", "!", "?")))
    ) or (
        lowered.startswith(
            ("please support our", "this article was imported", "leave a comment", "e-mail this", "story continues")
        )
    )
