"""Which films a page is about: none, one, or several, each with its stretch of the page."""

from __future__ import annotations

from filmmeta.claims import Claim
from filmmeta.resolve.about import is_about_film
from filmmeta.resolve.alternates import OTHER_TITLE, add_alternates, distinct, with_other_title
from filmmeta.resolve.candidates import HEADING_FORM, Candidate, ranked, titles_of
from filmmeta.resolve.marked import are_one_film, marked_films, place
from filmmeta.resolve.naming import likeliest
from filmmeta.resolve.pool import Pool
from filmmeta.resolve.several import several
from filmmeta.resolve.stated import stated
from filmmeta.resolve.subject import Subject
from filmmeta.vocabulary import key


def find_subjects(claims: list[Claim], language: str | None) -> list[Subject]:
    """The films of a page, in page order; empty where it is about none."""
    pool = Pool(claims)
    marked = list(marked_films(pool))
    candidates = ranked(pool, language)
    if any(c.rank for c in pool.film["name"]):
        return stated(pool, marked, candidates)
    # a site's markup calls series films, too, while its title says "(TV series)"
    if pool.kinds("headings").get("series") or (not marked and not is_about_film(pool, titles_of(candidates))):
        return []
    if len(marked) > 1 and not are_one_film(marked):
        place(marked, pool)
        return marked
    of_database = not marked and _is_film_page(pool, candidates)
    if of_database:
        candidates.sort(key=lambda c: c.heading < HEADING_FORM["year"])
    elif not marked and (films := several(pool, candidates, language)):
        return [with_other_title(film) for film in films]
    if not candidates:
        return []
    if marked:
        return [_with_alternates(_merged(marked), candidates, pool)]
    best = _best(candidates, pool, language, of_database)
    if best is None or (best.heading == 0 and pool.is_listicle()):
        return []
    return [with_other_title(_with_alternates(_of_candidate(best), candidates, pool))]


def _best(candidates: list[Candidate], pool: Pool, language: str | None, of_database: bool) -> Candidate | None:
    """The candidate that is the film's name, if any is likely enough."""
    if candidates[0].score < _LEAST_NAME:
        return likeliest(candidates, pool, language, _FAINT)
    return candidates[0] if of_database else likeliest(candidates, pool, language)


_LEAST_NAME = 1.75
"""The weight of a page's first candidate below which its film's name needs more odds."""
_FAINT = 2.0
"""The odds it then needs, as a logarithm: it stands in one place alone, but stands as the film's name does."""


def _is_film_page(pool: Pool, candidates: list[Candidate]) -> bool:
    """A database's page of one film says its type and heads with name and year: the lists on it are of other things."""
    return pool.kinds().get("film", 0) >= 0.8 and any(c.heading >= HEADING_FORM["year"] for c in candidates[:3])


def _merged(marked: list[Subject]) -> Subject:
    """The one film that several nodes are."""
    main = marked[0]
    return Subject(
        name=main.name,
        alternates=main.alternates,
        nodes=set().union(*(film.nodes for film in marked)),
        name_claims=main.name_claims,
        keys=set(main.keys),
    )


def _of_candidate(best: Candidate) -> Subject:
    """The film that a candidate names, in its plain form."""
    nodes = {c.node for c in best.claims if c.node}
    own = key(best.text)
    named = [claim for form in best.inflections if form.key == own for claim in form.claims]
    return Subject(name=best.text, name_claims=best.claims + named, keys={best.key, own}, nodes=nodes)


def _with_alternates(subject: Subject, candidates: list[Candidate], pool: Pool) -> Subject:
    """The same film with its other names, and with that which stands in brackets behind its name somewhere."""
    add_alternates(subject, candidates, pool)
    bracketed = (OTHER_TITLE.match(c.text) for c in candidates)
    if other := next((m[2] for m in bracketed if m and m[1] == subject.name), None):
        subject.alternates = distinct([other, *subject.alternates], subject.name)
    return subject
