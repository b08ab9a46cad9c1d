"""Actors that no verb of acting names: "As the widow, Etta Moreau is", "Etta Moreau is the widow"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.names import AND, AND_WORD, NAME, TOKEN, UPPER
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, leads_to_name
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import key, label, spelled

_CONFIDENCE = 0.48


def in_the_role_of(passage: Passage) -> Iterator[Claim]:
    """As in "As the widow who knows, Etta Moreau is", "Als Mutter überzeugt Etta Moreau": the role leads."""
    text, language = passage.text, passage.language
    if not any(word in text for word in _leading_as(language)):
        return
    for m in _as_leads(language).finditer(text):
        # "As director, Ada Brandt is", but "As the director who forgot her, Jonas Pell is"
        if len(m[1].split()) > _LONGEST_JOB or not any(label(word, language) for word in m[1].split()):
            yield from passage.claims(
                m.start(), m.end(), m[2], ("actors",), _CONFIDENCE, passage.about(m.start(), m.end())
            )


_LONGEST_JOB = 3


@cache
def _leading_as(language: str | None) -> tuple[str, ...]:
    return tuple(sorted(word[0].upper() + word[1:] for word in spelled("as", language or "en")))


@cache
def _as_leads(language: str | None) -> re.Pattern[str]:
    leads = either(_leading_as(language))
    article = either(group("articles", language, "prose") - {"a", "an", "ein", "eine", "un", "une", "en", "et", "een"})
    apart = rf"(?:{leads})\s((?:(?:{article})\s|{TOKEN})[^.;:!?()\n,]{{0,90}}),\s(?:the\s)?({NAME})"
    # where the verb stands second no comma parts them
    verbs = either(spelled("shines", language or "en"))
    joined = rf"(?:{leads})\s((?:[\w’'-]+\s){{1,4}})(?:{verbs})\s({NAME})"
    return re.compile(rf"(?:^|(?<=[.!?”»)]\s))(?:{joined if language in _VERB_SECOND else apart})(?![’'\w-])")


_VERB_SECOND = frozenset(("de", "nl", "sv", "da", "no"))


def going_on(passage: Passage, found: Iterable[Claim]) -> Iterator[Claim]:
    """Once a passage tells who plays whom: "Jonas Pell plays the thief. Etta Moreau is the widow who knows."

    Alone such a sentence is as often about somebody in the story.
    """
    told = [claim.value.name for claim in found if claim.property == "actors"]
    if not told or passage.language not in _COPULAS:
        return
    text, language = passage.text, passage.language
    first = min((at for name in told if (at := text.find(name.rpartition(" ")[2])) >= 0), default=-1)
    if first < 0:
        return
    makers = {claim.value.name for claim in found if claim.property in ("directors", "writers", "composers")}
    for pattern in _sentences(language):
        for m in pattern.finditer(text, first):
            names = [name for name in re.split(AND, m["name"]) if name]
            if any(label(word, language) for word in m["role"].split()[:4]) or makers.intersection(names):
                continue
            if any(_is_character(name, passage) for name in names):
                continue
            about = passage.about(m.start(), m.end())
            yield from passage.claims(m.start(), m.end(), m["name"], ("actors",), _CONFIDENCE, about)


def by_others(passage: Passage, position: int) -> Iterator[Claim]:
    """As in "The old man is played by Jonas Pell, who has a face, and the widow by Etta Moreau": the verb is left out.

    Args:
        position: where the names behind the verb end.
    """
    stop = min((i for i in (passage.text.find(p, position) for p in _SENTENCE_ENDS) if i >= 0), default=None)
    for m in _gapped(passage.language).finditer(passage.text, position, stop or len(passage.text)):
        if leads_to_name(m[1], passage.language):
            about = passage.about(m.start(), m.end())
            yield from passage.claims(m.start(), m.end(), m[2], ("actors",), _CONFIDENCE, about)


_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


@cache
def _gapped(language: str | None) -> re.Pattern[str]:
    agents = either(group("agent", language, "prose"))
    articles = either(group("articles", language, "prose"))
    article = rf"(?:(?:{articles})\s)?" if language in _WITHOUT_ARTICLES else rf"(?:{articles})\s"
    small = rf"(?![{UPPER}])[\w’'-]+"
    role = rf"{article}((?:{small}\s){{0,3}}[\w’'-]+|{NAME})"
    return re.compile(
        rf"(?:[,;]\s(?:{AND_WORD}\s)?|\s{AND_WORD}\s){role}\s(?:{agents})\s({NAME}(?:\s{AND_WORD}\s{NAME})?)"
    )


def given_roles(passage: Passage, earlier: frozenset[str]) -> Iterator[Claim]:
    """As in "Two widows share a lift. … The widows are Etta Moreau and Mira Osei": whose name would come so late?

    A role that the text had before has no need of a full name; it is told who plays it.

    Args:
        earlier: the words of the blocks before.
    """
    text, language = passage.text, passage.language
    for m in _role_is(language).finditer(text):
        role = m["role"].split()
        if any(label(word, language) for word in role) or not leads_to_name(m["role"], language):
            continue
        known = earlier.union(key(text[: m.start()]).split())
        stem = key(role[-1])[:_STEM]
        if not any(word.startswith(stem) for word in known) or any(_is_character(n, passage) for n in [m["name"]]):
            continue
        about = passage.about(m.start(), m.end())
        yield from passage.claims(m.start(), m.end(), m["name"], ("actors",), _CONFIDENCE, about)


_STEM = 5


@cache
def _role_is(language: str | None) -> re.Pattern[str]:
    copula = either(group("is", language, "prose") - {"'s"})
    small = rf"(?![{UPPER}])[\w’'-]+" if language != "de" else r"[\w’'-]+"
    # "The killer is John Low, a baker" tells what somebody in the story is called
    return re.compile(
        rf"(?:^|(?<=[.!?:;»”)]\s))[^\W\d_]{{2,6}}\s(?P<role>{small}(?:\s{small})?)\s(?:{copula})\s"
        rf"(?P<name>{NAME}(?:(?:,\s{NAME})*,?\s{AND_WORD}\s{NAME})?)(?!\s?[(’']|[\w’'-]|,\s(?:an?|une?|una|eine?|een|en)\s)"
    )


_COPULAS = frozenset(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "ro", "el", "fi", "cs", "sk"))
_WITHOUT_ARTICLES = frozenset(("pl", "fi", "cs", "sk"))


def _is_character(name: str, passage: Passage) -> bool:
    """Whether a part of a name stands where roles stand: "plays Dot", "as Dot"."""
    for part in name.split():
        for m in re.finditer(rf"(\w+)\s{re.escape(part)}(?!\w)", passage.text):
            if m[1].lower() in group("as", passage.language) or m[1].lower() in _PLAYING:
                return True
    return False


_PLAYING = frozenset(
    ("plays", "play", "called", "named", "spielt", "spielen", "joue", "interpreta", "spelar", "spiller")
)


@cache
def _sentences(language: str | None) -> tuple[re.Pattern[str], ...]:
    copula = either(group("is", language, "prose") - {"'s"})
    articles = either(group("articles", language, "prose"))
    article = "" if language in _WITHOUT_ARTICLES else rf"(?:{articles})\s"
    begins = r"(?:^|(?<=[.!?”»)]\s)|(?<=,\s)and\s)"
    small = rf"[^\W{UPPER}\d_][\w’'-]*"
    return (
        # "The great Etta Moreau is a retired thief", ", and dear old Jonas Pell is the vicar"
        re.compile(
            rf"{begins}(?:(?:[Tt]he\s)?(?:{small}\s){{0,2}})?(?P<name>{NAME})\s(?:{copula})\s{article}(?P<role>{small}(?:\s{small})?)"
        ),
        # "the neighbour who brings her pies is Jonas Pell"
        re.compile(
            rf"(?<!\w)(?i:{articles})\s(?P<role>{small}(?:\s{small}){{0,9}})\s(?:{copula})\s(?P<name>{NAME})(?=[,.;]|\s\()"
        ),
    )


_NEAR = 60
_DASH = r"(?:\s?[—–]\s?|\s--\s)"
_ASIDE = lazy(rf"(?<=[\w’'”»)]){_DASH}({NAME}),\s[^—–.!?()\n]{{3,90}}?{_DASH}")


def between_dashes(passage: Passage, found: Iterable[Claim]) -> Iterator[Claim]:
    """As in "her aunt Dorcas — Etta Moreau, gloriously rude — holds the ladder": a bracket of another kind.

    Behind no name it may be the name of whom it stands behind, unless the passage has actors in brackets besides.
    """
    if not any(dash in passage.text for dash in ("—", "–", " -- ")):
        return
    bracketed = any(claim.property == "actors" for claim in found)
    for m in _ASIDE.finditer(passage.text):
        before = passage.text[max(0, m.start() - _NEAR) : m.start()]
        last = before.split()[-1]
        begins = before.removesuffix(last).rstrip()[-1:] in ("", ".", "!", "?")
        if label(last, passage.language) or not (bracketed or (last[:1].isupper() and not begins)):
            continue
        yield from passage.claims(m.start(), m.end(), m[1], ("actors",), _CONFIDENCE, "")
