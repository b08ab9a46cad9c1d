"""Reads who wrote the review and when: bylines, author elements, dates beside them, signatures, the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.byline.accounts import correspondents, members
from filmmeta.readers.byline.below import amid_text, foot_of_post, posted_below, worded_below
from filmmeta.readers.byline.days import after_text, day_and_month, day_of_issue, in_address, in_notices, in_title
from filmmeta.readers.byline.elements import author_elements, dated_elements
from filmmeta.readers.byline.headline import signed_headline, signed_title, standfirst
from filmmeta.readers.byline.initials import closing_initials, initials_of_several
from filmmeta.readers.byline.labels import labelled
from filmmeta.readers.byline.lines import lines
from filmmeta.readers.byline.names_below import names_below
from filmmeta.readers.byline.notes import notes_on_author
from filmmeta.readers.byline.owners import named_in_full, owners, owners_of_text
from filmmeta.readers.byline.post import Post
from filmmeta.readers.byline.signatures import signatures, signatures_within

Room = Callable[[Post], Iterator[Claim]]

_ABOVE: tuple[Room, ...] = (
    dated_elements,
    author_elements,
    labelled,
    lines,
    correspondents,
    members,
    standfirst,
    signed_headline,
    signed_title,
)
_BELOW: tuple[Room, ...] = (
    closing_initials,
    signatures,
    posted_below,
    worded_below,
    amid_text,
    names_below,
    owners,
    signatures_within,
    owners_of_text,
    notes_on_author,
    in_notices,
    after_text,
)
"""These begin at the last paragraph."""
_ELSEWHERE: tuple[Room, ...] = (
    initials_of_several,
    named_in_full,
    foot_of_post,
    in_address,
    in_title,
    day_of_issue,
    day_and_month,
)


def byline(document: Document) -> Iterator[Claim]:
    """Authors and dates of the review, from what stands around its text."""
    post = Post(document)
    for read in (*_ABOVE, *(_BELOW if post.paragraphs else ()), *_ELSEWHERE):
        yield from read(post)
