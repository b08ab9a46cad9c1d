"""What stands behind labels: "Rating: 4/5", "Verdict: …", "Pros: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.readers.verdict.aspects import of_row
from filmmeta.readers.verdict.marks import LONGEST_MARK, SKIPPED, after_title, rating_claim
from filmmeta.readers.verdict.others import is_labelled_of_others
from filmmeta.readers.verdict.points import labelled_points
from filmmeta.readers.verdict.summary import labelled_summary
from filmmeta.values.rating import SCALES, FoundRating, find_ratings, parse_rating, up_to


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
    found = _on_scale(parse_rating(label.value.split("\n")[0][:120]), label.label)
    if found is not None and not (found.kind in ("bare", "grade") and len(label.value) > _LONGEST_BESIDE):
        confidence = round((0.85 if found.kind != "bare" else 0.7) + of_row(document, block), 2)
        yield rating_claim(document, block, found, f"{label.label}: {label.value}", confidence)


_LONGEST_BESIDE = 60


def _on_scale(found: FoundRating | None, label: str) -> FoundRating | None:
    """As in "Rating (0-10): 8.5", "Note (sur 20) : 15": the label tells the scale."""
    m = _scale_in_label().search(label)
    if found is None or m is None or found.value.value is None or found.value.best is not None:
        return found
    best = float(m[1])
    if best not in SCALES or best < found.value.value:
        return found
    return found._replace(value=found.value.model_copy(update={"best": best}), kind="fraction", note="")


@cache
def _scale_in_label() -> re.Pattern[str]:
    words = r"[^\W\d]{1,5}(?:\s[^\W\d]{1,5})?\s"
    return re.compile(rf"\((?:\d\s?(?:{up_to()})\s?|/|{words})(\d{{1,3}})\)?", re.IGNORECASE)


def capsule_head(document: Document, block: Block, head: str) -> Iterator[Claim]:
    """As in "Rooftop Cricket *** Starring: ...": stars between a capsule's title and its first label."""
    for found in find_ratings(head):
        if found.kind in ("asterisks", "glyphs", "fraction", "stars") and after_title(head, found):
            yield rating_claim(document, block, found, head, 0.7)
