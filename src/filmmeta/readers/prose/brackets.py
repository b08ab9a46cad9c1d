"""Names in brackets: "Mara (Etta Moreau) leaves", "the baker (newcomer Jonas Pell)", "screenplay (Ada Brandt)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.mentions import RUN
from filmmeta.readers.prose.names import AND, NAME, UPPER, evidence_of
from filmmeta.readers.prose.passage import YEAR, Passage, bare_names, name_before
from filmmeta.readers.prose.wordings import ROLES, group, leads_to_name, roles_of
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import aggregators, countries, key, label, services, spelled, words

_BRACKET = lazy(r"\(([^()]{4,240})\)")
# "(świetny Jonas Pell)", "(herrlich schmierig: Jonas Pell)"
_LED = lazy(rf"\s?((?:(?![{UPPER}\d])[\w’'-]+:?\s){{0,5}}?)({NAME}(?:{AND}{NAME}){{0,9}})(?=\s?$|,|\s?[–—-]\s)")
_BETWEEN = lazy(AND)
_BEFORE = lazy(r"[\w’'”»\"]\s?$")


def in_brackets(passage: Passage, makers: frozenset[str] = frozenset()) -> Iterator[Claim]:
    """Who plays whom stands before the bracket, or who did the work that is named there.

    Args:
        makers: who did other work, as the passage says: what stands in brackets behind them are their films.
    """
    text = passage.text
    for m in _BRACKET.finditer(text):
        facts = list(_facts_of_film(passage, m))
        yield from facts
        if facts:
            continue
        if whose := _whose_role(passage, m, makers):
            yield from passage.claims(whose.start(1), m.end(), whose[1], ("actors",), 0.46, "")
            continue
        before = _BEFORE.search(text, max(0, m.start() - 2), m.start())
        # "Alien (Ridley Scott, 1979)": no role with its actor
        if before is None or YEAR.search(m[1]) or (led := _LED.match(m[1])) is None:
            continue
        if (led[1] and not leads_to_name(led[1].replace(":", ""), passage.language)) or _is_no_person(led[2]):
            continue
        if bare_names(led[2], passage.language) != led[2]:
            continue  # "(And Vice Versa)"
        if _BETWEEN.search(led[2]) and _plays_behind(passage, m.start(), m.end()):
            continue  # "Jonas Pell (Low Water, Salt Lantern) stars as": films
        start = before.start() + 1
        if _is_address_or_maker(text[max(0, start - _NEAR) : start], makers):
            continue
        roles = _roles_before(passage, start, led[2])
        # "Mara (Etta Moreau) leaves as one does in *Some Other Film*": the film is named before its role
        about = passage.about(start, m.end(), earlier=start - 1)
        yield from passage.claims(start, m.end(), led[2], roles, 0.5, about)


def _whose_role(passage: Passage, bracket: re.Match[str], makers: frozenset[str]) -> re.Match[str] | None:
    """As in "Etta Moreau (the clerk) could be", "Jonas Pell (Fritz) waits": whom somebody plays stands behind the name.

    Fritz is spoken of again without his actor; "Jonas Pell (London)" and "(Kingsman)" are not.
    """
    inner = bracket[1]
    role = _role_alone(passage.language).fullmatch(inner)
    if role is None or (role[2] and not leads_to_name(role[2], passage.language)):
        return None
    if role[1] and (passage.text.count(inner) < _TWICE or passage.people.full(inner) or passage.people.is_title(inner)):
        return None
    if role[1] and (key(inner) in countries() or key(inner) in services()):
        return None
    if role[2] and any(label(word, passage.language) for word in role[2].split()):
        return None
    name = name_before(passage.text, max(0, bracket.start() - 60), bracket.start())
    known = name is not None and " " in name[1] and name[1] not in makers and not passage.people.is_title(name[1])
    return name if known else None


_TWICE = 2


@cache
def _role_alone(language: str | None) -> re.Pattern[str]:
    articles = either(group("articles", language, "prose") - {"a", "an", "her", "his", "their", "its"})
    return re.compile(rf"([{UPPER}][^\W\d_]{{2,}})|(?:{articles})\s((?![{UPPER}])[\w’'-]+(?:\s[\w’'-]+){{0,5}})")


def _facts_of_film(passage: Passage, bracket: re.Match[str]) -> Iterator[Claim]:
    """As in "Low Water (2022, dir. Ada Brandt)", "Salt Road (Ada Brandt, Norway)": whose film stands before it.

    "Jonas Pell (Low Water, 2022)" has his film in it, and "*Low Water* (Ada Brandt, 2022)" is read beside its title.
    """
    text, start = passage.text, bracket.start()
    pieces = [piece.strip() for piece in _PIECES.split(bracket[1])]
    directed = [m[1] for piece in pieces if (m := _directed(passage.language).match(piece))]
    years = [int(m[1]) for piece in pieces if (m := _IN_YEAR.search(piece))]
    places = [piece for piece in pieces if key(piece) in countries()]
    named = directed or ([piece for piece in pieces if _FULL_NAME.fullmatch(piece)] if places else [])
    named = [name for name in named if key(name) not in countries()]
    if not named or len(pieces) == 1:
        return
    runs = [m for m in RUN.finditer(text, max(0, start - _NEAR), start) if m.end() == start - 1]
    title = text[: start - 1] if start <= _LONGEST_TITLE and text[:1].isupper() else runs[-1][0] if runs else ""
    if not title or any(end in title for end in (". ", ": ")):
        title = runs[-1][0] if runs else ""
    for name in named[:1]:
        yield from passage.claims(start, bracket.end(), name, ("directors",), 0.56, title)
    evidence = evidence_of(passage.document, passage.block, start, bracket.end(), 0.6)
    if years and title:
        yield Claim("film", "year", years[-1], evidence, about=title, block=passage.block.index)
    for place in places if directed and title else ():
        yield Claim("film", "countries", place, evidence, about=title, block=passage.block.index)


_LONGEST_TITLE = 50
_PIECES = lazy(r"\s*[,;·/|]\s*")
_IN_YEAR = lazy(r"^((?:19|20)\d\d)$")  # what stands beside a country is read with it
_FULL_NAME = lazy(rf"{NAME}(?:{AND}{NAME})?")


@cache
def _directed(language: str | None) -> re.Pattern[str]:
    forms = {form for lang in {language or "en", "en"} for form in spelled("directors", lang, "labels")}
    label_for = either(forms | {"d", "r"})
    by = r"(?:(?i:by|von|de|di|van|av|af)\s)?"
    return re.compile(rf"(?i:{label_for})[.:]{{0,2}}\s{by}({NAME}(?:{AND}{NAME})?)$")


def _plays_behind(passage: Passage, start: int, end: int) -> bool:
    """Whether a whole name stands before a bracket, and behind it what its bearer plays."""
    name = name_before(passage.text, max(0, start - 40), start)
    behind = passage.text[end : end + 40].lower().lstrip(" ,")
    verbs = *roles_of(passage.language, "after")[1], *group("as", passage.language)
    return name is not None and " " in name[1] and behind.startswith(tuple(f"{verb} " for verb in verbs))


def _is_address_or_maker(before: str, makers: frozenset[str]) -> bool:
    """As in "pell@kino.example (Jonas Pell)", "directed by Ada Brandt (Low Water)"."""
    return not _ADDRESS.isdisjoint(before.rpartition(" ")[2]) or any(before.endswith(name) for name in makers)


_ADDRESS = frozenset("@:/")


def _is_no_person(names: str) -> bool:
    """As in "to rent (Apple TV, Prime Video)", "(United Kingdom)"."""
    parts = {key(name) for name in names.split(",")}
    return not (parts.isdisjoint(services()) and parts.isdisjoint(aggregators()) and parts.isdisjoint(countries()))


_NEAR = 90


def _roles_before(passage: Passage, end: int, names: str) -> tuple[str, ...]:
    """What the words before a bracket make of who is named in it: an actor, or who did that work, or nobody."""
    part = _CLAUSE.split(passage.text[max(0, end - _NEAR) : end])[-1].split()
    if not part:
        return ("actors",)
    language = passage.language
    folded = [key(word) for word in part]
    _, works = roles_of(language, "nouns")
    for count in range(min(3, len(part)), 0, -1):
        # "the original score (Mira Osei)", "la migliore colonna sonora originale (…)"
        ends = (" ".join(folded[-count : len(folded) - behind]) for behind in range(count))
        given = next(filter(None, map(works.get, ends)), ())
        if given and "directors" not in given:
            return given
        # "the director (Ada Brandt)", "Best Film Editing (Ivo Lenz)"; a writer and an editor may be whom somebody plays
        role = label(" ".join(part[-count:]), language)
        if role == "directors" and any(_is_played(folded[:-n], language) for n in range(1, count + 1)):
            return ("directors", "actors")  # "a ghost played by the director (Ada Brandt)"
        if role == "directors" or (role in ROLES and part[-count][:1].isupper()):
            return (role,)
    if not (words("works", language) | words("works", "en")).isdisjoint(folded[-_MOST_BETWEEN:]):
        return ()  # "the novel The Low Water (Ines Vale)"
    # "SAS (Special Air Service)"
    if "".join(word[0] for word in names.split()) == part[-1].replace(".", ""):
        return ()
    # "Jonas Pell plays a painter (Einar Wegener)": so the painter is called
    return () if _tells_role(" ".join(part).lower(), language) else ("actors",)


def _is_played(before: list[str], language: str | None) -> bool:
    """Whether words end in "played by", "played by the"."""
    agents = group("agent", language, "prose")
    tokens = before[:-1] if before[-1:] and before[-1] not in agents else before
    return (
        len(tokens) > 1
        and tokens[-1] in agents
        and not group("actors_done", language, "prose").isdisjoint(tokens[-2:-1])
    )


_CLAUSE = lazy(r"[,;:.!?()]\s")
_MOST_BETWEEN = 6


def _tells_role(clause: str, language: str | None) -> bool:
    phrases, roles = roles_of(language, "after")
    for start, phrase in phrases.places(clause, key(clause).split()):
        behind = clause[start + len(phrase) :].split()
        if "actors" in roles[phrase] and start > 0 and len(behind) <= _MOST_BETWEEN:
            return group("who", language, "prose").isdisjoint(behind)
    return False
