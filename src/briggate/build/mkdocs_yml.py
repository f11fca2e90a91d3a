"""mkdocs.yml before MkDocs reads it, for reading it would already run code, fetch another file or look secrets up."""

from pathlib import Path

from briggate.files.text import read_text
from briggate.files.yaml import parse_yaml
from briggate.model.fault import Fault

NAME = "mkdocs.yml"
_REFUSED = {
    "hooks": ("`hooks` would run code on every publisher's machine", "Take them out."),
    "INHERIT": ("`INHERIT` would take settings from another file", "Write them here."),
}


def unsafe_settings(path: Path) -> list[Fault]:
    """What must not even be read: tags (`!ENV`, `!!python/…`), aliases, hooks, inheritance, templates from elsewhere than theme/."""
    text, faults = read_text(path, name=NAME)
    document = parse_yaml(text or "", file=NAME)
    found = [*faults, *document.faults]
    data = document.data if isinstance(document.data, dict) else {}
    found += [Fault(NAME, 0, *told) for key, told in _REFUSED.items() if key in data]
    theme = data.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir") not in (None, "theme", "theme/"):
        found.append(Fault(NAME, 0, "`custom_dir` names another folder than theme", "Write `custom_dir: theme`."))
    return found
