"""What a part of a line can be: a year, countries, a genre, a certificate."""

from __future__ import annotations

from filmmeta.values.certificates import parse_certificate
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import countries, key, words

LONGEST_LINE = 140
LONGEST_CAPSULE = 600
"""Characters at the end of a paragraph that may be its film's facts."""
LONGEST_TERMS = 250
DIGIT = lazy(r"\d")
YEAR = lazy(r"(?:18|19|20)(?<!\d\d\d)\d\d(?!\d)")
PARTS = lazy(r"\s*[,|·•/.;()\[\]／・（）【】，、；]\s*|\s[–—-]\s")
"""What parts a line of facts."""
IN_BRACKETS = lazy(r"\(([^()]{2,200})\)")


def is_fact(part: str, language: str | None) -> bool:
    """Whether a part of a bracket is a year, a country, a genre or a certificate."""
    said = part.strip(" .")
    return (
        parse_certificate(said) is not None
        or YEAR.fullmatch(said) is not None
        or key(said) in countries()
        or is_genre(said, language)
    )


def origin(text: str) -> list[str]:
    """The countries of a text that names nothing but countries and years: "Brasil/Portugal – 2014"."""
    if len(text) > LONGEST_LINE:
        return []
    if plated := _PLATED.fullmatch(text.strip(" .,|·•–—-")):
        return _PLATE_JOINT.split(plated[1])
    found: list[str] = []
    text = _INITIALS.sub(lambda m: m[0].replace(".", ""), text)
    for piece in PARTS.split(YEAR.sub(",", _JOINT_WORK.sub("", text))):
        if not (part := clean(piece).strip(" .:*–—-")):
            continue
        # "España-Argentina"
        apart = [part] if key(part) in countries() else [p for p in _JOINED.split(part) if p]
        if not all(key(p) in countries() for p in apart):
            return []
        found += apart
    return found


_INITIALS = lazy(r"\b(?:[A-Z]\.){2,3}")  # "U.K.-Italy"
# "D 2014", "F/CH 1998": countries as cars have them
_PLATE = (
    r"(?:AUS|A|BRD|BR|BG|B|CDN|CH|CZ|ČSSR|DDR|DK|D|EST|E|FIN|F|GB|GR|HR|H|IL|IND|IRL|IR|IS|I|J|LT|LV|L|MEX|"
    r"NL|NZ|N|PL|P|RA|RO|RUS|SK|SLO|SRB|SU|S|TR|UA|UK|USA|US|YU)"
)
_PLATED = lazy(rf"({_PLATE}(?:\s?[/,-]\s?{_PLATE}){{0,5}}),?\s(?:18|19|20)\d\d(?:[/-]\d{{2,4}})?")
_PLATE_JOINT = lazy(r"\s?[/,-]\s?")
_JOINT_WORK = lazy(r"合作|共同製作|共同制作|합작")
_JOINED = lazy(r"\s*[-–+&]\s*|\s+(?:and|und|et|y|e|i|a|en|och|og|ja|és|și|ve|и|і|та)\s+")


def genres(term: str, language: str | None) -> list[str]:
    """As in "Drama Thriller", side by side in elements of their own: genres that nothing but space parts."""
    apart = term.split()
    return apart if not is_genre(term, language) and all(is_genre(t, language) for t in apart) else [term]


def age(part: str) -> str | None:
    """The certificate of a part of a line that is an age and says so: "ab 6", "14 anos", "16+"."""
    said = clean(part).strip(" .")
    aged = not said.isdigit() and DIGIT.search(said) is not None
    return said if aged and parse_certificate(said) == said else None


def is_genre(text: str, language: str | None) -> bool:
    """Whether a text is the name of a genre in the page's language or in English."""
    said = key(text)
    return len(said) > 1 and (said in words("genre", language) or said in words("genre", "en"))
