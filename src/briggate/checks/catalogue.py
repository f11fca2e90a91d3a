"""Every rule there is: one file each, found by its name."""

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from briggate.checks.rule import Rule

RULES = Path(__file__).parent / "rules"
LOCAL = "local"
"""The family of a council's own rules."""


class CatalogueError(Exception):
    """Files of rules that are none, in words for the person who wrote them; one line each."""


@dataclass(frozen=True)
class Catalogue:
    """Rules by id, in the order of family and id."""

    rules: dict[str, Rule]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.family for rule in self))


def load_catalogue(local: Path | None = None) -> Catalogue:
    """The engine's rules and a council's own (every .py file of the folder `local`). Raises CatalogueError."""
    rules, faults = dict(_own()), list[str]()
    if local is not None and local.is_dir():
        _add(rules, faults, ((path, LOCAL, _local_module(path)) for path in sorted(local.glob("*.py"))))
    if faults:
        raise CatalogueError("\n".join(faults))
    return Catalogue(rules)


@cache
def _own() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    faults: list[str] = []
    files = [path for path in sorted(RULES.glob("*/*.py")) if path.stem != "__init__"]
    _add(rules, faults, ((path, path.parent.name, f"briggate.checks.rules.{path.parent.name}.{path.stem}") for path in files))
    if faults:
        raise CatalogueError("\n".join(faults))
    return rules


def _local_module(path: Path) -> str:
    """Loads a council's own rule file, and gives the name by which it is known from then on."""
    name = f"briggate_local_rules.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path, loader=_FromItsText(name, str(path)))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # whatever a council's own file does wrong is told to its author, and no rule is run
        del sys.modules[name]
        raise CatalogueError(f"checks/local/{path.name}  cannot be read: {type(error).__name__}: {error}") from error
    return name


class _FromItsText(SourceFileLoader):
    """Reads a council's rule from its text alone, and writes nothing beside it.

    What Python keeps of a module would be a change of the project, and what somebody had put there in its place would be run unread.
    """

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def _add(rules: dict[str, Rule], faults: list[str], files: Iterable[tuple[Path, str, str]]) -> None:
    for path, family, module in files:
        rule = getattr(importlib.import_module(module), "rule", None)
        name = f"checks/local/{path.name}" if family == LOCAL else f"{family}/{path.name}"
        if not isinstance(rule, Rule):
            faults.append(f"{name}  has no rule  Let it say `rule = Rule(id=…)`.")
        elif rule.id != path.stem.replace("_", "-"):
            faults.append(f"{name}  the rule calls itself “{rule.id}”  Give the file and the rule one name.")
        elif rule.function is None:
            faults.append(f"{name}  the rule has no function  Put `@rule.over(…)` above the function that looks.")
        elif rule.id in rules:
            faults.append(f"{name}  there is a rule “{rule.id}” already, in {rules[rule.id].family}/  Give it another name.")
        else:
            rule.family = family
            rules[rule.id] = rule
