"""Reads the verdict: the reviewer's rating, other people's scores, the summary, pros and cons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.labelling import before_label
from filmmeta.readers.verdict.classes import has_rating_class
from filmmeta.readers.verdict.closing import (
    closing_grades,
    closing_numbers,
    closing_percent,
    lone_stars,
    numbers_behind_titles,
)
from filmmeta.readers.verdict.elements import stars_in_attributes, strips_by_width, told_elements
from filmmeta.readers.verdict.icons import faded_stars, star_icons
from filmmeta.readers.verdict.images import image_strips, rated_images
from filmmeta.readers.verdict.labelled import capsule_head, labelled
from filmmeta.readers.verdict.lines import short_block
from filmmeta.readers.verdict.marks import LAST, LONGEST_LINE, SKIPPED
from filmmeta.readers.verdict.others import could_score, own_beside_scores, scores, scores_of_lines, source_words
from filmmeta.readers.verdict.points import marked_points
from filmmeta.readers.verdict.running import ends_in_mark, given, in_prose, marks_beside_names, opening_mark
from filmmeta.readers.verdict.scales import on_told_scale
from filmmeta.readers.verdict.summary import closing_words
from filmmeta.readers.verdict.thread import parts_of_thread
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import may_be_spoken, spoken_words


def verdict(document: Document) -> Iterator[Claim]:
    """Ratings, scores and verdicts in words."""
    claims = [*labelled(document), *_in_blocks(document), *closing_grades(document)]
    claims += [*closing_numbers(document), *numbers_behind_titles(document)]
    claims += _drawn(document)
    claims += marked_points(document)
    claims += closing_words(document)
    claims += lone_stars(document, claims)
    if document.root is not None and document.blocks and not any(c.property == "rating" for c in claims):
        claims += told_elements(document, document.root)
    yield from on_told_scale(document, claims)


def _in_blocks(document: Document) -> Iterator[Claim]:
    """What each block says: a short line, or what begins and ends a paragraph."""
    heads = {label.block: label for label in reversed(document.labels)}
    layout = document.layout
    end = layout.end + 1 if layout.end > layout.start else len(document.blocks)
    last = range(max(layout.start, layout.end - LAST), end)
    room = document.limits.values
    parts = parts_of_thread(document)
    for block in document.blocks:
        if block.zone in SKIPPED:
            continue
        block = parts.get(block.index, block)
        if block.index in last:
            yield from given(document, block)
            yield from opening_mark(document, block)
            yield from marks_beside_names(document, block)
        if len(block.text) > LONGEST_LINE:
            if "\n" in block.text and could_score(block):
                yield from scores_of_lines(document, block)
            if block.index in last or ends_in_mark(block.text):
                yield from in_prose(document, block, block.index in last)
        else:
            found = list(_in_line(document, block, room >= 0))  # the one past the limit tells that there are more
            room -= sum(claim.property == "rating" for claim in found)
            yield from found
        yield from closing_percent(document, block)
        if block.index in heads and (head := before_label(block, heads[block.index])):
            yield from capsule_head(document, block, head)


def _in_line(document: Document, block: Block, has_room: bool) -> Iterator[Claim]:
    """Other people's scores in a short block, or else, while there is room for more, the reviewer's marks."""
    could = block.digits or _could_rate(block)
    # in a box named after the rating a letter is one, too
    classed = (could or not _GRADES.isdisjoint(block.said)) and has_rating_class(block)
    if not classed and not could:
        return
    scored = list(scores(document, block)) if could_score(block) else []
    yield from scored
    if scored:
        yield from own_beside_scores(document, block)
    elif has_room:
        yield from short_block(document, block, classed)


_GRADES = frozenset("abcdf")


def _could_rate(block: Block) -> bool:
    """A cheap test: a block without digits has a star, a word for them, a source of scores or a grade at its end."""
    text = block.text
    return (
        "*" in text
        or (
            not _telling_words().isdisjoint(block.said)
            and (not source_words().isdisjoint(block.said) or may_be_spoken(block.said))
        )
        or (not text.isascii() and _SIGNS.search(text) is not None)
        or (text[-1:] in _ENDS_OF_GRADES and _GRADE_LAST.search(text, max(0, len(text) - 4)) is not None)
    )


_ENDS_OF_GRADES = frozenset("ABCDF+-−–.")
_GRADE_LAST = lazy(r"(?:^|\s)[A-DF][+\-−–]?\.?$")
# signs above the letters: stars, thumbs and other pictures, and words of scripts without spaces
_SIGNS = lazy("[½¼¾\u2150-\u218f\u2200-\uffff\U0001f000-\U000fffff]")


@cache
def _telling_words() -> frozenset[str]:
    """Without any of these words no source of scores is named, and no mark is spoken."""
    return source_words() | spoken_words()


def _drawn(document: Document) -> Iterator[Claim]:
    """What images, classes and styles show."""
    if document.root is None or not document.blocks:
        return
    yield from rated_images(document)
    yield from image_strips(document)
    yield from strips_by_width(document)
    yield from stars_in_attributes(document)
    yield from star_icons(document)
    yield from faded_stars(document)
