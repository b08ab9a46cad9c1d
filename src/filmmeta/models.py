"""What comes out of a page: films, reviews and their parts, as frozen typed values.

Names and meanings follow schema.org (https://schema.org/Movie, https://schema.org/Review)
where it has a word, the film trade's otherwise. Absent is `None` or an empty list.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
    field_validator,
)

from filmmeta.claims import Claim, Evidence
from filmmeta.values.text import characters


class Model(BaseModel):
    """Shared behaviour: frozen, closed to unknown fields, docstrings reach the JSON Schema."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False, defer_build=True
    )


def _stated(text: str | None) -> str | None:
    return text or None


def _all_stated(texts: list[str]) -> list[str]:
    return texts if all(texts) else [text for text in texts if text]


Text = Annotated[str, AfterValidator(characters)]
OptionalText = Annotated[Text | None, AfterValidator(_stated)]
Texts = Annotated[list[Text], AfterValidator(_all_stated)]


class Person(Model):
    """Somebody with a credit on the film, or the author of a review."""

    name: Text
    """The name as the page spells it, without role or title: `"Jessica Tandy"`."""
    url: OptionalText = None
    """Address of a page about the person, as absolute as the page allows."""
    character: OptionalText = None
    """The role played, for actors: `"Grady Tripp"`."""
    type: Literal["Person"] = Field("Person", repr=False)
    """The schema.org type, which tells people from organizations in JSON."""


class Organization(Model):
    """A company, publication or site."""

    name: Text
    """The name as the page spells it."""
    url: OptionalText = None
    """Address of the organization's own page."""
    type: Literal["Organization"] = Field("Organization", repr=False)
    """The schema.org type, which tells organizations from people in JSON."""


class Rating(Model):
    """The reviewer's own verdict on the film."""

    value: float | None = None
    """The number given, on the scale `worst` to `best`; None for a grade without a known scale."""
    best: float | None = None
    """The highest value of the scale, from the page, or inferred where the evidence says so."""
    worst: float | None = None
    """The lowest value of the scale, when the page states it."""
    text: OptionalText = None
    """The verdict in the page's own characters: `"★★★½"`, `"B+"`, `"7,5/10"`."""


class Score(Model):
    """Somebody else's or an aggregated rating of the film: IMDb 5.3, Metacritic 61."""

    source: OptionalText = None
    """Who gives it: `"IMDb"`, `"Rotten Tomatoes"`, `"audience"`; None when the page does not say."""
    value: float
    """The number given."""
    best: float | None = None
    """The highest value of that source's scale."""
    count: int | None = None
    """How many votes or reviews it was made of."""


def _moment(value: Any) -> Any:
    """JSON has one kind of string for both: with a time it is a moment, without one a day."""
    if isinstance(value, str):
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return value


Moment = Annotated[date | datetime, BeforeValidator(_moment)]
Duration = Annotated[timedelta, Field(description="ISO 8601 duration in JSON, `PT1H37M`.")]


class Film(Model):
    """A film that a page is about, with what the page states of it. https://schema.org/Movie"""

    name: Text
    """The title as the page gives it, without year, rating or site name. schema.org `name`."""
    alternate_names: Texts = []
    """Other titles and spellings the page uses: original, local, short. schema.org `alternateName`."""
    year: int | None = None
    """The film's year (first release), four digits. schema.org `dateCreated` or `datePublished`."""
    release_date: date | None = None
    """The day of first release, ISO 8601. schema.org `datePublished`."""
    directors: list[Person] = []
    """Directors in credit order. schema.org `director`."""
    writers: list[Person] = []
    """Writers of the screenplay in credit order, not of the novel. schema.org `author`."""
    producers: list[Person | Organization] = []
    """Producers in credit order. schema.org `producer`."""
    cinematographers: list[Person] = []
    """Directors of photography. schema.org has no word of its own: `contributor` by role."""
    editors: list[Person] = []
    """Film editors. schema.org `editor`."""
    composers: list[Person] = []
    """Composers of the score. schema.org `musicBy`."""
    actors: list[Person] = []
    """Cast in billing order, with characters where the page pairs them. schema.org `actor`."""
    genres: Texts = []
    """Genres as the page words them: `"Science fiction thriller"`. schema.org `genre`."""
    countries: Texts = []
    """Countries of origin as the page words them. schema.org `countryOfOrigin`."""
    languages: Texts = []
    """Languages spoken in the film as the page words them. schema.org `inLanguage`."""
    duration: Duration | None = None
    """Running time. schema.org `duration`."""
    content_rating: OptionalText = None
    """Certificate as the page writes it: `"PG-13"`, `"12A"`, `"FSK 16"`. schema.org `contentRating`."""
    production_companies: list[Organization] = []
    """Companies that made the film. schema.org `productionCompany`."""
    distributors: list[Organization] = []
    """Companies that release the film. schema.org has no word of its own: `contributor` by role."""
    imdb_id: OptionalText = None
    """IMDb title id, `tt` and digits: `"tt0066832"`. schema.org `identifier`."""
    scores: list[Score] = []
    """Other people's and aggregated ratings; never the reviewer's own. schema.org `aggregateRating`."""
    watch_on: Texts = []
    """Services and channels that show the film, as the page names them. schema.org `potentialAction`."""
    description: OptionalText = None
    """A synopsis that the page's markup gives for the film. schema.org `description`."""
    image: OptionalText = None
    """Address of a poster or still. schema.org `image`."""
    url: OptionalText = None
    """Address of the page about the film. schema.org `url`."""
    same_as: Texts = []
    """Addresses of the film elsewhere: IMDb, Wikipedia. schema.org `sameAs`."""


class Review(Model):
    """One review of one film. https://schema.org/Review"""

    film: Film | None = None
    """The film reviewed. schema.org `itemReviewed`."""
    authors: list[Person | Organization] = []
    """Who wrote it; an organization for unsigned editorial teams. schema.org `author`."""
    publisher: Organization | None = None
    """The site or paper that publishes it. schema.org `publisher`."""
    date_published: Moment | None = None
    """When it was first published, ISO 8601, a day or a moment. schema.org `datePublished`."""
    date_modified: Moment | None = None
    """When it was last changed, ISO 8601. schema.org `dateModified`."""
    rating: Rating | None = None
    """The reviewer's verdict; None when the review gives none. schema.org `reviewRating`."""
    headline: OptionalText = None
    """The review's own title, without the site's name. schema.org `headline`."""
    body: OptionalText = None
    """The review's text: whole paragraphs, separated by a blank line. schema.org `reviewBody`."""
    summary: OptionalText = None
    """The page's own verdict in words, never a summary of ours. schema.org `abstract`."""
    pros: Texts = []
    """What the page itself lists as good. schema.org `positiveNotes`."""
    cons: Texts = []
    """What the page itself lists as bad. schema.org `negativeNotes`."""
    language: OptionalText = None
    """Language of the text, BCP 47: `"en"`, `"zh-TW"`. schema.org `inLanguage`."""
    url: OptionalText = None
    """Address of the review. schema.org `url`."""


def _claim_to_json(claim: Claim) -> dict[str, Any]:
    adapter = _value_adapter(claim.subject, claim.property)
    evidence = claim.evidence
    return {
        "subject": claim.subject,
        "property": claim.property,
        "value": adapter.dump_python(claim.value, mode="json"),
        "evidence": evidence._asdict(),
        "node": claim.node,
        "about": claim.about,
        "block": claim.block,
        "rank": claim.rank,
        "targets": list(claim.targets),
        "why": claim.why,
    }


def _claim_from_json(data: Any) -> Claim:
    if isinstance(data, Claim):
        return data
    fields = dict(data)
    fields["evidence"] = Evidence(**fields["evidence"])
    fields["targets"] = tuple(fields["targets"])
    adapter = _value_adapter(fields["subject"], fields["property"])
    fields["value"] = adapter.validate_python(fields["value"], strict=False)
    return Claim(**fields)


def _value_adapter(subject: str, name: str) -> TypeAdapter[Any]:
    """The type of one claim's value: the field's own type, or that of one item of a list field."""
    key = f"{subject}.{name}"
    found = _ADAPTERS.get(key)
    if found is None:
        models: dict[str, type[BaseModel]] = {"film": Film, "review": Review}
        model = models.get(subject)
        field = model.model_fields.get(name) if model else None
        # a claim of a review's film names its node; what is said of the page itself has no field
        kind: Any = field.annotation if field is not None and name != "film" else Any
        if getattr(kind, "__origin__", None) is list:
            kind = kind.__args__[0]
        found = _ADAPTERS[key] = TypeAdapter(kind)
    return found


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}

JsonClaim = Annotated[Any, PlainSerializer(_claim_to_json, return_type=dict[str, Any])]


class Page(Model):
    """Everything that one page says of films, and why it is believed."""

    url: str | None = None
    """Address of the page, when it was given or the page states it."""
    language: str | None = None
    """Language of the page's text, BCP 47."""
    films: list[Film] = []
    """The films that the page is about, in page order."""
    reviews: list[Review] = []
    """The reviews on the page, in page order, the page's own before its readers'."""
    warnings: list[str] = []
    """What could not be read, and where."""
    claims: list[JsonClaim] = []
    """Every fact that a reader saw, winners and losers; see `filmmeta.claims.Claim`."""

    @field_validator("claims", mode="before")
    @classmethod
    def _read_claims(cls, value: Any) -> list[Claim]:
        return [item if type(item) is Claim else _claim_from_json(item) for item in value]

    @property
    def film(self) -> Film | None:
        """The main film: that of the first review, or else the first one."""
        if self.reviews and self.reviews[0].film is not None:
            return self.reviews[0].film
        return self.films[0] if self.films else None

    @property
    def review(self) -> Review | None:
        """The main review: the page's own, or the first."""
        return self.reviews[0] if self.reviews else None

    def evidence(self, subject: Film | Review, name: str) -> list[Evidence]:
        """The evidence for one field of a film or review of this page, best first.

        Args:
            subject: a film or review of this page.
            name: the field, as in `Film` or `Review`: `"directors"`.

        Returns:
            One entry for each spot of the page that states the value or one of its items; empty
            where the field is empty.

        Raises:
            ValueError: if the subject is not of this page, or has no such field.
        """
        if name not in type(subject).model_fields:
            raise ValueError(f"{type(subject).__name__} has no field {name!r}")
        target = self._target_of(subject)
        found = [c.evidence for c in self.claims if target in c.targets and c.property == name]
        return sorted(found, key=lambda e: -e.confidence)

    def _target_of(self, subject: Film | Review) -> str:
        things: list[Any] = self.films if isinstance(subject, Film) else self.reviews
        kind = "films" if isinstance(subject, Film) else "reviews"
        for number, thing in enumerate(things):
            if thing is subject:
                return f"{kind}[{number}]"
        for number, thing in enumerate(things):
            if thing == subject:
                return f"{kind}[{number}]"
        raise ValueError(f"this {type(subject).__name__} is not of this page")
