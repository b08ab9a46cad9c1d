"""Names below the text with nothing to say whose they are: alone, beside a day, above an address, behind "Review ©"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_sentence
from filmmeta.layout.front import home_link
from filmmeta.models import Person
from filmmeta.readers.byline.names import ADDRESS, MAIL, lone_name
from filmmeta.readers.byline.post import Post
from filmmeta.readers.byline.wording import BAR, ends_modified, is_dated
from filmmeta.values.bylines import after_by
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.rating import is_rating
from filmmeta.vocabulary import common_words, key, known_words, label

_NOTICES = 2
"""So many paragraphs may stand below the signature: what is on next week, whose page it is."""
_REACH = 4
_LONGEST_BLOCK, _LONGEST_LINE = 200, 80


def names_below(post: Post) -> Iterator[Claim]:
    """The first name below the last paragraph, and below each of those before it."""
    for paragraph in (post.last, *post.paragraphs[-_NOTICES - 1 : -1]):
        yield from _rights_beside(post, paragraph)
        yield from _first_below(post, paragraph)


def _rights_beside(post: Post, paragraph: Block) -> Iterator[Claim]:
    for block in post.blocks[max(0, paragraph.index - 2) : paragraph.index + 1]:
        if len(block.text) < _LONGEST_BLOCK:
            yield from _behind_rights(post, block, block.text)


def _first_below(post: Post, paragraph: Block) -> Iterator[Claim]:
    """The claims of the first line below a paragraph that names somebody."""
    rated = {found.block for found in post.document.labels if found.property == "rating"}
    below = [
        block
        for block in post.blocks[paragraph.index + 1 : paragraph.index + 1 + _REACH]
        # the mark may stand between the text and the name
        if "\n" in block.text or not (block.index in rated or is_rating(block.text))
    ]
    for place, block in enumerate(below):
        if block.zone not in ("", "tags", "footer", "bio") or len(block.text) > _LONGEST_BLOCK:
            return
        line, _, rest = block.text.partition("\n")
        after = below[place + 1].text if place + 1 < len(below) else ""
        found = [*_known_here(post, block, line, after)]
        if not found and not home_link(block):
            found = [*_behind_rights(post, block, line)] or [*_beside_day(post, block, line)]
            if not found and (place == 0 or ADDRESS.fullmatch(rest or after)):
                found = [*_alone(post, block, line, after)]
        if found:
            yield from found
            return


def _behind_rights(post: Post, block: Block, line: str) -> Iterator[Claim]:
    """As in "Review © 1999 A. Name"."""
    m = _REVIEW_COPYRIGHT.search(line)
    named = (after_by(m[1], post.language) or m[1]) if m else ""
    if (person := lone_name(named, post.language)) is not None:
        yield post.author(person, block, 0.5, "whose text it is")


_REVIEW_COPYRIGHT = lazy(r"^\W*\w+\s(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{4})?,?\s*([^\d,.|·•]{4,43}?)\s*(?:[.,|·•]|$)")


def _known_here(post: Post, block: Block, line: str, after: str) -> Iterator[Claim]:
    """As in "Dora, 3.5.1998" and "(Dora)" below the text: one name, which the title or the page's foot has, too.

    Right below the text a name and a day need no other spot, unless more such lines follow: comments.
    """
    if len(line) > _LONGEST_KNOWN or block.index >= post.end or not (block.digits or line[:1] in "(（[［"):
        return
    day = post.first_date(line)
    if day is not None and len(block.text) > day.end + _HOUR:
        return  # a comment's head has the hour, and the comment below
    bare = (line if day is None else line[: day.start]).strip(" ,;/|–—-")
    name = bare.strip("()[]（）［］")
    if (day is None and name == bare) or not _ONE_NAME.fullmatch(name) or key(name) in common_words():
        return
    if label(name, post.language) is not None or key(name) in map(key, BAR.split(post.document.title)):
        return  # "Lantern, 3 May 1998" of the site "Lantern"
    places = (post.document.title, *(b.text for b in post.foot_of_page(block)))
    above = post.blocks[block.index - 1]
    ends_text = day is not None and name[0].isupper() and (above is post.last or is_sentence(above))
    next_day = post.first_date(after) if ends_text else None
    alone = ends_text and (next_day is None or ends_modified(key(after[: next_day.start])))
    if alone or any(re.search(rf"(?<!\w){re.escape(name)}", place) for place in places):
        yield post.author(name, block, 0.5, "a name that the page has elsewhere")
        if day is not None:
            yield post.published(day.value, block, 0.5, "a name that the page has elsewhere")


_LONGEST_KNOWN, _HOUR = 40, 2
_ONE_NAME = lazy(r"[^\W\d_][\w-]{1,19}")


def _beside_day(post: Post, block: Block, line: str) -> Iterator[Claim]:
    """As in "A. Name, Oslo, 3 May 2020", "Oslo, 3 May 2020. A. Name": the name before the day, or behind it."""
    if not block.digits or len(line) > _LONGEST_LINE or not is_dated(line):
        return
    parts = [part.strip(" .)") for part in _BETWEEN.split(line)]
    named = (lone_name(part, post.language) for part in (parts[0], parts[-1]))
    person = next((person for person in named if person is not None), None)
    if person is not None:
        yield post.author(person, block, 0.5, "a name and a date below the text")


_BETWEEN = lazy(r"\s*[,|·•(/]\s*|\s[–—-]\s|\.\s")


def _alone(post: Post, block: Block, line: str, after: str) -> Iterator[Claim]:
    """A name and nothing else, or two; several below each other are a list: tags, a cast."""
    if block.heading or block.linked() >= _LINKED or lone_name(after, post.language):
        return
    confidence = 0.46 if block.element is None else 0.4
    yield from post.authors(_named(line, post.language), block, confidence, "a name alone below the text")


_LINKED = 0.5


def _named(line: str, language: str | None) -> list[Person]:
    """The person or the two whom a line names and nothing else."""
    bare = _without_frame(line, language)
    if (person := lone_name(bare, language)) is not None:
        return [person]
    people = split_people(bare, language) if len(bare) < _LONGEST_LINE and not _ENDED.search(bare) else []
    return people if len(people) == _TWO and all(lone_name(p.name, language) for p in people) else []


_TWO = 2
_ENDED = lazy(r"[:!?]|[^\W\d_]{2}\.\s")


def _without_frame(line: str, language: str | None) -> str:
    """A name without brackets, a word for the text before it, an address behind: "Review: A. Name (a@b.example)"."""
    bare = MAIL.sub("", line).strip(" ()[]")
    head, colon, rest = bare.partition(":")
    return rest.strip() if colon and key(head) in known_words("review", language) else bare
