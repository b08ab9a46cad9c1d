"""What stands behind labels: "Rating: 4/5", "Verdict: …", "Pros: …"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.readers.verdict.aspects import of_row
from filmmeta.readers.verdict.marks import LONGEST_MARK, SKIPPED, after_title, rating_claim
from filmmeta.readers.verdict.others import is_labelled_of_others
from filmmeta.readers.verdict.points import labelled_points
from filmmeta.readers.verdict.scales import on_labelled_scale
from filmmeta.readers.verdict.summary import labelled_summary
from filmmeta.values.rating import find_ratings, parse_rating


def labelled(document: Document) -> Iterator[Claim]:
    """The marks, the summaries and the points of labels."""
    heads = {label.block for label in document.labels}
    for label in document.labels:
        if document.blocks[label.value_block].zone in SKIPPED:
            continue
        # "Verdict: 8.5": a mark behind a label that otherwise heads a summary
        if label.property == "rating" or (label.property == "summary" and len(label.value) <= LONGEST_MARK):
            yield from _labelled_rating(document, label)
        elif label.property == "summary":
            yield from labelled_summary(document, label)
        elif label.property in ("pros", "cons"):
            yield from labelled_points(document, label, heads)


def _labelled_rating(document: Document, label: Labelled) -> Iterator[Claim]:
    block = document.blocks[label.value_block]
    if is_labelled_of_others(document, label):
        return
    found = on_labelled_scale(parse_rating(label.value.split("\n")[0][:120]), label.label)
    if found is not None and not (found.kind in ("bare", "grade") and len(label.value) > _LONGEST_BESIDE):
        confidence = round((0.85 if found.kind != "bare" else 0.7) + of_row(document, block), 2)
        yield rating_claim(document, block, found, f"{label.label}: {label.value}", confidence)


_LONGEST_BESIDE = 60


def capsule_head(document: Document, block: Block, head: str) -> Iterator[Claim]:
    """As in "Rooftop Cricket *** Starring: ...": stars between a capsule's title and its first label."""
    for found in find_ratings(head):
        if found.kind in ("asterisks", "glyphs", "fraction", "stars") and after_title(head, found):
            yield rating_claim(document, block, found, head, 0.7)
