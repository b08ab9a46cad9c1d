"""Names in the headline, in the page's title and in the standfirst below them."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.models import Person
from filmmeta.readers.byline.names import is_spoken_of, lone_name
from filmmeta.readers.byline.post import BELOW, Post
from filmmeta.readers.byline.wording import BAR
from filmmeta.values.bylines import after_by, by_within, byline_people
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name
from filmmeta.vocabulary import begins, key, words

LONGEST_DECK = 200
_LEAST_DECK = 25


def standfirst(post: Post) -> Iterator[Claim]:
    """As in "A. Name on a new film", "A. Name checks in without luggage" below the headline, with or without a byline.

    With another verb it is nobody of whom the text speaks: a film's people are named there again.
    """
    headline = post.layout.headline
    for block in post.blocks[headline + 1 : min(post.text_from, headline + BELOW) + 1] if headline >= 0 else ():
        if block.zone or block.heading == 1 or not _LEAST_DECK < len(block.text) < LONGEST_DECK:
            continue
        for count in (2, 3):
            *name, rest = block.text.split(" ", count)
            if len(name) < count or not rest[:1].islower() or not name[-1][-1:].isalpha():
                continue
            if key(name[0]) in words("articles", post.language, "prose"):
                continue  # "Die Kamera bleibt immer auf Höhe des Deiches"
            person = lone_name(" ".join(name), post.language)
            if person is not None and (
                begins(rest, "standfirst", post.language) or not is_spoken_of(post, name[-1], block.index)
            ):
                yield post.author(person, block, 0.52, "in the standfirst")
                return


def signed_headline(post: Post) -> Iterator[Claim]:
    """As in "Review: Low Water (2012), by A. Name"."""
    block, language = post.document.headline, post.language
    rest = by_within(block.text.rpartition(",")[2], language) if block is not None and "," in block.text else None
    if block is not None and rest is not None and is_lone_name(rest):
        yield from post.authors(byline_people(rest, language), block, 0.5)


def signed_title(post: Post) -> Iterator[Claim]:
    """As in a title such as "A long night | by A. Name | Notebook", "quill_feather: Still waters"."""
    title = post.document.title
    if m := _JOURNAL.search(title):
        yield post.titled("authors", Person(name=m[1] or m[2]), 0.35, "whose journal it is")
    for part in BAR.split(title)[1:]:
        named = after_by(part, post.language)
        if named and (writer := lone_name(named, post.language)) is not None:
            yield post.titled("authors", writer, 0.6, "in the title")


# "quill_feather: Still waters", "Still waters - quill_feather"
_HANDLE = r"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
_JOURNAL = lazy(rf"^{_HANDLE}(?::|['’]s|\s[|•–—-])\s|\s[|•–—-]\s{_HANDLE}$")
