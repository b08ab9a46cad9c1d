"""Lines below or amid the text that say in words who wrote it: "Posted by A. Name at 12:31", "Note by A. Name"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose
from filmmeta.readers.byline.names import lone_name
from filmmeta.readers.byline.post import SKIPPED, Post
from filmmeta.readers.byline.wording import BAR, said_behind, said_by
from filmmeta.values.bylines import after_by, by_within, byline_people
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import any_of, begins, common_words, key, known_forms, known_words, label


def posted_below(post: Post) -> Iterator[Claim]:
    """As in "Publicado por A. Name en 12:31", "Eingestellt von quillfeather um 10:14" below the text."""
    language = post.language
    for block in post.close:
        if block.heading or len(block.text) > _LONGEST_BLOCK:
            continue
        line = block.text.split("\n")[0][:_LONGEST_LINE]
        rest = said_by(line, language)
        found = post.first_date(line) if rest is None and block.digits else None
        if found is not None and block.zone != "footer":  # a blog's foot has more behind the name
            rest = said_behind(line, found, language)
        if rest is None and block.index <= post.last.index + _RIGHT_BELOW:
            rest = _named_first(line[: found.start] if found is not None else line, language)
        if rest is not None:
            people = byline_people(post.name_alone(rest), language, handles=block.digits or " " not in rest)
            yield from post.authors(people, block, 0.55, "below the text", line)


_LONGEST_LINE, _LONGEST_BLOCK, _RIGHT_BELOW = 160, 300, 3


def _named_first(line: str, language: str | None) -> str | None:
    """The name behind a short "by", where nothing else is said: "Par Mireille - Publié dans : Cinéma", "Av A. Name"."""
    rest = after_by(line, language)
    name = BAR.split(rest)[0].strip(" .") if rest is not None else ""
    tokens = name.split()
    if len(tokens) > 1 and key(tokens[-1]) in known_words("on", language) | known_words("after_author", language):
        name = " ".join(tokens := tokens[:-1])
    known = label(name, language) is not None or any(key(token) in common_words() for token in tokens)
    return name if 0 < len(tokens) <= _MOST_NAMES and all(map(_CAPITAL.match, tokens)) and not known else None


_MOST_NAMES = 3
_CAPITAL = lazy(r"[^\W\d_a-zà-ÿа-я][\w'’-]*\.?$")


def worded_below(post: Post) -> Iterator[Claim]:
    """What `worded` finds among the last paragraphs and right below them."""
    first = post.paragraphs[-_LATE:][0].index + 1
    for block in post.blocks[first : min(post.last.index + 3, post.end)]:
        yield from worded(post, block)


_LATE = 5


def worded(post: Post, block: Block) -> Iterator[Claim]:
    """As in "Note by A. Name": a word or two for what a text is, and whose."""
    text, language = block.text, post.language
    if block.zone or block.heading or len(text) > _LONGEST_WORDED or is_prose(block):
        return
    rest = by_within(text, language)
    before = key(text[: len(text) - len(rest)]).split() if rest is not None else []
    if rest is None or not 1 < len(before) <= _MOST_WORDS or label(" ".join(before), language) not in (None, "authors"):
        return
    if not any_of("caption", "share", "made").isdisjoint(before):
        return
    if (person := lone_name(rest.rstrip("."), language)) is not None:
        yield post.author(person, block, 0.5, "whose text it is")


_LONGEST_WORDED, _MOST_WORDS = 60, 4


def amid_text(post: Post) -> Iterator[Claim]:
    """As in "Notes by A. Name, 3 May 2020" where other matter follows the review as if it were its text."""
    for block in post.document.running_text:
        if block.index <= post.text_from + _NEXT or not block.digits or len(block.text) > _LONGEST_AMID:
            continue
        barred = " | " in block.text  # "Posted by A. Name | Views: 318", which has a full stop, and is no sentence
        if block.zone in SKIPPED or (is_prose(block) and not barred):
            continue
        rest = said_by(block.text, post.language)
        found = post.first_date(block.text if rest is None else rest)
        if rest is None and found is not None:
            rest = said_behind(block.text, found, post.language)
        if rest is None:
            continue
        if found is not None or barred:
            yield from post.authors(byline_people(rest, post.language), block, 0.5, "amid the text")
        if found is not None:
            yield post.published(found.value, block, 0.5, "amid the text")


_NEXT, _LONGEST_AMID = 2, 100


def foot_of_post(post: Post) -> Iterator[Claim]:
    """As in "Posted on 3 May 2020 Author A. Name Categories Films", which blogs put below a post."""
    for block in post.foot():
        text = block.text
        if len(text) > _LONGEST_FOOT or not begins(text, "on", post.language):
            continue
        if (found := post.first_date(text)) is not None:
            yield post.published(found.value, block, 0.55, "below the text")
        elif post.document.root is None:
            continue
        if m := _author_in_foot(post.language).search(text, found.end if found is not None else 0):
            people = byline_people(post.name_alone(m[1]), post.language, handles=True)
            yield from post.authors(people, block, 0.55, "below the text")


_LONGEST_FOOT = 300


@cache
def _author_in_foot(language: str | None) -> re.Pattern[str]:
    forms = either(known_forms("by", language or "en") | known_forms("authors", language or "en", "labels"))
    return re.compile(rf"(?<!\w)(?:{forms})\s*:?\s+(\S.*)", re.IGNORECASE)
