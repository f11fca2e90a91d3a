"""A corpus as the peers read it: the same pages, and layouts that show the same parts as ours, from benchmarks/layouts/.

What every page of ours has around its own content (what <head> loads, the header with its menu and search form, the footer, the assets) is
taken from a page that ours has built, so that theirs weigh the same whatever becomes of our theme. Material and Zensical keep their own.
Our [[references]] become what they stand for, captions a line of text; a note is a quotation where a peer has no notes.
"""

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

LAYOUTS = Path(__file__).parent / "layouts"
SITE_URL, COUNCIL, HOURS = "https://big.example.org", "Big Council", "Monday to Friday, 9am to 5pm"

MKDOCS_YML = f"""\
site_name: {COUNCIL}
site_url: {SITE_URL}/
docs_dir: content
site_dir: build/site
theme:
  name: material
  custom_dir: layouts
  font: false
  features: [navigation.prune, navigation.indexes]
plugins: [search]
markdown_extensions: [admonition, toc]
extra:
  contacts: %s
"""
HUGO_TOML = f"""\
baseURL = "{SITE_URL}/"
locale = "en-gb"
title = "{COUNCIL}"
disableKinds = ["taxonomy", "term", "rss", "404"]
disableHugoGeneratorInject = true
[markup.highlight]
noClasses = false
"""


@dataclass(frozen=True)
class Source:
    """A page of the corpus."""

    address: str
    """With a slash at both ends."""
    meta: dict[str, Any]
    body: str

    @property
    def landing(self) -> str:
        """The address of the page above."""
        return re.sub(r"[^/]+/$", "", self.address)

    @property
    def is_landing(self) -> bool:
        return "type" in self.meta


class PeerSites:
    """Writes the projects of the peers from the project in `folder`, built in `built`."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.folder = folder
        self.built = built
        self.pages = [self._source(path) for path in sorted((folder / "content").rglob("*.md"))]

    def write_hugo(self, folder: Path) -> None:
        for page in self.pages:
            write(folder / "content" / _file(page, "_index.md"), self.text(page))
        shutil.copytree(LAYOUTS / "hugo", folder / "layouts")
        for name, html in self.frame.items():
            if "{{" in html:
                raise SystemExit(f"What stands in {name} of our pages would be a command to Hugo.")
            write(folder / f"layouts/_partials/{name}.html", html)
        shutil.copytree(self.built / "assets", folder / "static/assets")
        write(folder / "data/contacts.json", json.dumps(self.contacts))
        write(folder / "hugo.toml", HUGO_TOML)

    def write_eleventy(self, folder: Path) -> None:
        for page in self.pages:
            write(folder / "content" / _file(page, "index.md"), self.text(page, layout="list.njk" if page.is_landing else "page.njk"))
        for path in (LAYOUTS / "eleventy").iterdir():
            shutil.copy(path, folder if path.suffix == ".js" else _made(folder / "layouts"))
        for name, data in (("contacts", self.contacts), ("frame", self.frame), ("site", {"name": COUNCIL, "url": SITE_URL})):
            write(folder / f"data/{name}.json", json.dumps(data))
        shutil.copytree(self.built / "assets", folder / "static/assets")

    def write_mkdocs(self, folder: Path) -> None:
        """For Material and for Zensical. Neither finds a page by its address in a template: its title is in the page's own data."""
        for page in self.pages:
            heading = f"Everything in {page.meta['title']}" if page.is_landing else "Related pages"
            text = self.text(page, notes=True, linked=self._linked(page), linked_heading=heading)
            write(folder / "content" / _file(page, "index.md"), text)
        shutil.copytree(LAYOUTS / "mkdocs", folder / "layouts")
        write(folder / "mkdocs.yml", MKDOCS_YML % json.dumps(self.contacts))

    def text(self, page: Source, notes: bool = False, **more: object) -> str:
        """The Markdown of a page as peers read it, with more in its front matter."""
        said = {name: value for name, value in page.meta.items() if name not in ("type", "a_to_z", "synonyms", "channels")} | more
        body = re.sub(r"\[\[phone (\w+)\]\]", lambda found: "[{number}]({url})".format(**self.contacts[found[1]]), page.body)
        body = body.replace("[[fact answer-days]]", "5 working days")
        if not notes:
            body = re.sub(r'^!!! note "(.*)"\n {4}(.*)$', r"> **\1**\n>\n> \2", body, flags=re.MULTILINE)
        return f"---\n{yaml.dump(said, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)}---\n{body}"

    @cached_property
    def contacts(self) -> Mapping[str, Mapping[str, str]]:
        contacts = {}
        for path in (self.folder / "site_config/contacts").iterdir():
            said = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)[path.stem]
            number = said["phones"][0]["number"]
            contacts[path.stem] = {"name": said["name"], "number": number, "url": f"tel:{number.replace(' ', '')}", "hours": HOURS}
        return contacts

    @cached_property
    def frame(self) -> Mapping[str, str]:
        """What our built pages have alike, with addresses from the site's root."""
        page = next(self.built.glob("topic-*/page-*/index.html")).read_text(encoding="utf-8").replace('"../../', '"/')
        head = re.findall(r'<(?:link rel="(?:alternate|icon|stylesheet)|script type="module"|meta name="(?:color|format)).*', page)
        header, footer = (page[page.index(f"<{name} ") : page.index(f"</{name}>") + len(f"</{name}>")] for name in ("header", "footer"))
        arrow = re.search(r'(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">.*?</svg>)', page)
        return {"head": "\n".join(head), "header": header, "footer": footer, "arrow": arrow[0] if arrow else ""}

    @cached_property
    def _by_address(self) -> Mapping[str, Source]:
        return {page.address: page for page in self.pages}

    @cached_property
    def _children(self) -> Mapping[str, list[Source]]:
        children = defaultdict(list)
        for page in sorted(self.pages, key=lambda page: str(page.meta["title"])):
            children[page.landing].append(page)
        return children

    def _linked(self, page: Source) -> list[dict[str, str]]:
        if page.is_landing:
            return [_brief(each) | {"summary": each.meta["summary"]} for each in self._children[page.address]]
        related = page.meta.get("related")
        return [_brief(each) for each in (map(self._by_address.__getitem__, related) if related else self._children[page.landing][:5])]

    def _source(self, path: Path) -> Source:
        front, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        name = path.relative_to(self.folder / "content").with_suffix("").as_posix()
        address = f"/{name}/".removesuffix("index/")
        return Source(address, yaml.load(front, yaml.CSafeLoader), body)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _brief(page: Source) -> dict[str, str]:
    return {"url": page.address, "title": str(page.meta["title"])}


def _file(page: Source, landing: str) -> str:
    return f"{page.address[1:]}{landing}" if page.is_landing else f"{page.address[1:-1]}.md"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
