"""Labels with their values: "Director: A. Name", in boxes, lists and running lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.layout import is_prose
from filmmeta.models import Person
from filmmeta.readers.labels.stating import fact_line, of_block
from filmmeta.readers.labels.values import BOTH, CREW, PEOPLE, facts_of
from filmmeta.values.dates import find_year
from filmmeta.values.people import split_people
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, words


def labelled(document: Document) -> Iterator[Claim]:
    """The facts that stand behind labels, and which lines hold them."""
    full = _FullNames(document)
    for found in document.labels:
        if found.property == "writers" and _is_of_the_review(document, found):
            continue
        yield from _facts(document, found, full)
        if found.property in _RIVALS:
            kind, confidence = _RIVALS[found.property]
            yield Claim("page", "kind", kind, _evidence(document, found, confidence), block=found.block)
        yield from _lines_of_facts(document, found)


_RIVALS = {"series": ("series", 0.6), "game": ("game", 0.8), "book": ("book", 0.8), "album": ("music", 0.8)}
"""What else a fact box can be of, by labels that films have none of, and how sure each is."""


def _facts(document: Document, found: Labelled, full: _FullNames) -> Iterator[Claim]:
    for field, value, doubt in facts_of(found, document.base_language, document.dayfirst):
        if isinstance(value, Person) and " " not in value.name:
            if field in CREW and found.block != found.value_block and document.blocks[found.value_block].tag == "li":
                continue  # "Music", "Art & design", "Games": a menu
            value = full.of(value)
        yield Claim("film", field, value, _evidence(document, found, found.strength - doubt), block=found.value_block)


def _lines_of_facts(document: Document, found: Labelled) -> Iterator[Claim]:
    """Resolve keeps fact lines out of the review's text, whatever they state."""
    inside = found.block == found.value_block
    # "In short: an honest film.", "… and it stays with you. Mark: 8.5": a paragraph of the review, label and all
    if found.property == "summary" or (inside and document.blocks[found.block].text.find(found.label) > _LATE):
        return
    evidence = _evidence(document, found, found.strength)
    if inside or not is_prose(document.blocks[found.value_block]):
        yield fact_line(found.property, evidence, found.value_block)
    if not inside:
        yield fact_line(found.property, evidence, found.block)


_LATE = 80


def _evidence(document: Document, found: Labelled, confidence: float) -> Evidence:
    block = document.blocks[found.value_block]
    lowered = 0.25 if block.zone in ("aside", "bio", "hidden") else 0.0
    if block.index > document.ends_at:
        lowered = _OF_OTHERS
    offset = max(0, block.text.find(found.value[:20])) if block.element is None else 0
    said = clean(f"{found.label}: {found.value}")
    return of_block(document, block, said, max(0.1, confidence - lowered), at=offset)


_OF_OTHERS = 0.4
"""What is lost by standing below the head of other posts: "Popular posts from this blog", "Director A. Name …"."""


class _FullNames:
    """Full names of those who are called by the last one: "Director: A. Name. Screenplay: Name, B. Other"."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _by_last(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for label in self._document.labels:
            if label.property in PEOPLE or label.property in BOTH:
                for person in split_people(label.value, self._document.base_language):
                    if " " in person.name:
                        found[person.name.rpartition(" ")[2]].add(person.name)
        return found

    def of(self, person: Person) -> Person:
        """The person by the full name, where just one of the box ends so."""
        names = self._by_last.get(person.name, set())
        return person.model_copy(update={"name": next(iter(names))}) if len(names) == 1 else person


def _is_of_the_review(document: Document, found: Labelled) -> bool:
    """As in "Írta: A. Name" beside the headline, with no other fact around: the review's author."""
    if key(found.label) not in words("by", document.base_language):
        return False
    if find_year(found.value) is not None:
        return True  # "Scritto da A. Name Marzo 2021"
    if found.block >= document.layout.start:
        return False
    if any(other.property == "published" and other.block == found.block for other in document.labels):
        return True
    near = range(found.block - 2, found.value_end + 2)
    return not any(
        other.property in _OF_FILMS and other is not found for other in document.labels if other.block in near
    )


BOX_HEADS = frozenset(
    """
    directors actors directors_writers genres writers year duration countries producers release_date alternate_names
    """.split()
)
"""What fact boxes have, of labels."""
_OF_FILMS = BOX_HEADS | {"composers", "cinematographers"}
"""What tells that a label near it is of the film; who edited may have edited the review."""
