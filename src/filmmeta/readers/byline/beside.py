"""Names beside a date: "quillfeather / 3 May 2020", "3 May 2020 By A. Name", "A. Name | 3 May 2020 | Films"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose
from filmmeta.readers.byline.post import ABOVE, BELOW, Post
from filmmeta.readers.byline.wording import BAR, before_comments, is_dated
from filmmeta.values.bylines import after_by, by_within, byline_people
from filmmeta.values.dates import FoundDate
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name
from filmmeta.vocabulary import any_of, key, label, words

_LONGEST = 120


def beside_date(post: Post, block: Block) -> Iterator[Claim]:
    """Who wrote the review, as a line near the headline or right above the text names beside a date."""
    first = post.first_date(block.text) if len(block.text) <= _LONGEST and _is_near(post, block) else None
    if first is None:
        return
    behind = block.text[first.end :].lstrip(" /|·•–—-,")
    rest = after_by(behind, post.language)
    if rest is None and (rest := by_within(behind, post.language)) is not None and is_prose(block):
        return
    if rest is not None:
        people = byline_people(_READING_TIME.split(rest)[0], post.language, handles=True)
        yield from post.authors(people, block, 0.7)
    elif (post.below_headline(block) > 0 or _is_headline_hidden(post)) and not _recurs(post, block):
        for name in _named_beside(post, block, first):
            people = byline_people(name, post.language, handles=True)
            yield from post.authors(people, block, 0.5, "a name beside the date")


def _is_headline_hidden(post: Post) -> bool:
    """Whether a script writes the headline, and the one in the page is for machines: it stands anywhere."""
    return post.document.headline is not None and post.document.headline.zone == "hidden"


_READING_TIME = lazy(r"\s\d+\s")


def _is_near(post: Post, block: Block) -> bool:
    """Whether a block, no heading, stands near the headline or right above the text, or among its first lines."""
    index, start, below = block.index, post.layout.start, post.below_headline(block)
    near = -ABOVE <= below <= BELOW or 0 <= start - index <= ABOVE or start < index
    return near and below != 0 and index <= post.text_from and not block.heading


def _recurs(post: Post, block: Block) -> bool:
    """Whether the text has more such lines: "Low Water, 3 December 2017" heads each film of a diary."""
    if block.index < post.layout.start:
        return False
    running = post.document.running_text
    alike = [b for b in running if b.digits and len(b.text) < 80 and not is_prose(b) and "," in b.text]
    return any(b is not block and is_dated(b.text) for b in alike[:_MANY])


_MANY = 20


def _named_beside(post: Post, block: Block, day: FoundDate) -> list[str]:
    """The names that stand beside a date with nothing to say whose they are."""
    taken = any_of("film", "review", "published", "modified", "on", "job") | words("weekday", post.language)
    return [
        name
        for name in _pieces_beside(post, block, day)
        if taken.isdisjoint(key(name).split()) and label(name, post.language) in (None, "authors")
    ]


def _pieces_beside(post: Post, block: Block, day: FoundDate) -> list[str]:
    """What may be a name before a date or behind it, by the first form that fits."""
    text = before_comments(block.text, post.language)
    before = _NAME_AND_BAR.match(text[: day.start])
    after = _COMMA_AND_NAME.match(text, day.end)
    if after and is_lone_name(after[1]):
        return [after[1]]  # "2 maggio 2020, A. Name · Recensioni"
    if before and " " in before[1]:
        # 林小鹿 评论 长夜尽头: without capitals the first word
        return [before[1].split()[0] if before[1] > "\u2e7f" else before[1]]
    if parted := [part for part in BAR.split(text) if is_lone_name(part)]:
        return parted  # "Recenzje • 27 lutego 2020 • A. Name • 5 min"
    if timed := _TIMED.search(text, day.end):
        return [timed[1]]
    behind = _NAME_BEHIND.match(text, day.end)
    if behind and is_lone_name(behind[1]):
        return [behind[1]]  # "June 8, 2014 A. Name 2 Comments", "Jan 15, 2022 A. Name @quillfeather"
    if before and (block.element is None or before[2] in _BARS or _is_in_title(post, before[1])):
        return [before[1]]
    # 陆小鹿 2023年4月1日
    return [before[1]] if before and _has_surname(before[1], post.language) else []


_NAME_AND_BAR = lazy(r"\s*([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){0,2})\s*([(\[/|·•–—,-]?)\s*$")
_COMMA_AND_NAME = lazy(r",\s([^\d,|·•]{4,40}?)\s*(?:[|·•]|$)")
# "2018.04.09. 19:40 | quillfeather | 4 comments"
_TIMED = lazy(r"\d{1,2}[:.]\d{2}\s*[|·•]\s*([^\s|·•]{3,25})\s*(?:[|·•]|$)")
_NAME_BEHIND = lazy(r"\s+([^\d|·•@(,:]{4,40}?)\s*(?:$|[(@]|\d{1,4}\s\w)")
_BARS = ("|", "/", "·", "•")


def _has_surname(name: str, language: str | None) -> bool:
    """Whether a word is a name by its first sign, one of few, and by its length."""
    return 1 < len(name) <= _LONGEST_SIGNS and name[0] in words("surnames", language)


_LONGEST_SIGNS = 3


def _is_in_title(post: Post, handle: str) -> bool:
    """As in "quill 13th March 2021 at 9:12", where the title has "quill: a commonplace book"."""
    return handle.isalnum() and f" {handle.lower()} " in f" {key(post.document.title)} "
