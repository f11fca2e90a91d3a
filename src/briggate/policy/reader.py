"""checks/ from files: one file a subject, every fault with its line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briggate.files.half_read import half_read
from briggate.files.records import read_record, read_record_list, read_records
from briggate.files.text import FAULTS_MOST
from briggate.files.yaml import YamlPath, YamlValue
from briggate.files.yaml_folder import YamlFolder
from briggate.model.fault import Fault
from briggate.model.policy import (
    Budgets,
    HouseStyle,
    KnownIssue,
    ManualTest,
    Policy,
    RuleSetting,
    Search,
    Services,
    TopTask,
    Viewports,
    Waiver,
)
from briggate.model.record import Record
from briggate.model.settings import Placed

FOLDER = "checks"
FILES = (
    "rules.yml",
    "budgets.yml",
    "waivers.yml",
    "known_issues.yml",
    "searches.yml",
    "top_tasks.yml",
    "house_style.yml",
    "services.yml",
    "viewports.yml",
    "manual.yml",
    "spelling.txt",
    "README.md",
)
FOLDERS = ("local",)


@dataclass(frozen=True)
class PolicyRead:
    """What checks/ says, and every fault. Where there are faults, the policy serves to find more, and for nothing else."""

    policy: Policy
    faults: tuple[Fault, ...]


def read_policy(folder: Path) -> PolicyRead:
    """Read a whole checks folder. What is not there is as if nobody had said anything."""
    reader = _Reader(folder, FOLDER)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        reader.fault(FOLDER, 0, "this is no folder", "Put a folder in its place, or take it away.")
        return PolicyRead(Policy(), tuple(reader.faults))
    reader.check_names(FILES, FOLDERS)
    services, service_lines = reader.record("services.yml", Services())
    policy = Policy(
        budgets=reader.record("budgets.yml", Budgets())[0],
        house_style=reader.list_of("house_style.yml", HouseStyle),
        spelling=reader.words("spelling.txt"),
        waivers=reader.list_of("waivers.yml", Waiver),
        known_issues=reader.list_of("known_issues.yml", KnownIssue),
        searches=reader.list_of("searches.yml", Search),
        top_tasks=reader.list_of("top_tasks.yml", TopTask),
        manual=reader.list_of("manual.yml", ManualTest),
        services=services,
        viewports=reader.record("viewports.yml", Viewports())[0],
        service_lines={str(path[1]): line for path, line in service_lines.items() if path[:1] == ("not_provided",) and len(path) == 2},
    )
    rules, lines = reader.rules("rules.yml")
    return PolicyRead(replace(policy, rules=rules, rule_lines=lines), tuple(reader.faults))


def read_known_issues(folder: Path) -> tuple[tuple[Placed[KnownIssue], ...], tuple[Fault, ...]]:
    """The known issues of a checks folder alone, and what is wrong with them: the rest of the folder is nothing to a build."""
    reader = _Reader(folder, FOLDER)
    path = folder / "known_issues.yml"
    if path.is_symlink():
        reader.shortcut(path)
    issues = reader.list_of("known_issues.yml", KnownIssue) if folder.is_dir() and not folder.is_symlink() else ()
    return issues, tuple(reader.faults)


class _Reader(YamlFolder):
    def rules(self, file: str) -> tuple[Mapping[str, RuleSetting], Mapping[str, int]]:
        """The setting of each rule, and the line of every rule that is named, whether its setting can be read or not."""
        document = self.document(self.folder / file) if self._is_there(file) else None
        if document is None:
            return {}, {}
        rules, faults = rule_settings(document.data, file=f"{FOLDER}/{file}", lines=document.lines)
        self.faults += faults
        return rules, {name: document.lines[name,] for name in document.data} if isinstance(document.data, dict) else {}

    def record[R: Record](self, file: str, usual: R) -> tuple[R, Mapping[YamlPath, int]]:
        """The record that a whole file is, and where its values stand; `usual` where the file is not there, or says nothing."""
        document = self.document(self.folder / file) if self._is_there(file) else None
        if document is None or document.data is None:
            return usual, {}
        record, faults = read_record(type(usual), document.data, file=f"{FOLDER}/{file}", lines=document.lines)
        self.faults += faults
        return record or half_read(type(usual), document.data, {}) or usual, document.lines

    def list_of[R: Record](self, file: str, model: type[R]) -> tuple[Placed[R], ...]:
        name = f"{FOLDER}/{file}"
        document = self.document(self.folder / file) if self._is_there(file) else None
        if document is None:
            return ()
        records, faults = read_record_list(model, document.data, file=name, lines=document.lines)
        self.faults += faults
        return tuple(Placed(record, name, document.lines[number,]) for number, record in records.items())

    def words(self, file: str) -> frozenset[str]:
        """One word a line; what follows a # is for people."""
        text = self.text(self.folder / file) if self._is_there(file) else None
        lines = [line.partition("#")[0].strip() for line in (text or "").split("\n")]
        several = [(number, line) for number, line in enumerate(lines, 1) if len(line.split()) > 1]
        for number, line in several[:FAULTS_MOST]:
            self.fault(f"{FOLDER}/{file}", number, f"“{line[:80]}” is more than one word", "Give each word a line of its own.")
        return frozenset(line for line in lines if line)

    def _is_there(self, file: str) -> bool:
        path = self.folder / file
        return path.exists() or path.is_symlink()


def rule_settings(data: YamlValue, *, file: str, lines: Mapping[YamlPath, int]) -> tuple[dict[str, RuleSetting], list[Fault]]:
    """The good settings of checks/rules.yml, and the faults of the others. A word alone is short for a severity."""
    if not isinstance(data, dict):
        return read_records(RuleSetting, data, file=file, lines=lines)
    unexplained = [name for name, value in data.items() if value == "off"]
    settings: YamlValue = {
        name: value if isinstance(value, dict) else {"severity": value} for name, value in data.items() if name not in unexplained
    }
    rules, faults = read_records(RuleSetting, settings, file=file, lines=lines)
    for name in unexplained:
        wrong = f"the rule “{name[:80]}” is off, and nothing says why"
        faults.append(Fault(file, lines[name,], wrong, f"Write `{name[:80]}: {{severity: off, reason: …}}`."))
    return rules, faults
