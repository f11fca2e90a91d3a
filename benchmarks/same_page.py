"""A built service page's words, set once more by mkdocs-material and once by GOV.UK Frontend."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from peers import command, environment, folder_of
from selectolax.lexbor import LexborHTMLParser, LexborNode


class Block(NamedTuple):
    """A piece of a page: `kind` is heading, subheading, paragraph, list, terms or button; `items` are its pieces of HTML."""

    kind: str
    items: tuple[str, ...]


class Words(NamedTuple):
    """All that a page says. Links keep where they lead."""

    council: str
    title: str
    summary: str
    alerts: tuple[tuple[str, str], ...]
    """(heading, text)"""
    crumbs: tuple[str, ...]
    body: tuple[Block, ...]
    side: tuple[Block, ...]
    topics: tuple[tuple[str, str], ...]
    """(address, name), as the menu has them"""
    footer: tuple[str, ...]


def words_of(page: Path) -> Words:
    """What a service page of ours says."""
    tree = LexborHTMLParser(page.read_bytes())
    for hidden in tree.css("main .unseen, main .icon, main .print-only, .crumb-back"):
        hidden.decompose()
    alerts = [[_inline(part) for part in each.css("p")] for each in tree.css(".alert")]
    return Words(
        council=_text(tree.css_first(".wordmark-name")),
        title=_text(tree.css_first("h1")),
        summary=_text(tree.css_first(".summary")),
        alerts=tuple((parts[0], " ".join(parts[1:])) for parts in alerts),
        crumbs=tuple(_inline(each) for each in tree.css(".breadcrumb li")),
        body=tuple(block for node in tree.css(".body > :not(h1):not(.summary)") for block in _blocks(node)),
        side=tuple(block for node in tree.css(".side, .page-foot") for block in _blocks(node)),
        topics=tuple((link.attributes["href"] or "", _text(link)) for link in tree.css(".menu-topics a")),
        footer=tuple(_inline(each) for each in tree.css(".footer-links li, .footer-council")),
    )


def _blocks(node: LexborNode) -> Iterator[Block]:
    if node.tag in ("h2", "h3"):
        yield Block("heading" if node.tag == "h2" else "subheading", (_text(node),))
    elif node.css_first(".button-start") is not None and node.tag == "p":
        yield Block("button", (_inline(node),))
    elif node.tag == "p":
        yield Block("paragraph", (_inline(node),))
    elif node.tag in ("ul", "ol"):
        yield Block("list", tuple(_inline(each) for each in node.css("li")))
    elif node.tag == "dl":
        yield Block("terms", tuple(_inline(each) for each in node.css("dt, dd")))
    else:
        for child in node.iter():
            yield from _blocks(child)


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _inline(node: LexborNode) -> str:
    """Text and links, and nothing else."""
    html = re.sub(r"<(?!/?a\b)[^>]*>", " ", node.inner_html or "")
    return " ".join(re.sub(r'<a\b[^>]*?(href="[^"]*")[^>]*>', r"<a \1>", html).split())


def refuse_other_words(words: Words, pages: Iterable[Path]) -> None:
    """Ends the program where a page lacks something that the words say: there would be nothing to compare."""
    items = [item for block in (*words.body, *words.side) for item in block.items]
    said = [words.title, words.summary, *items, *(part for alert in words.alerts for part in alert), *(name for _, name in words.topics)]
    for page in pages:
        tree = LexborHTMLParser(page.read_bytes())
        there = "".join(tree.text(separator=" ").split())
        lost = [each for each in said if "".join(LexborHTMLParser(f"<body>{each}").text().split()) not in there]
        if lost:
            raise SystemExit(f"{page} does not say: {lost[:5]}")


def material_page(words: Words, folder: Path) -> Path:
    """The page built by mkdocs-material as it comes, search among it, in a site with a page a topic. Only its fonts are left out: they
    come from Google's servers, which no benchmark may ask. The file is the page itself."""
    docs = folder / "docs"
    for address, name in words.topics:
        _write(docs / address.replace("../", "") / "index.md", f"# {name}\n\n{name} in {words.council}.\n")
    _write(docs / "index.md", f"# {words.council}\n")
    alerts = "\n\n".join(f"!!! warning\n    {heading}\n\n    {text}" for heading, text in words.alerts)
    blocks = "\n\n".join(_markdown(block) for block in (*words.body, *words.side))
    _write(docs / "bins/page.md", f"{alerts}\n\n# {words.title}\n\n{words.summary}\n\n{blocks}\n")
    _write(
        folder / "mkdocs.yml",
        f"site_name: {words.council}\nsite_url: https://demo.example.org/\ntheme: {{name: material, font: false}}\n"
        f"copyright: '{' '.join(words.footer)}'\nmarkdown_extensions: [admonition, attr_list, def_list]\n",
    )
    subprocess.run([*command("mkdocs-material"), "build", "--quiet"], cwd=folder, check=True, env=environment(), capture_output=True)
    return folder / "site/bins/page/index.html"


def _markdown(block: Block) -> str:
    if block.kind in ("heading", "subheading"):
        return f"{'##' if block.kind == 'heading' else '###'} {block.items[0]}"
    if block.kind == "list":
        return "\n".join(f"- {item}" for item in block.items)
    if block.kind == "terms":
        return "\n\n".join(f"{term}\n:   {said}" for term, said in _pairs(block.items))
    if block.kind == "button":
        return block.items[0].replace("<a ", '<a class="md-button md-button--primary" ')
    return block.items[0]


def govuk_page(words: Words, folder: Path) -> Path:
    """The page in the markup that GOV.UK Frontend publishes, with its compiled stylesheet, script, fonts and icons as they come.

    The topics stand in its footer: as a menu they would stand open until its script comes, and the page would jump. The file is the page.
    """
    package = folder_of("govuk-frontend") / "node_modules/govuk-frontend/dist/govuk"
    shutil.copytree(package / "assets", folder / "assets")
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        shutil.copy(package / name, folder / "assets" / name)
    page = folder / "bins/page/index.html"
    _write(page, _govuk_html(words))
    return page


def _govuk_html(words: Words) -> str:
    def listed(items: Iterable[str], css: str, link: str) -> str:
        return "".join(f'<li class="{css}">{item.replace("<a ", f"<a class={link} ")}</li>' for item in items)

    topics = listed((f'<a href="{address}">{name}</a>' for address, name in words.topics), "govuk-footer__list-item", "govuk-footer__link")
    alerts = "".join(_govuk_alert(number, *alert) for number, alert in enumerate(words.alerts))
    return f"""<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{escape(words.title)} – {escape(words.council)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1d70b8">
<link rel="icon" sizes="48x48" href="/assets/images/favicon.ico">
<link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml">
<link rel="mask-icon" href="/assets/images/govuk-icon-mask.svg" color="#1d70b8">
<link rel="apple-touch-icon" href="/assets/images/govuk-icon-180.png">
<link rel="manifest" href="/assets/manifest.json">
<link rel="stylesheet" href="/assets/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header">
<div class="govuk-service-navigation" data-module="govuk-service-navigation"><div class="govuk-width-container">
<div class="govuk-service-navigation__container">
<span class="govuk-service-navigation__service-name"><a href="/" class="govuk-service-navigation__link">{escape(words.council)}</a></span>
</div></div></div>
</header>
<div class="govuk-width-container">
<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">
{listed(words.crumbs, "govuk-breadcrumbs__list-item", "govuk-breadcrumbs__link")}
</ol></nav>
<form action="/search" role="search" class="govuk-form-group"><label class="govuk-label" for="search">Search for a service</label>
<input class="govuk-input govuk-input--width-20" id="search" name="q" type="search">
<button type="submit" class="govuk-button" data-module="govuk-button">Search</button></form>
<main class="govuk-main-wrapper" id="main-content">
{alerts}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">{escape(words.title)}</h1>
<p class="govuk-body-l">{escape(words.summary)}</p>
{"".join(map(_govuk, words.body))}
</div><div class="govuk-grid-column-one-third">
{"".join(map(_govuk, words.side))}
</div></div>
</main></div>
<footer class="govuk-template__footer"><div class="govuk-footer"><div class="govuk-width-container">
<div class="govuk-footer__navigation"><div class="govuk-footer__section govuk-grid-column-full">
<h2 class="govuk-footer__heading govuk-heading-m">Services by topic</h2>
<ul class="govuk-footer__list govuk-footer__list--columns-3">{topics}</ul></div></div>
<hr class="govuk-footer__section-break"><div class="govuk-footer__meta">
<div class="govuk-footer__meta-item govuk-footer__meta-item--grow"><ul class="govuk-footer__inline-list">
{listed(words.footer, "govuk-footer__inline-list-item", "govuk-footer__link")}
</ul></div></div></div></div></footer>
<script type="module" src="/assets/govuk-frontend.min.js"></script>
<script type="module">import {{ initAll }} from '/assets/govuk-frontend.min.js'; initAll()</script>
</body>
</html>
"""


def _govuk_alert(number: int, heading: str, text: str) -> str:
    return f"""
<div class="govuk-notification-banner" role="region" aria-labelledby="alert-{number}" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="alert-{number}">Important</h2></div>
<div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">{heading}</p>
<p class="govuk-body">{text}</p></div></div>
"""


def _govuk(block: Block) -> str:
    items = [item.replace("<a ", '<a class="govuk-link" ') for item in block.items]
    if block.kind == "heading":
        return f'<h2 class="govuk-heading-m">{items[0]}</h2>\n'
    if block.kind == "subheading":
        return f'<h3 class="govuk-heading-s">{items[0]}</h3>\n'
    if block.kind == "list":
        return f'<ul class="govuk-list govuk-list--bullet">{"".join(f"<li>{item}</li>" for item in items)}</ul>\n'
    if block.kind == "terms":
        rows = (
            f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{term}</dt>'
            f'<dd class="govuk-summary-list__value">{said}</dd></div>'
            for term, said in _pairs(tuple(items))
        )
        return f'<dl class="govuk-summary-list">{"".join(rows)}</dl>\n'
    if block.kind == "button":
        icon = (
            '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" '
            'aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>'
        )
        opened = '<a role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button" '
        return block.items[0].replace("<a ", opened).replace("</a>", f"{icon}</a>") + "\n"
    return f'<p class="govuk-body">{items[0]}</p>\n'


def _pairs(items: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from zip(items[::2], items[1::2], strict=True)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
