"""Initials with which reviews are signed: "(DP)" behind the last sentence, "(D.P.)" below each of several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.readers.byline.post import Post
from filmmeta.values.patterns import lazy

_NOTE = "initials after the text"
_LEAST_SIGNED = 2
_LONGEST_END, _LONGEST_LINE = 60, 400
_SIGNED = lazy(r"[(\[]\s?([A-Za-z]{2,4}|[A-Z]\.\s?[A-Z]\.)\s?[)\]]\.?\s*$")
_DASHED = lazy(r"\s(?:--?|[–—])\s?([A-Z]{2,4})$")
_BARE = lazy(r"[.!?…][\"'”’»)]*\s([A-Z]{2,3})$")
_DOTTED = lazy(r"[(\[—–-]\s?((?:[A-Z]\.\s?){2,3})[)\]]?\s*$")


def closing_initials(post: Post) -> Iterator[Claim]:
    """The initials with which the last paragraph ends."""
    m = _SIGNED.search(post.last.text)
    if m and (m[1].isupper() or len(m[1]) == 3):
        yield post.author(m[1], post.last, 0.55, _NOTE, post.last.text[-_LONGEST_END:])


def initials_of_several(post: Post) -> Iterator[Claim]:
    """As in "At the Orpheum. (D.P.)" below each of several reviews, where a line says who "D.P." is."""
    named: dict[str, str] = {}
    signed = _ending_with(_DOTTED, post)
    bare = len(signed) < _LEAST_SIGNED and len(found := _ending_with(_BARE, post)) >= _LEAST_SIGNED
    if bare:
        signed = found
    elif len(signed) < _LEAST_SIGNED:
        # "(DP)" or "-- DP", where a line has "Dora Penhallow (DP)"
        signed = _ending_with(_SIGNED, post) or _ending_with(_DASHED, post)
        named = _spelled_out(post) if len(signed) >= _LEAST_SIGNED else {}
        signed = [(block, said) for block, said in signed if said in named]
    if len(signed) < _LEAST_SIGNED:
        return
    wanted = {_letters(said) for _, said in signed}
    named = _full_names(post, {block.index for block, _ in signed}) | named
    sure = wanted <= named.keys()
    if bare and not sure:
        return  # "… on the BBC. OK", "… in 1944. DP" of a page that names no Dora Penhallow
    for block, said in signed:
        name = named[_letters(said)] if sure else said
        yield post.author(name, block, 0.8 if sure else 0.55, _NOTE, block.text[-_LONGEST_END:])


def _ending_with(pattern: re.Pattern[str], post: Post) -> list[tuple[Block, str]]:
    """The blocks of the text that end with initials, and those."""
    running = post.document.running_text
    return [(block, m[1]) for block in running if (m := pattern.search(block.text[-_LONGEST_END:]))]


def _letters(initials: str) -> str:
    return "".join(c for c in initials if "A" <= c <= "Z")


def _spelled_out(post: Post) -> dict[str, str]:
    """The names behind which lines have initials."""
    short = (block.text for block in post.blocks if len(block.text) < _LONGEST_LINE)
    return {m[2]: _name_of(m[2], m[1]) for text in short for m in _NAME_AND_INITIALS.finditer(text)}


def _name_of(initials: str, said: str) -> str:
    """The words that the initials are of: "Capsules by Dora Penhallow (DP)"."""
    last = said.split()[-len(initials) :]
    return " ".join(last) if "".join(word[0] for word in last) == initials else said


def _full_names(post: Post, signed: set[int]) -> dict[str, str]:
    """The first name with each pair of initials in lines other than those signed."""
    found: dict[str, str] = {}
    for block in post.blocks:
        if block.index not in signed and len(block.text) < _LONGEST_LINE:
            for m in _FULL_NAME.finditer(block.text):
                found.setdefault("".join(token[0] for token in m[0].split()), m[0])
    return found


_NAME_AND_INITIALS = lazy(r"((?:[^\W\d_][\w'’-]+\s){1,3}[^\W\d_][\w'’-]+)\s[(\[]([A-Z]{2,4})[)\]]")
_FULL_NAME = lazy(r"(?<!\w)[A-Z][\w'’-]+(?:\s[A-Z]\.)?\s[A-Z][\w'’-]+")
