"""A small site to search: documents with the traps of a council's pages, and the least markup that site.js and search.js need."""

import html
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briggate.search import SearchDocument, analyse, search_files
from briggate.theme.catalogue import read_words
from briggate.theme.scripts import scripts

HOSTILE = "<img src=x onerror=\"document.title='ran'\"> & “trap”"

DOCUMENTS = (
    SearchDocument(
        "/bins/missed-bin/",
        "Report a missed bin",
        "Tell us if we did not empty your bin.",
        where="Bins and recycling",
        terms=("Missed bin", "Bin not emptied"),
        synonyms=("bin men did not come", "uncollected rubbish"),
        headings=("What happens next",),
        body="We come back within 2 working days. Put the bin out by 7am, and leave it at the kerb.",
    ),
    SearchDocument("/bins/", "Bins and recycling", "Collections, new bins and recycling centres.", body="Recycle more at home."),
    SearchDocument(
        "/streets/fly-tipping/",
        "Report fly-tipping",
        "Tell us about rubbish dumped on a street or in a park.",
        where="Streets",
        terms=("Fly-tipping", "Dumped rubbish"),
        body="Fly-tipping is a crime. Send us an e-mail with the council’s reference.",
    ),
    SearchDocument(
        "/parking/permits/",
        "Get a parking permit",
        "Park near your home.",
        where="Parking",
        terms=("Parking permits",),
        body="Most permits cost the same in 2026.",
    ),
    SearchDocument("/parks/", "Parks and playgrounds", "Find a park near you.", terms=("Parks",), body="Dogs are welcome in every park."),
    SearchDocument(
        "/council-tax/", "Council tax", "Pay, get a discount, or tell us that you have moved.", body="You can pay by Direct Debit."
    ),
    SearchDocument(
        "/council-tax/pay/", "Pay your council tax", "Pay online or by phone.", where="Council tax", body="Council tax is due monthly."
    ),
    SearchDocument("/whats-on/", "What’s on", "Events in libraries and parks.", body="Something every day."),
    SearchDocument(
        "/libraries/", "Find a library", "Libraries, their hours and what they offer.", body="Wi-Fi is free. 14-19 year olds study here."
    ),
    SearchDocument("/trap/", HOSTILE, f"Nothing here runs: {HOSTILE}", where=HOSTILE, terms=("Constructor", "__proto__"), body="toString"),
)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def write_site(folder: Path, documents: tuple[SearchDocument, ...] = DOCUMENTS) -> None:
    """Pages at their addresses, the results page, an A–Z, and the index: everything below `folder`, which need not be a site's root."""
    for name, data in search_files(map(analyse, documents))[0].items():
        write(folder / "search" / name, data)
    for name, script in scripts():
        write(folder / "assets" / name, script)
    for document in documents:
        write_page(folder, document.address, f"<h1>{html.escape(document.title)}</h1>")
    write_page(folder, "/search/", "<h1>Search</h1><div data-search-results></div>")
    write_page(folder, "/a-to-z/", "<h1>A to Z of services</h1>")
    write(folder / "_headers", f"/*\n  Content-Security-Policy: {POLICY}\n".encode())


def write_page(folder: Path, address: str, main: str) -> None:
    root = "../" * (address.count("/") - 1)
    data = {
        "results": f"{root}search/",
        "search": f"{root}assets/search.js",
        "engine": f"{root}assets/search-engine.js",
        "lunr": f"{root}assets/lunr.js",
        "index": f"{root}search/manifest.json",
        "site-root": root,
        "words": json.dumps(_plain(read_words("en")["search"])),
    }
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    results_script = f'<script type="module" src="{root}assets/search.js"></script>' if address == "/search/" else ""
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(address)} – A council</title>'
        f'<script type="module" src="{root}assets/site.js"></script>{results_script}</head><body>'
        f'<form role="search" action="{root}a-to-z/" {attributes}><label for="q">Search</label>'
        f'<input id="q" type="search" name="q"><button>Search</button></form><main>{main}</main></body></html>'
    )
    write(folder / address.strip("/") / "index.html", page.encode())


def write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _plain(value: Any) -> Any:
    return {key: _plain(below) for key, below in value.items()} if isinstance(value, dict | MappingProxyType) else value
