"""Credits in sentences: "directed by", "starring", "plays", names in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import chain

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.prose.authorship import authors, tells_author
from filmmeta.readers.prose.beside import beside_titles
from filmmeta.readers.prose.brackets import in_brackets
from filmmeta.readers.prose.casts import between_dashes, by_others, given_roles, going_on, in_the_role_of
from filmmeta.readers.prose.mentions import LONGEST_BLOCK
from filmmeta.readers.prose.names import AND, AND_WORD, NAME, SURNAME, UPPER, evidence_of
from filmmeta.readers.prose.passage import (
    Passage,
    People,
    ends_in_capitals,
    is_caption,
    name_before,
    plain_titles,
    titles_of,
)
from filmmeta.readers.prose.scripts import caseless, eastern, in_caseless_roles, small, writes_small
from filmmeta.readers.prose.wordings import (
    SIDES,
    credit_words,
    either,
    group,
    leads_to_agent,
    leads_to_name,
    owns,
    phrases,
    role_after_as,
    roles_of,
)
from filmmeta.readers.prose.years import made_in
from filmmeta.values.bylines import is_byline
from filmmeta.values.certificates import find_certificate
from filmmeta.values.counting import counts_time, spelled_minutes
from filmmeta.values.duration import find_minutes
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.text import lowered
from filmmeta.vocabulary import key, label, spelled, words


def credits_of_text(document: Document, blocks: list[Block], known: Iterable[str] = ()) -> Iterator[Claim]:
    """Who made the film and who plays in it, as the sentences say; films that are known need not be set apart."""
    people = People(document, blocks)
    language, headline = document.base_language, document.headline
    names, plain = plain_titles(document, known)
    spoken, closing = credit_words(language), group("with", language)
    above = ""
    written: list[Passage] = []
    directors = _Directors(document)
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
        yield from _closing_casts(passage)
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
        yield from _running_time(passage.document, block, text, passage.language)


class _Directors:
    """Who directed the film, as far as labels and sentences say: the script is often "by the director herself"."""

    def __init__(self, document: Document) -> None:
        self._said: list[tuple[int, float, str]] = []
        for found in document.labels:
            if found.property in ("directors", "directors_writers"):
                for person in split_people(found.value, document.base_language):
                    self._said.append((found.block, found.strength, person.name))

    def heard(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The same claims, those of directors kept."""
        for claim in claims:
            if claim.property == "directors" and self._is_known(claim.value.name):
                continue
            if claim.property == "directors" and (" " in claim.value.name or claim.value.name > "\u2e7f"):
                self._said.append((claim.block, claim.evidence.confidence, claim.value.name))
            yield claim

    def _is_known(self, name: str) -> bool:
        """As in "戸倉監督" behind "戸倉洋平監督": scripts without spaces have the last name first."""
        return name > "\u2e7f" and any(said.startswith(name) and said != name for _, _, said in self._said)

    def near(self, block: int) -> list[str]:
        """Their names, those first who are named most firmly and nearest to a block."""
        ranked = sorted(self._said, key=lambda said: (-round(said[1], 1), abs(said[0] - block)))
        return list(dict.fromkeys(name for _, _, name in ranked))


@cache
def _sentence_readers(language: str | None) -> tuple[tuple[Callable[[Passage], Iterator[Claim]], frozenset[str]], ...]:
    """The readers of sentences, each with the words of which its sentences have one."""
    before, after, several, done, nouns, genitive = (roles_of(language, side)[0].words for side in SIDES)
    return (
        (_named_after, before),
        (_named_in_genitive, genitive),
        (_named_by, done),
        (_named_as_makers, nouns),
        (_ensembles, phrases("cast", language).words),
        (_named_before, after | several),
        (_in_roles, phrases("as", language).words),
    )


_SEVERAL = rf"{NAME}(?:{AND}{NAME}){{0,9}}"
# "director, Ada Brandt", "Оператор — Ада Брандт"
_NAMES_AFTER = lazy(rf"(?:,|\s[—–])?\s(?:the\s|der\s|die\s|les?\s|el\s|la\s|il\s)?({SURNAME}(?:{AND}{NAME}){{0,9}})")
_LED = lazy(rf"\s((?:\w[\w’'-]*\s){{1,5}}?)({_SEVERAL})")
# "Mirko Zan (La diga) e Alba Ferrer", "Ada Brandt and newcomer Mira Osei"
_AND_LED = lazy(rf"(?:\s\([^()]{{1,80}}\))?,?\s{AND_WORD}\s((?:\w[\w’'-]*\s){{0,4}}?)({_SEVERAL})")
_ONE = re.compile(AND)
_MOST_LED = 4


def _names_at(passage: Passage, position: int) -> Iterator[tuple[int, str]]:
    """Names right behind a place of a text, and where they end: "Ada Brandt", "the great Jonas Pell and newcomer X"."""
    text, language = passage.text, passage.language
    found = _NAMES_AFTER.match(text, position)
    names = found[1] if found else ""
    first = _ONE.split(names, maxsplit=1)[0]
    # "by British import Jonas Pell": the capital alone is nobody's name
    if " " not in first and (first.endswith(("'s", "’s")) or not (first and passage.people.full(first))):
        led = _LED.match(text, position)
        if led is not None and leads_to_name(led[1], language):
            found, names = led, led[2]
    for _ in range(_MOST_LED):
        if found is None:
            return
        yield found.end(), names
        found = _AND_LED.match(text, found.end())
        if found is not None and not leads_to_name(found[1], language):
            return
        names = found[2] if found else ""


def _named_after(passage: Passage) -> Iterator[Claim]:
    """As in "directed by Ada Brandt": the names follow the phrase."""
    text = passage.text
    found, roles = roles_of(passage.language, "before")
    done = 0
    for start, phrase in found.places(passage.folded, passage.block.said):
        given = roles[phrase]
        if start < done or _is_of_something_else(passage, start, phrase, given):
            continue
        behind = start + len(phrase)
        led = list(_names_at(passage, behind)) or list(_names_behind_copula(passage, behind))
        if _is_in_genitive(passage, phrase, led):
            continue
        if _is_apart(passage, start, phrase) or ("actors" in given and _is_lone(passage, start, phrase, led)):
            continue
        about = ""
        for end, names in led:
            done = end
            # "(played by Jonas Pell)": what stands before the bracket in quotation marks is whom he plays
            about = "" if "actors" in given and text[start - 1 : start] == "(" else passage.about(start, done)
            # a cast that a box lists is trusted more
            firm = 0.55 if " " not in phrase else 0.58 if "actors" in given else 0.62
            yield from passage.claims(start, done, names, given, firm, about, _case_after(phrase, passage.language))
        if led and "actors" in given and phrase.rpartition(" ")[2] in group("agent", passage.language, "prose"):
            yield from by_others(passage, done)
        if not led or "directors" not in given:
            continue
        if dated := _IN_YEAR.match(text, done):
            evidence = evidence_of(passage.document, passage.block, start, dated.end(), 0.5)
            yield Claim("film", "year", int(dated[1]), evidence, about=about, block=passage.block.index)
        # "directed by A with B, C and D"
        if cast := _cast_after(passage.language).match(text, done):
            yield from passage.claims(start, cast.end(), cast[1], ("actors",), 0.5, about)


def _names_behind_copula(passage: Passage, position: int) -> Iterator[tuple[int, str]]:
    """As in "the screenwriter is the same Ines Vale": but "the director is Ada Brandt's nephew"."""
    if (copula := _copula(passage.language).match(passage.text, position)) is not None:
        for end, names in _names_at(passage, copula.end()):
            if " " not in names or names.endswith(("'s", "’s")):
                return
            yield end, names


@cache
def _copula(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(group('is', language, 'prose'))})(?=\s)")


def _is_in_genitive(passage: Passage, phrase: str, led: list[tuple[int, str]]) -> bool:
    """Whether a noun has its maker in the genitive behind it, and not a name as in a list: `_named_in_genitive`."""
    if not led or phrase not in roles_of(passage.language, "genitive")[1] or passage.language is None:
        return False
    return nominative(_ONE.split(led[0][1])[0], passage.language, "genitive") is not None


def _case_after(phrase: str, language: str | None) -> str:
    """The case that a phrase puts names in, empty for the nominative and in languages without cases."""
    return next((case for case in ("genitive", "instrumental") if phrase in group(case, language, "prose")), "")


def _named_in_genitive(passage: Passage) -> Iterator[Claim]:
    """As in "scénář Ondřeje Kopty": behind these nouns a name is whose work it is, if it has that case's endings."""
    found, roles = roles_of(passage.language, "genitive")
    verbs = roles_of(passage.language, "after")[1]
    for start, noun in found.places(passage.folded, passage.block.said):
        if noun in verbs and (name := name_before(passage.text, max(0, start - _NEAR), start)) and " " in name[1]:
            continue  # "Etta Moreau gra Jana Pella": the noun for a performance is "plays", too
        for end, names in _names_at(passage, start + len(noun)):
            if passage.language and nominative(_ONE.split(names)[0], passage.language, "genitive"):
                about = passage.about(start, end)
                yield from passage.claims(start, end, names, roles[noun], 0.5, about, "genitive")


_OF_A_SHOW = frozenset(("editors", "producers"))


def _is_of_something_else(passage: Passage, start: int, phrase: str, roles: tuple[str, ...]) -> bool:
    """As in "like director Ada Brandt", "the novel written by Ines Vale", and in a line that says who wrote it all."""
    if _is_likened(passage, start):
        return True
    if "actors" in roles and not words("caption", passage.language).isdisjoint(
        key(passage.text[:start][-20:]).split()[-1:]
    ):
        return True  # "Photo courtesy of Harbour Pictures"
    if not _OF_A_SHOW.isdisjoint(roles) and any(
        f" {w} " in f" {passage.block.key[:300]} " for w in words("song", "en")
    ):
        return True  # "hosted by A. Name, edited by B. Name": so is the podcast
    if "writers" not in roles or "directors" in roles:
        return False
    if start < _AT_START and (passage.block.digits or is_byline(passage.text, passage.language)):
        return not is_long(passage.text)
    works = words("works", passage.language) | words("works", "en")
    return " " in phrase and not works.isdisjoint(key(passage.text[max(0, start - 25) : start]).split()[-2:])


def _is_apart(passage: Passage, start: int, phrase: str) -> bool:
    """As in "Grady's editor, Jonas Pell": only "the editor, Jonas Pell" has the name behind a comma."""
    before, text, end = passage.folded[max(0, start - 12) : start].split(), passage.text, start + len(phrase)
    return text[end : end + 1] == "," and not (before and before[-1] in group("articles", passage.language, "prose"))


_AT_START = 3
_LONG = 200


def is_long(text: str) -> bool:
    """Whether a block is more than a line that says who wrote it and when."""
    return len(text) > _LONG


def _is_lone(passage: Passage, start: int, phrase: str, led: list[tuple[int, str]]) -> bool:
    """As in "avec Margaret Thatcher au pouvoir": a word for "with" heads a cast of several, or one in brackets."""
    if phrase not in words("with", passage.language):
        return False
    return passage.text[start - 1 : start] != "(" and not any(_ONE.search(names) for _, names in led)


def _named_by(passage: Passage) -> Iterator[Claim]:
    """As in "played with watchful humour by Jonas Pell": between the participle and its agent stands how."""
    found, roles = roles_of(passage.language, "done")
    for start, phrase in found.places(passage.folded, passage.block.said):
        m = _agent(passage.language).match(passage.text, start + len(phrase))
        if m is None or not leads_to_agent(m[1], passage.language):
            continue
        for end, names in _names_at(passage, m.end()):
            yield from passage.claims(start, end, names, roles[phrase], 0.55, passage.about(start, end))


@cache
def _agent(language: str | None) -> re.Pattern[str]:
    """Some words on how something was done, none a name, and the word for "by"."""
    word = rf"(?![{UPPER}])\w[\w’'-]*"
    return re.compile(rf"((?:,?\s{word}){{1,7}}?)\s(?:{either(group('agent', language, 'prose'))})(?=\s)")


def _named_as_makers(passage: Passage) -> Iterator[Claim]:
    """As in "the score, by the great Mira Osei", "Mira Osei's spare score"."""
    text, language = passage.text, passage.language
    found, roles = roles_of(language, "nouns")
    done = 0
    for start, noun in found.places(passage.folded, passage.block.said):
        if start < done:
            continue
        done = start + len(noun)
        link = _link(language).match(text, done)
        if link is not None and leads_to_name(link[1] or "", language):
            for end, names in _names_at(passage, link.end()):
                done = end
                yield from passage.claims(start, end, names, roles[noun], 0.5, passage.about(start, end))
            continue
        reach = max(0, start - _LONGEST_NAME)
        owned = text.find("'", reach, start) >= 0 or text.find("’", reach, start) >= 0
        owner = _OWNER.search(text, reach, start) if owned else None
        if owner is None or not owns(owner[2], language) or _is_likened(passage, owner.start()):
            continue
        about = passage.about(owner.start(), done)
        yield from passage.claims(owner.start(), done, owner[1], roles[noun], 0.5, about)


@cache
def _link(language: str | None) -> re.Pattern[str]:
    """What joins a work and who made it: "score, by", behind an adjective "film français de", "film d'Ada Brandt"."""
    english = rf",?()\s(?:{either(group('by', 'en', 'prose'))})(?=\s)"
    if language in (None, "en"):
        return re.compile(english)
    own = either(frozenset(spelled("by", language, "prose")))
    return re.compile(rf"((?:\s[\w-]+){{0,2}}?)(?:\s(?:{own})(?=\s)|(?=\sd['’][{UPPER}]))|{english}")


_OWNER = lazy(
    rf"({NAME}(?:\s{AND_WORD}\s{NAME})?)['’]s?\s((?:(?![{UPPER}])[^\s.;:!?()\"“”„«»]+\s){{0,5}}?(?:[\w-]+\s)?)$"
)


def _is_likened(passage: Passage, start: int) -> bool:
    """As in "it recalls the Danish actor Jonas Pell", "like Ada Brandt's debut": that is another film."""
    before = passage.folded[max(0, start - _CLOSE) : start].split()[-_MOST_LIKENED:]
    return not group("like", passage.language, "prose").isdisjoint(before)


_CLOSE, _MOST_LIKENED = 30, 3


def _ensembles(passage: Passage) -> Iterator[Claim]:
    """As in "the supporting cast, including Jonas Pell and Mira Osei", "the cast impresses: Jonas Pell, Mira Osei"."""
    for start, phrase in phrases("cast", passage.language).places(passage.folded, passage.block.said):
        behind = start + len(phrase)
        near = _SENTENCE_END.split(passage.text[behind : behind + _NEAR], maxsplit=1)[0]
        for m in _including(passage.language).finditer(near):
            led = list(_names_at(passage, behind + m.end()))
            if not led or (m[0] == ":" and not any(_ONE.search(names) for _, names in led)):
                continue
            for end, names in led:
                yield from passage.claims(start, end, names, ("actors",), 0.55, passage.about(start, end))
            break


_NEAR = 60
_SENTENCE_END = lazy(r"[.!?;]")


@cache
def _including(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(group('including', language))})(?!\w)|:(?=\s)")


def _named_before(passage: Passage) -> Iterator[Claim]:
    """As in "Jonas Pell plays", "Jonas Pell, as quiet as ever, plays", "Jonas Pell and Mira Osei play"."""
    text = passage.text
    done = 0
    for side in ("after", "several"):
        found, roles = roles_of(passage.language, side)
        for start, phrase in found.places(passage.folded, passage.block.said):
            if start < done or text[start - 1 : start] == "\n":
                continue
            m = _before(passage, max(done, start - _LONGEST_NAME), start, several=side == "several")
            if "actors" in roles[phrase] and (played := _played_by(passage, start, phrase, m)):
                done = played[0]
                yield from passage.claims(start, done, played[1], ("actors",), 0.55, passage.about(start, done))
                continue
            if m is None or ("actors" in roles[phrase] and _is_role(m[1], passage.language)):
                continue
            done = start + len(phrase)
            about = passage.about(m.start(), done)
            yield from passage.claims(m.start(), done, m[1], roles[phrase], 0.55, about)
            if "actors" in roles[phrase] and side == "after":
                for more in _further_cast(text, done):
                    yield from passage.claims(m.start(), more.end(1), more[1], ("actors",), 0.5, about)
        done = 0


def _played_by(passage: Passage, start: int, verb: str, before: re.Match[str] | None) -> tuple[int, str] | None:
    """As in "Kierownika gra Jonas Pell", "Den Bäcker spielt Jonas Pell": endings tell who plays whom.

    Returns:
        Where the names end, and the names.
    """
    text, language = passage.text, passage.language
    if language not in _ROLE_FIRST or (before is not None and _is_somebody(before[1], language)):
        return None
    lead = text[max(0, start - _NEAR) : start].split()
    if text[start - 1 : start] != " " or not lead or not lead[-1].isalpha():
        return None
    if language == "de":
        # "Er spielt", "Pell spielt"; only a noun with its article can be a role
        if len(lead) < 2 or lead[-1].islower() or lead[-2].lower() not in group("articles", "de", "prose"):
            return None
    elif not group("who", language, "prose").union(group("no_role", language, "prose")).isdisjoint({lead[-1].lower()}):
        return None
    for end, names in _names_at(passage, start + len(verb)):
        first = _ONE.split(names)[0]
        if " " in first and not _is_role(first, language) and not first.split()[0].endswith(_ACCUSATIVE):
            return end, names
        break
    return None


def _is_somebody(name: str, language: str | None) -> bool:
    """Whether a full name can be who plays; "Den Bäcker" is none."""
    first = name.split()[0].lower()
    return " " in name and not _is_role(name, language) and first not in group("articles", language, "prose")


_ROLE_FIRST = frozenset(("pl", "cs", "sk", "ru", "uk", "de", "fi"))
_ACCUSATIVE = ("ę", "ą", "u", "у", "ю")


def _is_role(name: str, language: str | None) -> bool:
    """Whether a name's endings say that it is whom somebody plays; in Russian as many women's names end so."""
    return language in ("pl", "cs", "sk") and " " in name and nominative(name, str(language), "genitive") is not None


_LONGEST_NAME = 160
_TOGETHER = rf"{NAME}(?:,\s{NAME}){{0,8}},?\s{AND_WORD}\s{NAME}"
# "Mara (Etta Moreau) plays the organ" is no aside
_ASIDE = rf"(?:,\s(?![{UPPER}])[^,;.!?()]{{1,70}},|,?\s(?!\({NAME}\))\([^()]{{1,100}}\),?)\s$"
_ASIDE_BEHIND = lazy(rf"({NAME}){_ASIDE}")
_TOGETHER_BEHIND = lazy(rf"({_TOGETHER})(?:\s$|{_ASIDE})")


def _before(passage: Passage, start: int, end: int, several: bool) -> re.Match[str] | None:
    """The name or names that end at a place, but for what is said of them in passing."""
    text = passage.text
    aside = text[end - 2 : end - 1] in (",", ")")
    named = aside or ends_in_capitals(text, start, end)
    if several:
        return _TOGETHER_BEHIND.search(text, start, end) if named else None
    together = _TOGETHER_BEHIND.search(text, start, end) if named and text[end - 1 : end] == " " else None
    # "Quant à Jonas Pell, que je n'avais pas revu, il joue": the name stands before the sentence
    again = _ANEW.search(text, max(start, end - _LONGEST_PRONOUN), end)
    if again is not None and not several and " " not in again[1] and text[again.start(1) - 2] == ",":
        end, aside = again.start(1), True
    who = text[start:end].rstrip().endswith(tuple(group("who_plays", passage.language, "prose")))
    return (
        name_before(text, start, end)
        or (_ASIDE_BEHIND.search(text, start, end) if aside and text[end - 1 : end] == " " else None)
        or (_who_aside(passage.language).search(text, max(0, end - _LONGEST_ASIDE), end) if aside else None)
        or (_who_behind(passage.language).search(text, start, end) if who else None)
        or together
    )


_LONGEST_ASIDE, _LONGEST_PRONOUN = 240, 8
_ANEW = lazy(r",\s((?:[Ii]l|[Ee]lle|[Ee]r|[Ss]ie|[Hh]e|[Ss]he|[Hh]ij|[Zz]e|[Zz]ij|[Hh]an|[Hh]on|[Hh]un|он|она))\s$")


@cache
def _who_aside(language: str | None) -> re.Pattern[str]:
    """As in "Jonas Pell, whom I know as the vet in "Molar" (and from that advertisement), plays"."""
    forms = either(group("who", language, "prose") - {"best"})
    return re.compile(rf"({NAME}),\s(?:{forms})\s(?:[^,;.!?()]|\([^()]*\)){{1,180}},\s$")


@cache
def _who_behind(language: str | None) -> re.Pattern[str]:
    """As in "Jonas Pell, who plays"."""
    return re.compile(rf"({NAME}),?\s\(?(?:{either(group('who_plays', language, 'prose'))})\s$")


def _in_roles(passage: Passage) -> Iterator[Claim]:
    """As in "Etta Moreau is terrific as Mara", "Etta Moreau, as the widow, is": a name, and whom it plays."""
    text, language = passage.text, passage.language
    done = 0
    for start, word in phrases("as", language).places(passage.folded, passage.block.said):
        role = role_after_as(language).match(text, start + len(word))
        if role is None or (role[1] and (label(role[1], language) or role[1] in group("no_name", language))):
            continue  # "as the director", "som vanligt"
        reach = max(done, start - _LONGEST_NAME)
        name = _shines(language).search(text, reach, start)
        if name is not None and name[2] and name[2].split()[-1] in group("regarded", language, "prose"):
            continue
        name = name or _with_role(text, reach, start, role, language, plain=" " in word)
        if name is None and role[1] and text[:start].endswith(_who_ends(language)):
            name = _who_behind(language).search(text, reach, start)  # "Etta Moreau, who as the sitter gives"
        if name is None and not role[1] and language != "de":
            name = _clanks_about().search(text, max(reach, text.rfind(". ", reach, start)), start)
        if name is not None:
            done = role.end()
            about = passage.about(name.start(), done)
            yield from passage.claims(name.start(), done, name[1], ("actors",), 0.5, about)


@cache
def _who_ends(language: str | None) -> tuple[str, ...]:
    return tuple(f" {word} " for word in sorted(group("who_plays", language, "prose")))


@cache
def _clanks_about() -> re.Pattern[str]:
    """As in "Etta Moreau clanks about in a boiler as Mara": a sentence that begins with a name and has no other."""
    return re.compile(rf"(?:^|(?<=[.!?”»)]\s))({NAME})\s(?:(?![{UPPER}])[\w’'-]+,?\s){{2,14}}$")


def _with_role(
    text: str, start: int, end: int, role: re.Match[str], language: str | None, plain: bool
) -> re.Match[str] | None:
    """The name right before "as", where it can be no object, as in "he treats Jonas Pell as a friend".

    Args:
        plain: whether the words can mean nothing else, as "in the role of" can.
    """
    if text[end - 2 : end] == ") " and (aside := _ASIDE_BEHIND.search(text, start, end)):
        return aside
    name = name_before(text, start, end)
    if name is None or not role[1] or plain:
        return name
    if " " not in name[1]:
        return None
    before = text[max(0, name.start() - 25) : name.start()].rstrip()
    said = before.lower().split()
    # "and young Jonas Pell as the boy"
    if len(said) > 2 and said[-2] in _part_openers(language) and leads_to_name(before.split()[-1], language):
        said.pop()
    begins = not before or not before[-1].isalpha() or said[-1] in _part_openers(language)
    return name if begins or text[end - 2 : end] == ", " else None


@cache
def _part_openers(language: str | None) -> frozenset[str]:
    return (
        group("and", language)
        | group("with", language)
        | group("including", language)
        | group("by", language, "prose")
        | group("articles", language, "prose")
        | group("has", language, "prose")
        | group("epithet", language)
    )


@cache
def _shines(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"({SURNAME})\s(?:{either(group('shines', language))})((?:\s[\w’'-]+){{0,4}})\s?$")


def _closing_casts(passage: Passage) -> Iterator[Claim]:
    """As in "With Jonas Pell and Mira Osei.": a sentence that has nothing else."""
    parted = any(mark in passage.text for mark in _PARTING)
    if not parted and not any(word in passage.text for word in _opening_words(passage.language)):
        return
    for m in _closing_cast(passage.language).finditer(passage.text):
        yield from passage.claims(m.start(), m.end(), m[1], ("actors",), 0.6, "")


_PARTING = (" | ", " · ", " • ", " / ")


@cache
def _opening_words(language: str | None) -> tuple[str, ...]:
    return tuple(sorted(word.capitalize() for word in group("with", language)))


@cache
def _closing_cast(language: str | None) -> re.Pattern[str]:
    forms = either(frozenset(_opening_words(language)))
    names = rf"{NAME}(?:{AND}{NAME}){{1,19}}"
    small = either(group("with", language))
    others = either(frozenset(spelled("others", language or "en")))
    # "Regie: Ada Brandt | mit Jonas Pell, Mira Osei u. a. | 98 Min."
    opens = rf"(?:^|(?<=[.!?)»”\"]\s)|(?<=\n))(?:{forms})|(?<=[|·•/]\s)(?:{forms}|{small})"
    return re.compile(rf"(?:{opens}):?\s({names})(?:,?\s(?:{others}))?(?:\s\([^()]{{0,40}}\))?(?:\.|$|\n|\s[|·•/])")


_A_FILM = range(60, 261)
"""Minutes that a feature film runs."""


def _running_time(document: Document, block: Block, text: str, language: str | None) -> Iterator[Claim]:
    """As in "for 130 minutes we watch": as long as films run, and not a part of one, "the last 70 minutes"."""
    spelled_out = counts_time(block.said, language) or language in ("zh", "ja")
    for minutes, start, end in chain(find_minutes(text), spelled_minutes(text, language) if spelled_out else ()):
        before = key(text[max(0, start - 30) : start]).split()[-2:]
        if minutes in _A_FILM and not set(before) & words("parts"):
            evidence = evidence_of(document, block, start, end, 0.45)
            yield Claim("film", "duration", timedelta(minutes=minutes), evidence, block=block.index)
            # "Certificate 15, 101 minutes."
            alone = text[start - 2 : start - 1] in ".,;(" and text[end : end + 1] in ".,;)"
            if certificate := find_certificate(text[max(0, start - 30) : end + 30], running=alone):
                yield Claim("film", "content_rating", certificate, evidence, block=block.index)
            return


# "diretto da Ada Brandt nel 2000"
_IN_YEAR = lazy(r"\s(?:in|nel|en|em|im\sJahre?|w|we?|v|в|у|i|år)\s((?:19|20)\d\d)(?!\d)")


@cache
def _cast_after(language: str | None) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either(group('with', language))})\s({_SEVERAL})")


_FURTHER = lazy(rf"(?:,|\band|\bund|\bet|\by)\s({NAME})\s(?:the|a|an|is|as|der|die|le|la|el)\s")


def _further_cast(text: str, position: int) -> Iterator[re.Match[str]]:
    """The rest of a sentence that goes on as it began: "Jonas Pell plays the thief, Mira Osei the judge"."""
    stop = min((i for i in (text.find(p, position) for p in (". ", "! ", "? ")) if i >= 0), default=len(text))
    return _FURTHER.finditer(text, position, min(stop, position + 400))
