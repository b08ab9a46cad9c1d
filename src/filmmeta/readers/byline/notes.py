"""Notes on the author: "A. Name writes for two papers.", "About A. Name"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose, is_sentence
from filmmeta.models import Person
from filmmeta.readers.byline.names import is_spoken_of, lone_name
from filmmeta.readers.byline.post import AFTER, Post
from filmmeta.values.bylines import bio_name, named_above

_LONGEST, _LONGEST_CLOSING = 600, 200


def notes_on_author(post: Post) -> Iterator[Claim]:
    """The people on whom the last paragraphs and what stands below them are notes."""
    blocks = post.blocks[max(post.layout.start, post.last.index - 1) : post.layout.end + AFTER]
    for above, block in zip([None, *blocks], blocks, strict=False):
        if len(block.text) > _LONGEST or block.zone in ("comments", "related"):
            continue
        person = _noted(post, above, block)
        if person is not None:
            yield post.author(person, block, 0.5, "the note on the author")


def _noted(post: Post, above: Block | None, block: Block) -> Person | None:
    """Whom a note is on by its own words, by its head, by a name above it, or as nobody else of whom the text tells."""
    language = post.language
    person = bio_name(block.text, language, block.said)
    head, _, note = block.text.partition("\n")
    if person is None and note:
        person = named_above(head, note, language)
    if person is None and above is not None and not is_prose(above) and (is_prose(block) or is_sentence(block)):
        person = named_above(above.text, block.text, language)
    if person is None and post.last.index <= block.index <= post.last.index + 1:
        person = _subject_of(post, block)
    return person


def _subject_of(post: Post, block: Block) -> Person | None:
    """The person with whom a last line begins and of whom nothing above speaks: "_A. Name teaches chemistry._"."""
    if len(block.text) >= _LONGEST_CLOSING or "\n" in block.text or not _is_slanted(block):
        return None
    *name, rest = block.text.split(" ", 2)
    if len(name) < 2 or not rest[:1].islower() or not all(token.replace("-", "").isalpha() for token in name):
        return None
    person = lone_name(" ".join(name), post.language)
    return person if person is not None and not is_spoken_of(post, name[1], block.index) else None


def _is_slanted(block: Block) -> bool:
    return sum(mark.end - mark.start for mark in block.marks if mark.kind == "i") > 0.8 * len(block.text)
