"""Bylines: "By Jane Doe", "Text: X | 12 March 2020", "von X am 3. Mai"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from filmmeta.models import Organization, Person
from filmmeta.values.dates import find_dates
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import names_source, parse_person, split_people
from filmmeta.values.phrases import Phrases
from filmmeta.values.text import lowered
from filmmeta.vocabulary import (
    any_of,
    begins,
    key,
    key_label,
    known_forms,
    known_words,
    label,
    months,
    spelled,
    words,
    words_of_label,
)

# "A. Name Zobrazenia: 1 432"
_NEXT_LABEL = lazy(r"(?<=\w\w)\s[^\W\d_]+:\s.*$", re.DOTALL)
# "A. Name à 21:14", "A. Name zaman: 23:05"
_CLOCK = lazy(
    r"\s[^\W\d_A-ZÀ-ÞΑ-ΩА-Я]\S{0,5}\s(?:\w{2})?\d{1,2}[:.h]\d{2}(?![\d.]).*$|\s@\s?\d{1,2}[:.h]\d{2}.*$", re.DOTALL
)
# "Dora Penhallow. No cookies, no newsletter."
_SENTENCE = lazy(r"(\S+\s(?:\S+\s){0,2}[^\W\d_]{4,})\.\s(?=[^\W\d_])")
_LONGEST = 160


def after_by(text: str, language: str | None) -> str | None:
    """What follows the word for "by" at the start of a line; None where the line begins with none.

    >>> after_by("Reviewed by Dora Penhallow", "en"), after_by("Baby Driver", "en")
    ('Dora Penhallow', None)
    """
    head = text[:_LONGEST]
    # a pattern of many words is dear, and most lines begin with another
    if (
        head[:1].isalnum()
        and head.isascii()
        and head.split(None, 1)[0].partition(":")[0].lower() not in _by_words(language)
    ):
        return None
    m = _by(language).match(head)
    # "نوشته شده در": written on a day, not by somebody
    if m is None or any(len(w) > m.end() and text[: len(w)].lower() == w for w in spelled("on", language)):
        return None
    return text[m.end() :]


def by_within(text: str, language: str | None) -> str | None:
    """What follows the word for "by" behind a date: "Geplaatst op 9 november 2017 door A. Name in Recensies".

    >>> by_within(" om 21:10 door Dora Penhallow in Films", "nl")
    'Dora Penhallow in Films'
    """
    m = _by_inside(language).search(text[:_LONGEST])
    return text[m.end() :] if m else None


@cache
def _by_inside(language: str | None) -> re.Pattern[str]:
    forms = either((*spelled("by", language), "by"))
    joined = either(spelled("by_joined"))
    return re.compile(
        rf"(?<!\w)(?:(?:{forms})\s*(?::\s*|\s)(?=[^\W\d_])|(?:{joined})(?=[\u4e00-\u9fff]{{2,4}}(?!\w)))", re.IGNORECASE
    )


def byline_people(text: str, language: str | None, handles: bool = False) -> list[Person | Organization]:
    """The authors that a byline names, without the date, place or count that follow.

    Args:
        text: the line, with or without its "by".
        language: of the page.
        handles: whether a lone word that is no name counts, too: `"moviefan77"`.

    >>> [p.name for p in byline_people("By Ann Lee and Bo Yi on 3 May 2020", "en")]
    ['Ann Lee', 'Bo Yi']
    >>> byline_people("Updated Jul 24, 2018", "en")
    []
    """
    said = after_by(text, language)
    rest = _NEXT_LABEL.sub("", said if said is not None else text)
    rest = _HANDLED.sub("", _CLOCK.sub("", rest))
    rest = m[1] if (m := _SENTENCE.match(rest)) else rest
    found = next(find_dates(rest[:_LONGEST]), None)
    # "Thursday 3 May 2020 / A. Name": a day's own words are no name
    dated = found is not None and not set(key(rest[: found.start]).split()) <= _days(language)
    if found is not None:
        rest = rest[: found.start] if dated else rest[found.end :].lstrip(" |/·•–—-,")
        if not dated and (by := after_by(rest, language)) is not None:
            rest = by  # "Опубликовано 03.05.2020 автором A. Name"
    cut = _cut().search(rest)
    dated = dated or (cut is not None and any(c.isdigit() for c in cut[0][:8]))
    rest = without_job(rest[: cut.start()] if cut else rest, language, dated)
    people: list[Person | Organization] = [
        _with_title(p, rest)
        for p in split_people(rest, language)
        if key(p.name) not in _no_authors() and not _is_job(p.name, language)
    ]
    counted = rest[:1].isdigit() and " " in rest  # "4 min read" is nobody's handle
    if (
        not people
        and handles
        and 1 < len(rest) <= 30
        and rest.count(" ") <= 2
        and not counted
        and key(rest) not in _no_authors()
    ):
        return [Person(name=rest)] if any(c.isalpha() for c in rest) else []
    return people


@cache
def _cut() -> re.Pattern[str]:
    """Where the authors of a byline end: at a mark, a date, a place, a count or a word of its stamp."""
    # "par A. Le Goff, le 3 mai": in capitals an article begins a name
    articles = words("articles", table="prose")
    after = either(w for w in spelled("after_author") if w not in articles)
    after += f"|(?-i:{either(w for w in spelled('after_author') if w in articles)})"
    # "Autor A. Name Veröffentlicht am 3. Mai": what a theme writes for machines has no mark between
    days = (form for name in ("published", "modified") for form in spelled(name, table="labels") if len(form) > 3)
    stamped = either((*spelled("stamped"), *days, *spelled("to_comment")))
    joints = either(w for w in spelled("and") if w.isalpha())
    return re.compile(
        rf"\s*(?:[|·•»›。，！]|\s[-‐‑–—/]{{1,2}}\s|\(|\[|,?\s\d{{1,2}}[./]\d|,?\s(?:{after})\s+\S|,?\s\d{{4}}|,?\s\d{{1,2}}\s\w+|"
        rf"\s\d+\s(?:min|comments?)|\s(?:(?:{joints})\s)?(?:{stamped})(?!\w)|[:;]).*$",
        re.IGNORECASE | re.DOTALL,
    )


def _with_title(person: Person, text: str) -> Person:
    """As in "Dr. Ferment": a pen name of one word is none without its title."""
    if " " in person.name or "." not in text:
        return person
    m = re.search(rf"(?<!\w)[A-Z][a-z]{{1,3}}\.\s{re.escape(person.name)}", text)
    return Person(name=m[0]) if m else person


# "A. Name @handle", "A. Name a.name@paper.example"
_HANDLED = lazy(r"(?<=\w\w)[\s,(]+(?:@\w|[\w.+-]+@[\w-]+\.).*$", re.DOTALL)


def without_job(text: str, language: str | None, dated: bool = False) -> str:
    """A name without what stands behind it: a job, a button, and before a date a day or a month.

    >>> without_job("Dora Penhallow Chief Film Critic", "en"), without_job("Bo Yi Follow", "en")
    ('Dora Penhallow', 'Bo Yi')
    >>> without_job("Dora Penhallow Gennaio/Febbraio", "it", dated=True)
    'Dora Penhallow'
    """
    tokens = _bare(_name_in_capitals(_OUR_CRITIC.sub("", text))).split()
    behind = _behind_names(language)
    days = _days(language) if dated else frozenset()
    # "写作者": of a script without spaces one word is a name already
    least = 2 if text[:1] < "\u2e80" else 1
    while len(tokens) > 1:
        last = key(tokens[-1])
        if dated and (set(last.split()) <= days or (tokens[-1].islower() and last in words("on", language))):
            tokens.pop()  # "quillfeather at 3 May 2020"
        elif len(tokens) > least and last in behind:
            tokens.pop()
            if last in words("job"):
                tokens = _without_rank(tokens, language, least)
        elif len(tokens) > least + 1 and key(" ".join(tokens[-2:])) in behind:
            del tokens[-2:]
        elif len(tokens) == _LEAST and tokens[0].islower() and last in words("badge", "en"):
            tokens.pop()  # "quillfeather Pro"
        else:
            break
    return _bare(" ".join(tokens))


def ends_in_job(text: str) -> bool:
    """Whether a name goes on with what its bearer does: "DORA PENHALLOW Gazette Staff Writer".

    >>> ends_in_job("Dora Penhallow Chief Film Critic"), ends_in_job("Dora Penhallow")
    (True, False)
    """
    said = key(text).split()
    return len(said) > _LEAST and said[-1] in words("job")


# "our critic A. Name", "guest A. Name"; particles are not so long
_OUR_CRITIC = lazy(r"^\s*(?:[a-zà-ÿ]{3,}\s){1,3}(?=[^\W\d_a-zà-ÿ]\S*\s[^\W\d_a-zà-ÿ]\S*\s*$)(?!van\s|von\s)")


def _name_in_capitals(text: str) -> str:
    """As in "DORA PENHALLOW Gazette Staff", "DORA PENHALLOW for the Gazette", as papers set their bylines."""
    m = _CAPITALS.match(text)
    # "M. V. Kjeldal": initials alone are no name yet
    return m[0] if m and _TWO_CAPITALS.search(m[0]) else text


_TWO_CAPITALS = lazy(r"[A-ZÀ-ÖØ-Þ]{2}")


_CAPITALS = lazy(r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:\s[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+){1,3}(?=,?\s[A-Za-z][a-z]+(?:\s|$))")


@cache
def _behind_names(language: str | None) -> frozenset[str]:
    return words("on", language) | words("job") | known_words("badge", language)


@cache
def _days(language: str | None) -> frozenset[str]:
    return known_words("weekday", language) | months().keys()


def _bare(text: str) -> str:
    """Without punctuation at its ends, but with the dot of "Gus H."."""
    bare = text.strip(" ,.-–—")
    return f"{bare}." if f"{bare}." in text and _INITIAL.search(bare) else bare


_INITIAL = lazy(r"(?<!\w)[^\W\d_]$")
_LEAST = 2


def _without_rank(tokens: list[str], language: str | None, least: int) -> list[str]:
    """As in "A. Name Chief Film" of "A. Name, Chief Film Critic"."""
    ranks = words("rank", "en") | words("rank", language or "en")
    while len(tokens) > least and key(tokens[-1]) in ranks:
        tokens = tokens[:-1]
    return tokens


def _is_job(name: str, language: str | None) -> bool:
    """As in the second name of "A. Name, Chief Film Critic"."""
    said = key(name).split()
    jobs = words("job")
    return said[-1] in jobs and set(said) <= jobs | words("rank", "en") | words("rank", language or "en")


def is_placeholder(name: str) -> bool:
    """Whether a template or a program left a text where an author's name was to be.

    >>> is_placeholder("Your name here"), is_placeholder("Microsoft FrontPage 4.0"), is_placeholder("Dora Penhallow")
    (True, True, False)
    """
    said = f" {key(name)} "
    return said.strip() in words("placeholder") or " www " in said or any(f" {w} " in said for w in words("software"))


def is_account(name: str) -> bool:
    """Whether a name is an account's that keeps a site, and nobody's in the world: "lantern_admin", "admin2".

    >>> is_account("lantern_admin"), is_account("quill_feather")
    (True, False)
    """
    return key(name) in words("nobody") or (
        " " not in name and not words("account").isdisjoint(_LETTER_RUNS.findall(name.lower()))
    )


_LETTER_RUNS = lazy(r"[^\W\d_]+")


def is_byline(text: str, language: str | None) -> bool:
    """Whether a short line says who wrote what stands beside it, and nothing else."""
    if len(text) > 100 or after_by(text, language) is None or names_source(text):
        return False
    return bool(byline_people(text, language))


_DIGIT = lazy(r"\d")
_LETTERS = lazy(r"[^\W\d_]")
_LONGEST_DATELINE = 120
_WEEKDAY = 10
"""Letters that a line may hold beside its date: "Donnerstag"."""


def is_dateline(text: str, language: str | None) -> bool:
    """Whether a short line says when something was published, and little else.

    >>> is_dateline("Tuesday, 5th November 2013", "en"), is_dateline("anna / 2 May 2019 / Cinema", "en")
    (True, True)
    >>> is_dateline("On 11 September 2001, all of that changed.", "en")
    False
    """
    if len(text) > _LONGEST_DATELINE or not _DIGIT.search(text):
        return False
    found = next(find_dates(text), None)
    if found is None:
        return False
    beside = text[: found.start] + text[found.end :]
    letters = len(_LETTERS.findall(beside))
    parted = any(c in beside for c in "/|·•")
    if letters <= _WEEKDAY or (letters <= 3 * _WEEKDAY and parted and not text.endswith((".", "!", "?"))):
        return True
    tokens = text.split()[:3]
    says = any(label(" ".join(tokens[:n]), language) == "published" for n in (1, 2, 3))
    return says or (begins(text, "on", language) and not text.endswith((".", "!", "?")))


def may_be_opening(said: Iterable[str]) -> bool:
    """Whether one of some words belongs to a label of the opening, without which `is_opening` finds none."""
    return not words_of_label("release_date").isdisjoint(said)


def is_opening(before: str, language: str | None) -> bool:
    """Whether what stands before a date says that the film opens then.

    >>> is_opening("Nordfilm in uscita giovedì ", "it"), is_opening("pubblicato giovedì ", "it")
    (True, False)
    >>> is_opening("DVD: ", "en")
    True
    """
    tokens = key(before[-_LONGEST_BEFORE:]).split()[-5:]
    if before.rstrip().endswith(":") and not words("formats").isdisjoint((tokens or [""])[-1:]):
        return True  # "DVD: 13 February 2007"
    if tokens and tokens[-1] in known_words("opens_on", language):
        return True  # "Region B Blu-ray – Out 14 October 2013"
    if not may_be_opening(tokens):
        return False
    spans = (" ".join(tokens[i:j]) for i in range(len(tokens)) for j in range(i + 1, len(tokens) + 1))
    # a bare 公開日 is as often the day when the post was published
    return any(span < "\u2e80" and key_label(span, language) == "release_date" for span in spans)


_LONGEST_BEFORE = 80


def bio_name(text: str, language: str | None, said: frozenset[str] | None = None) -> Person | None:
    """The name before a phrase that only notes on authors have, or at the head of a note with a handle.

    Args:
        text: a paragraph.
        language: of the page.
        said: the words of the text's key, where they are known already.

    >>> bio_name("Dora Penhallow writes for two papers.", "en").name
    'Dora Penhallow'
    >>> bio_name("Bo Yi keeps bees. Find him on Twitter, @boyibees.", "en").name
    'Bo Yi'
    """
    head = text[:_LONGEST_BIO_START]
    phrases = _bio_phrases(language)
    spoken = said is None or not phrases.words.isdisjoint(said)
    for at, _ in phrases.places(lowered(head), key(head).split()) if spoken else ():
        if 3 < at < _LONGEST_NAME:
            named = text[:at].strip(" ,(—-")
            person = parse_person(without_contact(named, language))
            if person is not None and " " in person.name:
                return person
    if "@" in text and _HANDLE.search(text):
        tokens = head.split(" ")
        for count in (3, 2):
            person = parse_person(" ".join(tokens[:count]))
            if person is not None and person.name.count(" ") == count - 1:
                return person
    return None


def without_contact(text: str, language: str | None) -> str:
    """As in "Contact A. Name at 555-0142. Follow him on …": the name alone."""
    first, _, rest = text.partition(" ")
    return rest.partition(" at ")[0] if rest and key(first) in known_words("contact", language) else text


def about_person(text: str, language: str | None) -> str | None:
    """The name in the heading of a note on the author; None where a text is no such heading.

    >>> about_person("About Dora Penhallow", "en"), about_person("About the film", "en")
    ('Dora Penhallow', None)
    """
    m = _about(language).match(text) if len(text) < _LONGEST_NAME else None
    named = m[1].strip(" .:") if m else ""
    return named if " " in named and all(t[:1] == t[:1].upper() for t in named.split()) else None


def named_above(head: str, note: str, language: str | None) -> Person | None:
    """The author whom a line names, if the note below begins with the name, or with the first one.

    >>> named_above("About Dora Penhallow", "Dora keeps bees.", "en").name
    'Dora Penhallow'
    >>> named_above("Bo Yi", "Bo Yi keeps bees.", "en").name, named_above("The end", "The bees die.", "en")
    ('Bo Yi', None)
    >>> named_above("Bo Yi", "The author keeps bees.", "en").name
    'Bo Yi'
    """
    if len(head) > _LONGEST_HEAD:
        return None
    line = head.partition("\n")[0]
    name = about_person(line, language) or without_job(line, language)
    tokens = name.split()
    if not 1 < len(tokens) < 5:
        return None
    own = note.startswith((f"{tokens[0]} ", f"{tokens[0]}'s ", f"{tokens[0]}’s ", name))
    if not own and words("job", language or "en").isdisjoint(key(note[:_LONGEST_NAME]).split()[:2]):
        return None
    return parse_person(name) if all(t[:1].isupper() for t in tokens) else None


_LONGEST_HEAD = 120


@cache
def _about(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either(known_forms('about_person', language))})\s*:?\s+(\S.*)$", re.IGNORECASE)


_HANDLE = lazy(r"(?<!\w)@\w{3,}")


@cache
def _bio_phrases(language: str | None) -> Phrases:
    return Phrases(known_forms("bio", language))


_LONGEST_BIO_START = 120
_LONGEST_NAME = 60


@cache
def _no_authors() -> frozenset[str]:
    """What stands in bylines beside names, or in place of one."""
    return any_of("by", "on", "film", "review", "ends", "skip", "nobody", "modified")


@cache
def _by_words(language: str | None) -> frozenset[str]:
    """The first word of each form of "by"; a pattern that ignores case takes the dotless i for the other, too."""
    return frozenset(form.split()[0].partition(":")[0].replace("ı", "i") for form in _forms_of_by(language))


def _forms_of_by(language: str | None) -> frozenset[str]:
    return known_forms("by", language)


@cache
def _by(language: str | None) -> re.Pattern[str]:
    forms = either(_forms_of_by(language))
    # one sign alone begins other words, too: "文化の日"
    joined = r"(?<=[\u2e80-\uffff]{2})"
    return re.compile(rf"^\s*[-–—•|(\[*]*\s*(?:{forms})\s*(?:[:：]\s*|\s+|{joined})(?=\S)", re.IGNORECASE)
