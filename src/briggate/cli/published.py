"""Every address that the site has ever had, by what git remembers."""

import re
from pathlib import Path

from briggate.content.reader import address_of
from briggate.files.yaml import parse_yaml
from briggate.git.history import files_ever, texts_ever
from briggate.markdown.front_matter import split_front_matter

_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9._-]*/)*")


def published_addresses(folder: Path, until: str = "HEAD") -> frozenset[str] | None:
    """The addresses of every page and redirect that main has ever had; None where git's history is not here, or not all of it.

    What main has published since the commit `until` left it does not count: nobody who works from there can know of it.
    A page that was there only before its `publish_at` counts too: the history of what was live at which hour is not kept.
    """
    files = files_ever(folder, "content", until=until)
    if files is None:
        return None
    found = {address_of(file.removeprefix("content/")) for file in files if file.endswith(".md")}
    for text in texts_ever(folder, "content", until=until):
        if "redirect_from" in text:
            found.update(_listed(parse_yaml(split_front_matter(text).yaml or "", file="").data, "redirect_from"))
    for text in texts_ever(folder, "site_config/redirects", until=until):
        data = parse_yaml(text, file="").data
        found.update(str(each.get("old")) for each in data if isinstance(each, dict)) if isinstance(data, tuple) else None
    return frozenset(address for address in map(_whole, found) if _ADDRESS.fullmatch(address))


def _listed(data: object, key: str) -> list[str]:
    values = data.get(key) if isinstance(data, dict) else ()
    return [value for value in values if isinstance(value, str)] if isinstance(values, tuple) else []


def _whole(address: str) -> str:
    path = address.strip().strip("/").removesuffix(".md").removesuffix("/index")
    return f"/{path}/" if path else "/"
