"""The verdict in words: behind a label, below a heading, and in the paragraph that says that it concludes."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.layout import is_prose
from filmmeta.values.text import clean
from filmmeta.vocabulary import key_begins

_SHORTEST, _LONGEST = 15, 3_000
_LONGEST_SECTION = 1_500


def labelled_summary(document: Document, label: Labelled) -> Iterator[Claim]:
    """What stands behind "Verdict:", and the section that such a heading opens."""
    text = clean(label.value)
    apart = label.value_block != label.block
    if apart and document.blocks[label.block].heading:
        text = "\n\n".join([text, *_rest_of_section(document, label.value_block, len(text))])
    if _SHORTEST <= len(text) <= _LONGEST:
        yield _claim(document, document.blocks[label.value_block], text, 0.8 if apart else 0.75)


def _rest_of_section(document: Document, first: int, length: int) -> Iterator[str]:
    """The further paragraphs below a heading "Verdict", up to the next heading, while they are not too long for one."""
    before = document.blocks[first]
    for block in document.blocks[first + 1 : document.layout.end]:
        length += len(block.text)
        if not is_prose(block) or block.heading or length > _LONGEST_SECTION or not _alike(before, block):
            return
        if key_begins(block.key, "notice", document.base_language):
            return
        yield clean(block.text)


def _alike(block: Block, after: Block) -> bool:
    """Whether two blocks are of one kind in one element."""
    if block.element is None or after.element is None:
        return block.element is after.element
    return block.zone == after.zone and block.element.getparent() is after.element.getparent()


def closing_words(document: Document) -> Iterator[Claim]:
    """The paragraph that says of itself that it concludes: "In conclusion, there are few reasons …"."""
    for block in document.running_text[len(document.running_text) // 2 :]:
        if is_prose(block) and key_begins(block.key, "closing", document.base_language):
            yield _claim(document, block, block.text.replace("\n", " "), 0.6)


def _claim(document: Document, block: Block, text: str, confidence: float) -> Claim:
    evidence = Evidence("verdict", document.where(block), text[:300], confidence)
    return Claim("review", "summary", text, evidence, block=block.index)
