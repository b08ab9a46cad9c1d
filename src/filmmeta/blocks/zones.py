"""Where on a page a block stands: its menus, side matter, comments, foot, as elements and their names tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from filmmeta.blocks.block import Block
from filmmeta.values.patterns import lazy

ZONE_TAGS = {
    "nav": "nav",
    "aside": "aside",
    "footer": "footer",
    "menu": "nav",
    "dialog": "aside",
    "figcaption": "caption",
    "caption": "caption",
}
_ZONE_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "search": "nav",
    "doc-toc": "nav",
    "dialog": "aside",
}
_NEVER_ZONES = frozenset(("html", "body", "main", "article", "form", "table", "tbody", "tr"))
_MAIN_NAMES = frozenset(
    """
    post entry article hentry content main entry-content post-content article-content article-body post-body story
    story-body site-content page-content main-content article__body post__content entry__content blog-post h-entry
    e-content page site wrapper container review review-body review-content single-post
    """.split()
)
_ZONE_WORDS = {
    "comments": """
        comment comments commentlist commentform disqus respond reply replies discussion trackbacks pingbacks
        webmention webmentions giscus utterances gitalk gitment isso valine waline twikoo artalk cusdis
    """,
    "related": """
        related relatedposts recommended recommendations similar trending popular teaser teasers readnext morefrom
        yarpp jp-relatedposts suggestions zergnet taboola outbrain
    """,
    "nav": """
        nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs crumb pagination pager paginav toc
        table-of-contents doc-toc toolbar
        skip navi sitemap nextprev wm-ipp wm-ipp-base donato skiplink topbar masthead
    """,
    "share": """
        share shares sharing sharer social socials sharedaddy addthis addtoany newsletter subscribe subscription
        signup
    """,
    "aside": """
        sidebar sidebars widget widgets aside rail promo advert advertisement advertising ad ads adsense sponsor
        sponsored popup modal overlay drawer offcanvas lightbox tooltip search searchform
    """,
    "footer": """
        footer colophon copyright legal footnotes
        cookie cookies cookiebanner cookieconsent cookieyes cmplz cky onetrust consent gdpr
    """,
    "bio": """
        author-bio about-author author-box authorbox author-info author-card authorbio post-author-box biography
        about-the-author author-description author__bio
    """,
    "caption": """
        caption captions wp-caption-text credit credits image-caption photo-credit
    """,
    "tags": """
        tags tagcloud tag-list taglist cat-links tag-links taxonomy hashtag-row post-tags entry-tags post_tags
        tags-links
    """,
    "hidden": """
        sr-only screen-reader-text visually-hidden visuallyhidden hidden-text offscreen assistive-text
    """,
}
_ZONE_OF = {word: zone for zone, found in _ZONE_WORDS.items() for word in found.split()}
_ZONE_WORD = lazy(
    r"(?<![a-z])(?:" + "|".join(sorted(map(re.escape, _ZONE_OF), key=len, reverse=True)) + r")(?![a-z])", re.IGNORECASE
)
# "has-navigation", "no-sidebar": what stands beside an element, not what it is
_STATE = lazy(r"(?:has|no|not|with|without)[-_]", re.IGNORECASE)
_OF_COMMENT = lazy(r"schema\.org/(?:User)?Comments?$")
_CAMEL = lazy(r"(?<=[a-z0-9])(?=[A-Z])")
_DISPLAY_NONE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# bought links that readers are not to see: pushed off the screen, shrunk to nothing, white on white
_OFF_SCREEN = lazy(
    r"(?:left|top|text-indent)\s*:\s*-\d{3}|font-size\s*:\s*[01](?:px|pt|%)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_WHITE = lazy(r"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white)\s*(?:;|!|$)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _zone_by_names(names: str) -> str:
    """The zone that class and id names speak of; a name of the main matter outweighs all others but comments."""
    found = ""
    each = names.split()
    for name in each:
        if name.lower() in _MAIN_NAMES:
            return "comments" if "comments" in each else ""  # "content comments"
        if not found and not _STATE.match(name) and (m := _ZONE_WORD.search(_CAMEL.sub("-", name))):
            found = _ZONE_OF[m[0].lower()]
    return found


def zone_of(tag: str, attributes: list[tuple[str, str]]) -> str:
    if tag in _NEVER_ZONES:
        return ""
    held = dict(attributes)
    if "itemtype" in held and _OF_COMMENT.search(held["itemtype"]):
        return "comments"  # a forum's answers, of which nothing else tells
    own, name, style = held.get("class"), held.get("id"), held.get("style")
    zone = _zone_by_names(f"{own or ''} {name or ''}") if own or name else ""
    if not zone:
        zone = ZONE_TAGS.get(tag, "") or _ZONE_ROLES.get(held.get("role", ""), "")
    if "hidden" in held or (style and _is_hidden(style)):
        return zone if zone in ("nav", "comments") else "hidden"  # an archive's toolbar is one, hidden or not
    return "related" if style and _is_off_screen(style) else zone


# a page has few styles, each many times
@lru_cache(maxsize=4096)
def _is_hidden(style: str) -> bool:
    return _DISPLAY_NONE.search(style) is not None


@lru_cache(maxsize=4096)
def _is_off_screen(style: str) -> bool:
    return _OFF_SCREEN.search(style) is not None


def is_unseen(tag: str, style: str) -> bool:
    """Whether an inline element is styled so that nobody reads it."""
    if _is_off_screen(style):
        return True
    return tag == "a" and bool(_WHITE.search(style)) and "background" not in style.lower()


_AN_INDEX = 300


def set_index_apart(blocks: Sequence[Block]) -> None:
    """Hundreds of list items that are links and nothing else are a site's index, whatever element holds them."""
    if len(blocks) > _AN_INDEX:
        lines = (b for b in blocks if b.tag == "li" and not b.zone and len(b.text) <= _LONGEST_ITEM)
        items = [b for b in lines if b.linked() > 0.8]
        for block in items if len(items) > _AN_INDEX else ():
            block.zone = "nav"


_LONGEST_ITEM = 100


_PROSE, _EASTERN_PROSE = 200, 70


def clear_false_zones(blocks: list[Block]) -> None:
    """A zone that holds most of the page's paragraphs is no side matter, whatever it is called."""
    prose: dict[str, int] = {}
    for block in blocks:
        # a script without spaces says as much in fewer signs
        if len(block.text) > (_PROSE if block.text[0] < "\u2e80" else _EASTERN_PROSE) and block.linked() < 0.5:
            prose[block.zone] = prose.get(block.zone, 0) + len(block.text)
    total = sum(prose.values())
    false = {z for z, n in prose.items() if z and z not in ("comments", "hidden", "footer") and n > 0.6 * total}
    if prose.get("", 0) == 0 and "hidden" in prose and "comments" not in prose:
        false.add("hidden")
    if false:
        for block in blocks:
            if block.zone in false:
                block.zone = ""
