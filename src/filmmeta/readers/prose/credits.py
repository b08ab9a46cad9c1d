"""Credits in sentences: "directed by", "starring", "plays", names in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.prose.authorship import authors, tells_author
from filmmeta.readers.prose.beside import beside_titles
from filmmeta.readers.prose.brackets import in_brackets
from filmmeta.readers.prose.casts import between_dashes, given_roles, going_on, in_the_role_of
from filmmeta.readers.prose.directors import Directors
from filmmeta.readers.prose.ensembles import closing_casts, ensembles
from filmmeta.readers.prose.makers import named_as_makers, named_by
from filmmeta.readers.prose.mentions import LONGEST_BLOCK
from filmmeta.readers.prose.named_after import named_after, named_in_genitive
from filmmeta.readers.prose.named_before import named_before
from filmmeta.readers.prose.passage import Passage, People, is_caption, is_long, plain_titles, titles_of
from filmmeta.readers.prose.roles import in_roles
from filmmeta.readers.prose.running_time import running_time
from filmmeta.readers.prose.scripts import caseless, eastern, in_caseless_roles, small, writes_small
from filmmeta.readers.prose.wordings import SIDES, credit_words, group, phrases, roles_of
from filmmeta.readers.prose.years import made_in
from filmmeta.values.counting import counts_time
from filmmeta.values.text import lowered


def credits_of_text(document: Document, blocks: list[Block], known: Iterable[str] = ()) -> Iterator[Claim]:
    """Who made the film and who plays in it, as the sentences say; films that are known need not be set apart."""
    people = People(document, blocks)
    language, headline = document.base_language, document.headline
    names, plain = plain_titles(document, known)
    spoken, closing = credit_words(language), group("with", language)
    above = ""
    written: list[Passage] = []
    directors = Directors(document)
    in_small = writes_small(blocks)
    earlier: frozenset[str] = frozenset()
    for block in blocks:
        titles = titles_of(block, names, plain)
        # a gallery's "‘Low Water’ Stills", and below it "The new drama from director Ada Brandt"
        heading = above
        above = titles[0][0] if titles and block is not headline and is_caption(block) else ""
        said, text = block.said, block.text
        credited = not spoken.isdisjoint(said)
        cast = not closing.isdisjoint(said)
        told = credited or cast or titles or block.digits or "(" in text or not text.isascii()
        if not (told or in_small or counts_time(block.said, language)):
            continue
        text = text[:LONGEST_BLOCK]
        folded = lowered(text).replace("’", "'") if credited or in_small else ""
        heading = heading if heading and is_caption(block) else ""
        passage = Passage(document, block, text, folded, titles, people, heading, language)
        found = list(directors.heard(_read(passage, credited, cast)))
        yield from found
        if in_small:
            yield from directors.heard(small(passage))
        if any(claim.property == "actors" for claim in found) or "—" in text:
            yield from going_on(passage, found)
            yield from between_dashes(passage, found)
        if is_long(text):
            yield from given_roles(passage, earlier)
            earlier = earlier.union(said)
        if tells_author(passage):
            written.append(passage)
    for passage in written:
        yield from authors(passage, directors.near(passage.block.index))


def _read(passage: Passage, credited: bool, cast: bool) -> Iterator[Claim]:
    """What every reader finds in a passage."""
    block, text = passage.block, passage.text
    makers: set[str] = set()
    if credited:
        for read, needed in _sentence_readers(passage.language):
            if not needed.isdisjoint(block.said):
                for claim in read(passage):
                    if claim.property in ("directors", "writers"):
                        makers.add(claim.value.name)
                    yield claim
        yield from in_the_role_of(passage)
    if cast:
        yield from closing_casts(passage)
    if "(" in text:
        yield from in_brackets(passage, frozenset(makers))
    if passage.titles:
        yield from beside_titles(passage)
    if not text.isascii():
        yield from eastern(passage)
        yield from caseless(passage)
        yield from in_caseless_roles(passage)
    if block.digits:
        yield from made_in(passage)
    if block.digits or counts_time(block.said, passage.language) or passage.language in ("zh", "ja"):
        yield from running_time(passage.document, block, text, passage.language)


@cache
def _sentence_readers(language: str | None) -> tuple[tuple[Callable[[Passage], Iterator[Claim]], frozenset[str]], ...]:
    """The readers of sentences, each with the words of which its sentences have one."""
    before, after, several, done, nouns, genitive = (roles_of(language, side)[0].words for side in SIDES)
    return (
        (named_after, before),
        (named_in_genitive, genitive),
        (named_by, done),
        (named_as_makers, nouns),
        (ensembles, phrases("cast", language).words),
        (named_before, after | several),
        (in_roles, phrases("as", language).words),
    )
