"""The phrases that credit people, of a page's language and English."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.readers.prose.names import TOKEN
from filmmeta.values.patterns import either, lazy
from filmmeta.values.phrases import Phrases
from filmmeta.vocabulary import common_words, key, known_forms, spelled, words

ROLES = ("directors", "writers", "actors", "composers", "cinematographers", "editors", "producers")
SIDES = ("before", "after", "several", "done", "nouns", "genitive")
"""How a name and the words that credit it stand to one another; see `roles_of`."""
Roles = dict[str, tuple[str, ...]]
"""The roles that each phrase gives."""


@cache
def roles_of(language: str | None, side: str) -> tuple[Phrases, Roles]:
    """Phrases that credit people, and the roles that each gives.

    Args:
        side: `"before"` a name ("directed by"), `"after"` one ("plays"), after `"several"` ("play"), a participle with
            its agent somewhere behind (`"done"`: "played with some wit by"), a noun of what somebody made (`"nouns"`:
            "the score, by", "Ada Brandt's score"), such a noun before its maker in the genitive (`"genitive"`).
    """
    roles: Roles = {}
    for lang in {language or "en", "en"}:
        for role in ROLES:
            for phrase in spelled(f"{role}_{side}", lang, "prose"):
                if phrase[0] < "\u2e80":
                    roles[phrase] = tuple(dict.fromkeys((*roles.get(phrase, ()), role)))
        # "writer and director Ada Brandt": what labels both heads a name, too
        for phrase in spelled("directors_writers", lang, "labels") if side == "before" else ():
            if phrase[0] < "\u2e80":
                roles[phrase] = ("directors", "writers")
    return Phrases(roles), roles


@cache
def group(name: str, language: str | None, table: str = "words") -> frozenset[str]:
    """The words of a group in small letters, of a language and English; of English alone where it is not known."""
    return known_forms(name, language or "en", table)


@cache
def phrases(name: str, language: str | None, table: str = "words") -> Phrases:
    """A group as phrases to look for."""
    return Phrases(group(name, language, table))


@cache
def credit_words(language: str | None) -> frozenset[str]:
    """A text without any of these words has no phrase that credits somebody."""
    found = [roles_of(language, side)[0] for side in SIDES]
    found += [phrases("cast", language), phrases("as", language)]
    found += [phrases(name, language, "prose") for name in ("script", "cowrote")]
    return frozenset().union(*(p.words for p in found))


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Words that cannot stand between a phrase and the name that it leads to."""
    common = {word for word, held in common_words().items() if {language or "en", "en"}.intersection(held)}
    joints = (group(name, language) for name in ("and", "with", "as", "no_name"))
    who = group("who", language, "prose") | group("like", language, "prose") | group("by", language, "prose")
    return frozenset(common.union(*joints, who) - group("articles", language, "prose"))


def leads_to_name(lead: str, language: str | None) -> bool:
    """Whether words before a name could be said of who is named: "the great", "British import", "a guy named".

    >>> leads_to_name("a magnificently sour", "en"), leads_to_name("a knife that", "en")
    (True, False)
    """
    tokens = lead.lower().split()
    # "by wrestling-picture hack Jonas Pell": a compound is a word of its own
    folded = [key(token) for token in tokens]
    barred = _crediting(language) | words("works", language) | words("works", "en")
    free = barred.isdisjoint(folded) and roles_of(language, "before")[1].keys().isdisjoint(tokens)
    return free and stop_words(language).isdisjoint(tokens)


@cache
def _crediting(language: str | None) -> frozenset[str]:
    """Words of phrases that credit somebody, but for what is said of people: "is a joy", "è bravissimo"."""
    copulas = tuple(f"{word} " for word in group("is", language, "prose"))
    praise = {phrase for phrase in roles_of(language, "after")[1] if phrase.startswith(copulas)}
    said = frozenset(key(phrase.split()[-1]) for phrase in praise)
    rest = Phrases(set(roles_of(language, "after")[1]) - praise).words
    others = frozenset().union(*(roles_of(language, side)[0].words for side in SIDES if side != "after"))
    return credit_words(language) - (said - rest - others)


def leads_to_agent(manner: str, language: str | None) -> bool:
    """Whether words between a participle and "by" say how it was done, and not that by whom something else was.

    >>> leads_to_agent("with watchful humour", "en"), leads_to_agent("from the novel", "en")
    (True, False)
    """
    tokens, folded = manner.lower().split(), key(manner).split()
    barred = group("who", language, "prose") | group("by", language, "prose")
    works = words("works", language) | words("works", "en")
    return (barred - group("with", language)).isdisjoint(tokens) and works.isdisjoint(folded)


def owns(between: str, language: str | None) -> bool:
    """Whether words between an owner and a noun only describe it: "spare and lovely", but not "debut, with a".

    >>> owns("portentous, bass-heavy", "en"), owns("eyes in the", "en")
    (True, False)
    """
    tokens = set(between.lower().replace(",", " ").split()) - group("and", language)
    return tokens.isdisjoint(stop_words(language) | group("articles", language, "prose"))


@cache
def role_after_as(language: str | None) -> re.Pattern[str]:
    """A role: a name, or a noun with its article where the language has any."""
    articles = either(group("articles", language, "prose"))
    lead = r"\s" if language in _WITHOUT_ARTICLES else rf"\s(?:{articles})\s"
    if language in _BARE_ROLES:
        lead = rf"\s(?:(?:{articles})\s)?"
    return re.compile(rf"\s{TOKEN}|{lead}([\w-]+)")


_BARE_ROLES = frozenset(("sv", "da", "no", "nl"))
"""As in "Etta Moreau som mormor"."""
_WITHOUT_ARTICLES = frozenset(("pl", "cs", "sk", "ru", "uk", "fi", "tr"))


LONGEST_CLAUSE = 120
_LONGEST_MENTION = 3
_QUOTES = " \"'“”„«»‘’"
_CLAUSE = lazy(r"[,(;:–—]\s*")


def in_passing(text: str, start: int, end: int, language: str | None, of_credit: bool = False) -> bool:
    """As in "Ada Brandt, who made *The Other Boat*, …", "the best since *Low Water*": no film that a credit is of.

    Neither is the one of "has made a poem in the style of her previous outing, *Low Water*".

    Args:
        of_credit: whether it is asked what a credit is of: "her first film, *Low Water*" may be the reviewed one.
    """
    who, like, earlier, first = _passing(language)
    if language in _UNSPACED:
        return text[start:end].rstrip(_QUOTES + "「『《〈").endswith(tuple(earlier | like))
    earlier = earlier | first if of_credit else earlier
    tokens = _CLAUSE.split(text[start:end])[-1].strip(_QUOTES).lower().split()
    near = tokens[-_LONGEST_MENTION:]
    # "since the well-liked *Low Water*", "Ada Brandt who did *Low Water*", "from his own short story *Low Water*"
    if near and (tokens[0] in who or not who.isdisjoint(near) or not like.isdisjoint(near)):
        return True
    if not (words("works", language) | words("works", "en")).isdisjoint(near):
        return True
    return not earlier.isdisjoint(text[start:end].lower().strip(f"{_QUOTES},:").split()[-_LONGEST_MENTION:])


_UNSPACED = ("ja", "zh")


@cache
def _passing(language: str | None) -> list[frozenset[str]]:
    return [group(name, language, "prose") for name in ("who", "like", "earlier", "first")]
