"""The part of schema.org (https://schema.org) that says something of films and reviews, in every spelling found."""

from __future__ import annotations

from functools import lru_cache

FILM = frozenset(("Movie",))
REVIEW = frozenset(("Review", "CriticReview", "UserReview", "ReviewNewsArticle"))
RATING = frozenset(("Rating", "AggregateRating"))
ARTICLE = frozenset(
    """
    Article NewsArticle BlogPosting Report ScholarlyArticle SocialMediaPosting OpinionNewsArticle AnalysisNewsArticle
    DiscussionForumPosting
    ReviewNewsArticle LiveBlogPosting ReportageNewsArticle BackgroundNewsArticle AskPublicNewsArticle
    """.split()
)
PAGE = frozenset(("WebPage", "AboutPage", "CollectionPage", "Blog", "WebSite", "ItemPage"))
SITE = frozenset(("WebSite", "Blog"))
PERSON = frozenset(("Person",))
ORGANIZATION = frozenset(
    """
    Organization NewsMediaOrganization Corporation LocalBusiness PerformingGroup NewsOrganization Brand MusicGroup
    TheaterGroup OnlineBusiness EducationalOrganization
    """.split()
)
ROLE = frozenset(("PerformanceRole", "Role", "OrganizationRole"))
# what a review's item may be called and still be a film
VAGUE = frozenset(("CreativeWork", "Thing", "VideoObject", "Product", "MediaObject"))

_OTHERS = {
    "series": """
        TVSeries TVSeason TVEpisode Episode CreativeWorkSeries CreativeWorkSeason RadioSeries PodcastSeries
        PodcastEpisode
    """,
    "book": "Book Audiobook ComicIssue ComicSeries BookSeries",
    "game": "VideoGame Game",
    "music": "MusicAlbum MusicRecording MusicGroup",
    "elsewhere": """
        Restaurant LocalBusiness Product Recipe Hotel SoftwareApplication MobileApplication Event Course
        FoodEstablishment Place TheaterEvent
    """,
}
OTHER_KINDS = {name: kind for kind, names in _OTHERS.items() for name in names.split()}
"""What else a page can be about, by type."""

_PROPERTIES = """
    name headline title alternateName alternativeHeadline description abstract text url sameAs image thumbnailUrl
    contentUrl embedUrl trailer mainEntityOfPage mainEntity about mentions logo photo
    director directors actor actors performer starring producer producers musicBy composer editor cinematographer
    author creator writer contributor character characterName roleName givenName familyName publisher provider
    productionCompany distributor genre genres countryOfOrigin country inLanguage language duration timeRequired
    contentRating datePublished dateCreated dateModified dateReleased releaseDate copyrightYear releasedEvent startDate
    aggregateRating reviewRating ratingValue bestRating worstRating ratingCount reviewCount rating best worst average
    value count votes itemReviewed review reviews reviewBody articleBody positiveNotes negativeNotes itemListElement
    item hasPart isPartOf workPresented video potentialAction ratingExplanation
"""
# data-vocabulary.org (2009 to 2020, RDFa and microdata) and hReview beside schema.org's own
_OLD_PROPERTIES = {
    "reviewer": "author",
    "dtreviewed": "datePublished",
    "datereviewed": "datePublished",
    "itemreviewed": "itemReviewed",
    "reviewsummary": "headline",
    "reviewtext": "reviewBody",
    "moviedirector": "director",
}
_SPELLING = {name.casefold(): name for name in _PROPERTIES.split()} | _OLD_PROPERTIES

_KNOWN = FILM | REVIEW | RATING | ARTICLE | PAGE | PERSON | ORGANIZATION | ROLE | VAGUE | {"ItemList", *OTHER_KINDS}
_OLD_TYPES = {
    "video.movie": "Movie",
    "review-aggregate": "AggregateReview",
    "reviewaggregate": "AggregateReview",
}
_TYPES = {name.casefold(): name for name in _KNOWN} | _OLD_TYPES

LINKS = frozenset(
    """
    url sameAs image thumbnailUrl contentUrl embedUrl trailer mainEntityOfPage logo photo additionalType license
    discussionUrl downloadUrl installUrl
    """.split()
)
"""Properties whose value is an address, where an element has both an address and a text."""

REFERENCES = frozenset(
    """
    itemReviewed about mainEntity review reviews director directors actor actors producer author creator writer musicBy
    editor publisher productionCompany aggregateRating reviewRating workPresented item
    """.split()
)
"""Properties whose value may be another thing's bare id."""

TEXTS = frozenset(("reviewBody", "articleBody", "text", "description"))
"""Properties whose value may run over several paragraphs."""


@lru_cache(maxsize=4096)
def type_name(raw: str) -> str:
    """A type without vocabulary address or prefix, in schema.org's own spelling where it knows it.

    >>> type_name("https://schema.org/Movie"), type_name("schema:movie"), type_name("http://data-vocabulary.org/Review")
    ('Movie', 'Movie', 'Review')
    """
    name = _local(raw)
    return _TYPES.get(name.casefold(), name)


@lru_cache(maxsize=4096)
def type_names(raw: tuple[str, ...]) -> tuple[str, ...]:
    """Each type of a thing once, as `type_name` gives it."""
    return tuple(dict.fromkeys(type_name(name) for name in raw if name.strip()))


@lru_cache(maxsize=4096)
def property_name(raw: str) -> str:
    """A property in schema.org's spelling; one that it does not know as it stands.

    >>> property_name("http://schema.org/datePublished"), property_name("v:dtreviewed"), property_name("ratingvalue")
    ('datePublished', 'datePublished', 'ratingValue')
    """
    name = _local(raw)
    return _SPELLING.get(name.casefold(), name)


def _local(name: str) -> str:
    name = name.strip()[:300]
    for separator in "/#:":
        name = name.rstrip(separator).rpartition(separator)[2]
    return name
