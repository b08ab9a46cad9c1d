"""Reads a page by the profile of its site. What a profile says goes before what any other reader sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

from lxml import etree
from pydantic import BaseModel

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Review
from filmmeta.profiles.fields import ADDRESSES, BODY, DATES, meant, values_of
from filmmeta.profiles.model import Profile, Selector, select
from filmmeta.values.text import clean

RANK = 1
_MODELS: dict[str, type[BaseModel]] = {"film": Film, "review": Review}
_SILENT = frozenset(("script", "style", "noscript", "template"))
_BREAKING = frozenset(
    "address article aside blockquote br dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p section td th tr ul".split()
)
_OF_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "iframe": "src"}


class Found(NamedTuple):
    """One spot that a selector means, with what it says."""

    element: Element | None
    """None for a value that the profile itself gives."""
    block: int
    text: str
    values: list[Any]
    """Empty where the text is no value of the field."""


def profile_reader(profiles: tuple[Profile, ...]) -> Callable[[Document], Iterator[Claim]]:
    """A reader that knows some profiles, for the list of readers."""

    def profile(document: Document) -> Iterator[Claim]:
        if (own := choose_profile(profiles, document)) is not None:
            yield from claims_of_profile(own, document)

    return profile


def choose_profile(profiles: tuple[Profile, ...], document: Document) -> Profile | None:
    """The profile of a page, the first one where several claim it; the page's warnings say what is amiss."""
    address = document.address
    mine = [p for p in profiles if p.claims_page(address) and _holds(p.when, document)]
    if profiles and not mine and not address:
        document.warnings.append("no profile could be chosen: the page does not say its address; give it as url")
    if len(mine) > 1:
        names = " and ".join(repr(p.name) for p in mine)
        document.warnings.append(f"the profiles {names} both claim {address}: the first is used")
    if mine and document.root is None:
        document.warnings.append(f"the profile {mine[0].name!r} is not used: a plain text has no elements")
        return None
    return mine[0] if mine else None


def _holds(when: Selector | None, document: Document) -> bool:
    """Whether a page holds what a profile wants."""
    if when is None or document.root is None:
        return when is None
    left_out = set(select(when.without, document.root)) if when.without else set()
    texts = (_said("when", element, when.attribute, left_out) for element in select(when.css, document.root))
    return any(meant(text, when.regex) for text in texts)


def claims_of_profile(profile: Profile, document: Document) -> Iterator[Claim]:
    """What a page says by its profile."""
    assert document.root is not None  # noqa: S101  a profile is chosen for a tree alone
    roots = select(profile.each, document.root) if profile.each else [document.root]
    look = Look(document)
    seen: set[str] = set()
    for number, root in enumerate(roots, 1):
        # one container is the page's own matter; several are nodes that resolve keeps apart
        node = f"profile {number}" if len(roots) > 1 else ""
        first = look.first_block(root) if node else -1
        said: set[str] = set()
        for key, selectors in profile.fields.items():
            for found in look.field(key, selectors, root, profile.name):
                said.add(key)
                yield from _claims(key, found, profile.name, document, node, first)
        if node and said:
            yield _link(node, first, document.where(root), profile.name)
        seen |= said
    for key in sorted(profile.absent - seen):
        evidence = Evidence("profile", profile.name, f"{key} = false", 1.0, f"by {profile.name}")
        yield Claim("page", "absent", key, evidence, rank=RANK)


def _claims(key: str, found: Found, name: str, document: Document, node: str, first: int) -> Iterator[Claim]:
    subject, _, field = key.partition(".")
    where = document.where(found.element) if found.element is not None else name
    evidence = Evidence("profile", where, clean(found.text[:600])[:300], 1.0, f"by {name}")
    of_review = subject == "review"
    for value in found.values:
        yield Claim(
            cast(Subject, subject),
            field,
            value,
            evidence,
            node=f"{node} review" if node and of_review else node,
            about=node if of_review else "",
            # a film's stretch of the page begins with what holds it
            block=first if key == "film.name" and node else found.block,
            rank=RANK,
        )


def _link(node: str, block: int, where: str, name: str) -> Claim:
    """That the review of a container is about its film."""
    evidence = Evidence("profile", where, "Review", 1.0, f"by {name}")
    return Claim("review", "film", node, evidence, node=f"{node} review", about=node, block=block, rank=RANK)


class Seen(NamedTuple):
    """What a profile finds on one page, for whom writes it."""

    fields: dict[str, list[Found]]
    warnings: list[str]


def look_at(profile: Profile, source: Any) -> Seen:
    """What each selector of a profile finds on a page, whatever its address is.

    Raises:
        FilmmetaError: the page is not usable, or has no elements.
    """
    document = read_document(source)
    if document.root is None:
        raise FilmmetaError("a profile needs a page with elements, and this is a plain text")
    if not _holds(profile.when, document):
        document.warnings.append("the page is read without the profile: `when` finds nothing")
    roots = select(profile.each, document.root) if profile.each else [document.root]
    look = Look(document)
    fields = {
        key: [found for root in roots for found in look.field(key, selectors, root, profile.name)]
        for key, selectors in profile.fields.items()
    }
    return Seen(fields, document.warnings)


class Look:
    """Looks for what selectors mean in one page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._blocks: dict[Element, list[Block]] = defaultdict(list)
        for block in document.blocks:
            if block.element is not None:
                self._blocks[block.element].append(block)

    def first_block(self, root: Element) -> int:
        """The number of the first block of an element, -1 for one without."""
        return min((self._blocks[e][0].index for e in root.iter() if e in self._blocks), default=-1)

    def field(self, key: str, selectors: tuple[Selector, ...], root: Element, name: str) -> list[Found]:
        """What the first selector says that says anything; a warning where one finds only what is no value."""
        for selector in selectors:
            found = self.spots(key, selector, root)
            good = [spot for spot in found if spot.values]
            if good:
                return good
            if found and not selector.regex:
                self.document.warnings.append(f"the profile {name!r} finds no {key} in {clean(found[0].text)[:80]!r}")
        return []

    def spots(self, key: str, selector: Selector, root: Element) -> list[Found]:
        """The spots that one selector means, as many as the field can have values."""
        if selector.value:
            return [Found(None, -1, selector.value, values_of(key, selector.value, selector, self.document))]
        most = self.document.limits.values if _is_list(key) else 1
        left_out = set(select(selector.without, root)) if selector.without else set()
        spots: list[Found] = []
        taken: set[Element] = set()
        for element in select(selector.css, root):
            if key == BODY and not selector.attribute:
                spots += self._paragraphs(element, selector, left_out, taken)
                continue
            text = "" if element in left_out else _said(key, element, selector.attribute, left_out)
            if not text.strip():
                continue
            block = self.document.block_of(element)
            values = values_of(key, text, selector, self.document)[:most]
            spots.append(Found(element, -1 if block is None else block.index, text, values))
            if most == 1 and values:
                break
        return spots

    def _paragraphs(
        self, element: Element, selector: Selector, left_out: set[Element], taken: set[Element]
    ) -> Iterator[Found]:
        """The text of a review block by block, each once, however the elements that a selector means are nested."""
        walk = etree.iterwalk(element, events=("start",))
        for _, inner in walk:
            if inner in left_out or inner in taken:
                walk.skip_subtree()
                continue
            taken.add(inner)
            for block in self._blocks.get(inner, ()):
                yield Found(inner, block.index, block.text, values_of(BODY, block.text, selector, self.document))


def _is_list(key: str) -> bool:
    subject, _, field = key.partition(".")
    return bool(_MODELS[subject].model_fields[field].default == [])


def _said(key: str, element: Element, attribute: str, left_out: set[Element]) -> str:
    """What an element says of a field: an attribute, where one is asked for or made for that, or else its text."""
    if attribute:
        return element.get(attribute) or ""
    tag = str(element.tag)
    if tag == "meta":
        return element.get("content") or ""
    if key in ADDRESSES or key == "film.imdb_id":
        return element.get(_OF_LINKS.get(tag, "")) or _text(element, left_out)
    if tag == "time" and key in DATES and element.get("datetime"):
        return element.get("datetime") or ""
    if tag == "img":
        return element.get("alt") or ""
    return _text(element, left_out)


def _text(element: Element, left_out: set[Element]) -> str:
    """The text of an element; where a paragraph or line ends there is a line break."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, inner in walk:
        if event == "start":
            if inner in left_out or inner.tag in _SILENT:
                walk.skip_subtree()
                parts.append(inner.tail or "")
                continue
            parts.append("\n" if inner.tag in _BREAKING else "")
            parts.append(" ".join((inner.text or "").split("\n")))
        elif inner is not element:
            parts.append("\n" if inner.tag in _BREAKING else "")
            parts.append(" ".join((inner.tail or "").split("\n")))
    return "".join(parts)
