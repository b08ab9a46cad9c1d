"""Values in the block of their label; that of a block's last label may stand below it."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.labelling.below import names_below, names_in_rows, value_below
from filmmeta.labelling.hits import Hits
from filmmeta.labelling.label import PEOPLE, Hit, Labelled
from filmmeta.labelling.people import before_origin, people_lines, unwrapped
from filmmeta.labelling.statements import one_statement
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, words


def labelled(block: Block, found: list[Hit], hits: Hits) -> Iterator[Labelled]:
    """The labels of a block with their values."""
    if _is_of_song(block, hits.language):
        return
    for number, hit in enumerate(found):
        last = number + 1 == len(found)
        end = len(block.text) if last else found[number + 1].start
        if block.text[: hit.start].endswith(" | ") and (bar := _NO_NAME_NEXT.search(block.text, hit.end, end)):
            end = bar.start()
        value, end_block = _value(block, hit, end, last, hits.language), block.index + 1
        if value.strip(" \n-–—:.|"):
            if hit.property in PEOPLE and len(value) > 400 and not block.marks:
                value = value[:2000]
            if hit.property in PEOPLE and value.endswith(",") and last:
                value += names_below(block, hits)
            elif hit.property in PEOPLE and last and hits.is_boxed(block):
                below = names_in_rows(block, hits)
                value += "".join(f"\n{b.text}" for b in below)
                end_block = below[-1].index + 1 if below else end_block
            name, value = block.text[hit.start : hit.end].strip(" :："), value.strip(" \n|·•")
            yield Labelled(hit.property, name, value, block.index, block.index, end_block, hit.strength)
        elif last:
            yield from value_below(block, hit, hits)


# "| Kamera: Jost Oltmann | mit Enno Harms, Selin Kaya | 94 Min."
_NO_NAME_NEXT = lazy(r"\s\|\s(?=[a-zà-ÿ\d])")


def _is_of_song(block: Block, language: str | None) -> bool:
    """A soundtrack's entry, "Written by A, Performed by B": its writer is not the film's."""
    said = f" {key(block.text[:_LONG])} "
    return any(f" {w} " in said for w in words("song", language))


_LONG = 300


def _value(block: Block, hit: Hit, end: int, last: bool, language: str | None) -> str:
    """What stands between a label and a place of its block, as far as it is the label's."""
    text = block.text[hit.end : end]
    text = text.lstrip(" :：\t").strip(" ") if text[:1] != "\n" else text
    of_people = hit.property in PEOPLE
    if of_people:
        text = before_origin(one_statement(text))
        # "editor: A. Name; music: B. Name; A. Company; 1949)"
        if block.text[: hit.start].rstrip().endswith(";"):
            text = text.partition(";")[0]
    if "\n" not in text:
        return text
    lines = text.split("\n")
    first = lines[0].strip()
    # "Starring:\nRussell Crowe, Joaquin\nPhoenix": a value wrapped over line breaks runs to the next label
    wrapped = not first or first.endswith(_GOING_ON)
    if of_people:
        return unwrapped(text) if wrapped else people_lines(lines, language)
    if wrapped and (not last or not first):
        return "\n".join(x for x in lines if x.strip())
    return first


_GOING_ON = (",", "&", " and", " und", " et", " y", "/", ";")
