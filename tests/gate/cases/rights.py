"""R7 and R9: whose a file is, whether it comes, goes or changes; and that a change is of one class."""

from tests.gate.cases.bench import EXECUTABLE, Bench, Files, Held
from tests.gate.cases.case import add, case
from tests.gate.cases.history import PARK
from tests.gate.cases.honest import MISSED, WORDS

PERMISSIONS = "governance/permissions.yml"


def _by(id: str, code: str, tried: str, person: str, files: Files, *approvers: str, rule: str = "R7") -> None:
    """A case of one commit by somebody, approved by people who may well approve such a change."""

    def attempt(bench: Bench) -> None:
        bench.commit(person, files)
        bench.approve(*approvers)
        bench.push()

    add(id, rule, code, tried, attempt)


NOT = "path-not-yours"
_by("rights-foreign-page", NOT, "a page of another section is changed", "bins-editor", {PARK: "Mine.\n"}, "parks-lead")
_by("rights-foreign-delete", NOT, "a page of another section is taken away", "bins-editor", {PARK: None}, "parks-lead")
_by("rights-foreign-beside", NOT, "a foreign page hides among own ones", "bins-editor", {MISSED: WORDS, PARK: "Mine.\n"}, "web-lead")
_by("rights-foreign-facts", NOT, "facts of the council are changed", "bins-editor", {"site_config/council.yml": "name: Mine\n"}, "web-lead")
_by("rights-approver-only", NOT, "somebody who only approves there writes", "parks-lead", {PARK: "Mine.\n"}, "web-lead")
_by("rights-holder-page", NOT, "a governance holder changes a page", "holder-one", {PARK: "Mine.\n"}, "parks-lead")
_by("rights-prefix-twin", "path-outside-sections", "a folder's name begins like a section's", "bins-editor",
    {"content/bins-evil/a.md": "x\n"}, "bins-lead")  # fmt: skip
_by("rights-prefix-file", "path-outside-sections", "a page's name is that of a section", "bins-editor", {"content/bins.md": "x\n"},
    "bins-lead")  # fmt: skip
_by("rights-no-section", "path-outside-sections", "a page lies where no section is", "web-lead", {"content/schools/a.md": "x\n"},
    "bins-lead")  # fmt: skip

for name, path in (
    ("mkdocs", "mkdocs.yml"), ("workflow", ".github/workflows/publish.yml"), ("capital-folder", "Content/bins/a.md"),
):  # fmt: skip
    tried = f"a publisher changes {path}"
    _by(f"rights-platform-{name}", NOT, tried, "bins-editor", {path: "x\n"}, "platform-one", "platform-two", rule="R9")

_by("rights-platform-name", "path-name", "a platform holder adds a script that a command takes for an option", "platform-one",
    {"tools/-rf": "x\n"}, "platform-two", "platform-three")  # fmt: skip
_by("rights-holder-platform", NOT, "a governance holder changes mkdocs.yml", "holder-one", {"mkdocs.yml": "x: 1\n"}, "holder-two",
    "holder-three")  # fmt: skip
_by("rights-platform-policy", NOT, "a platform holder changes the policy", "platform-one", {PERMISSIONS: "x: 1\n"}, "holder-two",
    "holder-three")  # fmt: skip
_by("rights-publisher-policy", NOT, "a publisher changes the policy, approved by two holders", "bins-lead",
    {PERMISSIONS: "serial: 2\n"}, "holder-one", "holder-two")  # fmt: skip
_by("rights-publisher-checks", NOT, "a publisher loosens a rule", "bins-lead", {"checks/budgets.yml": "page: 9000\n"},
    "holder-one", "holder-two")  # fmt: skip
_by("classes-page-policy", "classes-mixed", "a page and the policy in one commit", "holder-one", {MISSED: WORDS,
    PERMISSIONS: "serial: 2\n"}, rule="R9")  # fmt: skip
_by("classes-page-platform", "classes-mixed", "a page and mkdocs.yml in one commit", "platform-one", {MISSED: WORDS,
    "mkdocs.yml": "x: 1\n"}, rule="R9")  # fmt: skip
_by("classes-policy-platform", "classes-mixed", "the policy and mkdocs.yml", "holder-one", {PERMISSIONS: "serial: 2\n",
    "mkdocs.yml": "x\n"}, rule="R9")  # fmt: skip
_by("classes-moved-out", "classes-mixed", "a page is moved out of all sections", "bins-editor", {MISSED: None,
    "missed-bin.md": WORDS}, rule="R9")  # fmt: skip


@case("classes-two-commits", "R9", "classes-mixed", "a page in one commit and the policy in the next, each by whom it is for")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(2)})
    bench.approve("bins-lead", "holder-two", "holder-three")
    bench.push()


@case("classes-back-again", "R9", "classes-mixed", "mkdocs.yml is changed and put back beside a page")
def _(bench: Bench) -> None:
    bench.commit("platform-one", {"mkdocs.yml": "site_name: Other\n"})
    bench.commit("bins-editor", {"mkdocs.yml": bench.text("mkdocs.yml"), MISSED: WORDS}, parents=[bench.head])
    bench.approve("bins-lead", "platform-two", "platform-three")
    bench.push()


@case("rename-into-own", "R7", NOT, "a page of another section is moved into one's own")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {PARK: None, "content/bins/roundhay.md": bench.text(PARK)})
    bench.approve("bins-lead")
    bench.push()


@case("rename-over-foreign", "R7", NOT, "an own page is moved over one of another section")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: None, PARK: bench.text(MISSED)})
    bench.approve("web-lead")
    bench.push()


@case("rename-folder", "R7", NOT, "the whole folder of another section is moved into one's own")
def _(bench: Bench) -> None:
    inner = {path: held for path, held in bench.files().items() if path.startswith("content/parks/")}
    gone = dict.fromkeys(inner)
    bench.commit("bins-editor", gone | {path.replace("/parks/", "/bins/parks/"): held for path, held in inner.items()})
    bench.approve("bins-lead", "web-lead")
    bench.push()


@case("rights-foreign-mode", "R3", "object-not-file", "only the mode of a page is changed, so that it can be run")
def _(bench: Bench) -> None:
    page = bench.files()[MISSED]
    bench.commit("bins-editor", {MISSED: Held(EXECUTABLE, page.id)})
    bench.approve("bins-lead")
    bench.push()


@case("grant-and-use-in-one", "R2", "classes-mixed", "a holder gives an editor another section, which is used in the same commit")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {"governance/publishers.yml": _granted(bench), PERMISSIONS: bench.council.permissions(2), PARK: "Mine.\n"})
    bench.approve("holder-two", "holder-three")
    bench.push()


@case("grant-and-use-in-two", "R2", NOT, "a holder gives an editor another section, which the editor uses in the next commit")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {"governance/publishers.yml": _granted(bench), PERMISSIONS: bench.council.permissions(2)})
    bench.commit("bins-editor", {PARK: "Mine.\n"})
    bench.approve("holder-two", "holder-three", "parks-lead")
    bench.push()


@case("grant-myself", "R2", NOT, "an editor takes another section, and uses it in the next commit")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"governance/publishers.yml": _granted(bench), PERMISSIONS: bench.council.permissions(2)})
    bench.commit("bins-editor", {PARK: "Mine.\n"})
    bench.approve("holder-two", "holder-three", "parks-lead")
    bench.push()


def _granted(bench: Bench) -> str:
    people = bench.council.people()
    return people.replace("sections: [bins]", "sections: [bins, parks]", 1)
