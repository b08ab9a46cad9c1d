"""What stands before a label: the film's name at the head of a capsule, or of a line."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.labelling.label import Labelled
from filmmeta.vocabulary import common_words, key, key_label, words


def before_label(block: Block, found: Labelled) -> str:
    """What stands before the first label of a capsule: "Faltu *** Starring: A, B"."""
    start = block.text.find(found.label)
    head = block.text[:start].split("\n")[0].strip(" |·•–—-") if start > 0 else ""
    # "Regie führte Ada Brandt. Mit ..."
    if head.endswith(".") and found.property == "actors" and key_label(key(head.split()[0]), None) == "directors":
        return ""
    return head if 1 < len(head) <= 80 and not _goes_on(head) else ""


def _goes_on(head: str) -> bool:
    """As in "Für alle ohne Buch: Horst wäscht …", "Das Buch: 9 von 10", "Filmin orijinal adı": it is of the label."""
    last = head.split()[-1]
    alone = last == head and (last.lower() in common_words() or key(last) in words("film"))
    return alone or (last.islower() and last in words("never_last"))


def before_label_in(line: str, found: Labelled) -> str:
    """What stands before a label in its line, without a mark at its end."""
    return line.partition(found.label)[0].strip(" |·•–—-.")
