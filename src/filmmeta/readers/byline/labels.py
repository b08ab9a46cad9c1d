"""Labels with their values: "Author: A. Name", "Published: 3 May 2020"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.readers.byline.post import AFTER, Post
from filmmeta.values.bylines import byline_people
from filmmeta.values.dates import parse_moment
from filmmeta.values.patterns import lazy

_DAYS = {"published": "date_published", "modified": "date_modified"}
_NOTES = 4
"""So many lines at the end of a plain text may be the licence and the note on the author, taken for its last ones."""
_CONFIDENCE, _AT_END = 0.75, 0.55
_LAST = 6
"""So many lines at the page's very end may be what an editor's export tells of itself: "Date: 2021-03-14"."""


def labelled(post: Post) -> Iterator[Claim]:
    """Authors and dates that labels of the page's head and foot name."""
    layout = post.layout
    last = layout.end - (1 if post.document.root is not None else _NOTES)
    after = range(max(layout.start + 1, last), min(layout.end + AFTER, post.end))
    for found in post.document.labels:
        near = found.block in post.window or found.block in after
        if not near and found.block not in range(layout.end, post.end)[-_LAST:]:
            continue
        confidence = _CONFIDENCE if near else _AT_END
        said = f"{found.label}: {found.value}"
        block, at = post.blocks[found.block], post.blocks[found.value_block]
        if found.property == "authors":
            value = post.name_alone(_FIRST_SENTENCE.split(found.value)[0])
            for person in byline_people(value, post.language, handles=True):
                yield post.claim("authors", person, block, confidence, said=said, at=at)
        elif found.property in _DAYS and (day := parse_moment(found.value, post.document.dayfirst)) is not None:
            yield post.claim(_DAYS[found.property], day, block, confidence, said=said, at=at)


_FIRST_SENTENCE = lazy(r"[\n。]")
