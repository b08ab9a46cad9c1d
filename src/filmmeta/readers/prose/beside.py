"""Names beside titles: "Ada Brandt’s *Low Water*", "*Low Water* (2017) by Ada Brandt"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.readers.prose.mentions import YEAR_AFTER
from filmmeta.readers.prose.names import AND, NAME, SURNAME
from filmmeta.readers.prose.passage import Passage
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import lazy
from filmmeta.values.titles import director_beside
from filmmeta.vocabulary import key, words

_POSSESSIVE = lazy(rf"({SURNAME}(?:{AND}{NAME}){{0,2}})['’](?:s|n?[iıuü]n)?\s(?:\w+\s){{0,2}}[\"'“”«„‘]?$")
_BY_AFTER = lazy(
    rf"^[\"'”’»\s,]{{0,3}}(?:[(\[][^()\[\]]{{0,40}}[)\]]\s?)?,?\s?[(\[]?(?:by|de|von|van|di|af|av|от|dir\.|d\.|d’|d')\s?({NAME}(?:\s(?:and|et|y|und|e|en|&)\s{NAME})?)"
)
CASED = frozenset(("pl", "cs", "sk", "ru", "uk"))
_NAME_AFTER = lazy(rf"[\"'”’»]?(?:\s\([^()]{{4,30}}\))?\s({NAME})")
_OWNER_AFTER = lazy(rf"[\"'”’»]?,[\"'”’»]?\s({NAME})['’]s\s")


def beside_titles(passage: Passage) -> Iterator[Claim]:
    """As in "Damián Szifron’s *Wild Tales*", "*Mother!* (2017) van X": the name beside a title is its director's."""
    text = passage.text
    for title, start, end, form in passage.titles:
        window = text[max(0, start - 90) : start]
        before = _POSSESSIVE.search(text, start - len(window), start) if "'" in window or "’" in window else None
        if before and form != "b" and not _of_a_work(text[max(0, before.start() - 30) : start], passage.language):
            yield from passage.claims(before.start(), end, before[1], ("directors",), 0.5, title)
        if (dated := YEAR_AFTER.match(text[end : end + 80])) and (
            name := director_beside(text[end : end + dated.start(1)], text[end + dated.end() : end + dated.end() + 40])
        ):
            yield from passage.claims(start, end + dated.end(), name, ("directors",), 0.6, title)
        # "*Low Water*, Ada Brandt's scruffy debut"
        if (owner := _OWNER_AFTER.match(text, end)) and form != "b":
            yield from passage.claims(start, owner.end(), owner[1], ("directors",), 0.56, title)
        # "«Low Water» Ады Брандт": languages with cases need no word for "by"
        if form != "b" and passage.language in CASED and (own := _NAME_AFTER.match(text, end)):
            if nominative(own[1], passage.language, "genitive") and not _of_a_work(
                text[max(0, start - 30) : start], passage.language
            ):
                yield from passage.claims(start, own.end(), own[1], ("directors",), 0.52, title, "genitive")
        after = _BY_AFTER.match(text[end : end + 120])
        if after and not _of_a_work(text[max(0, start - 30) : start], passage.language):
            yield from passage.claims(start, end + after.end(), after[1], ("directors",), 0.52, title)


def _of_a_work(before: str, language: str | None) -> bool:
    """As in "the novel *Low Water* by Ines Vale": whoever made it was no director."""
    return not (words("works", language) | words("works", "en")).isdisjoint(key(before).split())
