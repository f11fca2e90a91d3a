"""Alterations of what commits write: paths, modes, texts, and the bytes of folders."""

from random import Random

from briggate.governance.refusals import Refused
from tests.gate.cases.bench import EXECUTABLE, FILE, FOLDER, GITLINK, SYMLINK
from tests.gate.council import ROLES
from tests.gate.fuzz import alter_bytes
from tests.gate.fuzz.honest import MISSED, NEW_BIN, PARK, WORDS, as_it_was
from tests.gate.fuzz.scenes import FILES, CommitPlan, Scene
from tests.gate.fuzz.table import read_tree, tree_bytes

WHO = (*ROLES, "stranger", "bins-lead-2")
NAMES = (
    PARK, "content/index.md", "content/schools/a.md", "content/bins-evil/a.md", "content/bins.md", "content/bins/x.html",
    "content/bins/x.svg",
    "content/bins/X.md", "content/bins/Missed-Bin.md", "content/bins/missed-bin/index.md", "content/bins/cafe\u0301.md",
    "content/bins/aux.md",
    "content/bins/\u202ex.md", "content/bins/x\ny.md", "content/bins/\udcff.md", "content/bins/-rf.md", "content/bins/.hidden.md",
    "content/bins/:(exclude)x.md", "content/bins/\uff41.md", "content/bins/../parks/x.md", "content/bins/.git/config", "content/bins/x.md.",
    "content/bins/a/b/c/d/e/f/g/h/i/x.md", "content/bins/a/b/c/d/e/f/g/h/x.md", "content/bins/page", "content/bins/x.pdf",
    "content/bins/lpt1.md",
    "site_config/council.yml", "site_config/contacts/bins.yml", "site_config/contacts/parks.yml", "site_config/redirects/bins.yml",
    "site_config/a_to_z/bins.yml", "governance/override.yml", "governance/README.md", "governance/review.yml", "checks/budgets.yml",
    "checks/local/x.py", "mkdocs.yml", "MkDocs.yml", "Content/bins/x.md", "x", "tools/\x1b[2J", "tools/.git/x", "tools/-x", "tools/\u00e9",
    "content", "content/bins/new-bin.md/x.md", ".github/workflows/x.yml", "checks/waivers.yml", "content/parks/index.md",
)  # fmt: skip
TEXTS = (
    WORDS.replace("/bins/late/", "/parks/late/"), WORDS.replace("/bins/late/", "/bins/../parks/x/"),
    WORDS.replace("/bins/late/", "/nowhere/"),
    WORDS.replace("Wheelie bins", "Bandstands"), WORDS.replace("Wheelie bins", "  bandSTANDS "), WORDS.replace("Missed bin", "Roundhay"),
    WORDS.replace("redirect_from", "parts: [{file: ../parks/x.md}]\nredirect_from"), WORDS + "\u202ehidden", WORDS + "\x1b[2J",
    WORDS + "\ue000",
    WORDS.replace("[Wheelie bins]", "&a [Bandstands]"), WORDS.replace("---\n", "---\r\n"), "\ufeff" + WORDS, "", "---\n", WORDS,
)  # fmt: skip
BIG = b"x" * 400_001


def bytes_of_tree(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    rng.choice((plan.root, plan.root, plan.folders)).append(alter_bytes.drawn(rng, as_it_was(scene.kind)))
    plan.is_stale = rng.random() < 0.3


def bytes_of_file(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    written = [path for path, file in plan.files.items() if file]
    if written:
        path = rng.choice(written)
        file = plan.files[path]
        assert file is not None
        plan.files[path] = (file[0], alter_bytes.drawn(rng, as_it_was(scene.kind))(file[1]))
        plan.is_stale = rng.random() < 0.3


def path(rng: Random, scene: Scene) -> None:
    """A file more, in a place of its own kind; or one that is written moves there; or it is taken away."""
    plan, path = rng.choice(scene.commits), rng.choice(NAMES)
    what = rng.randrange(4)
    if what == 0 and path in FILES:
        plan.files[path] = None
    elif what == 1 and plan.files:
        old = rng.choice(list(plan.files))
        plan.files[path] = plan.files.pop(old)
    else:
        plan.files[path] = (FILE, rng.choice((b"---\ntitle: New\n---\n", b"x: 1\n", b"\x89PNG", b"- old: /parks/x/\n  new: x\n")))
    _drop_inside(plan)


def twin(rng: Random, scene: Scene) -> None:
    """A file more that would be one with another that is there."""
    pages = ("content/bins/missed-bin/index.md", "content/bins/new-bin/index.md")
    path = rng.choice(("MkDocs.yml", "tools/look.py") if scene.kind == "platform" else pages)
    rng.choice(scene.commits).files[path] = (FILE, b"---\ntitle: New\n---\n")


def mode(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    path = rng.choice((*plan.files, *NAMES))
    file = plan.files.get(path) or (FILE, b"../../etc/passwd")
    plan.files[path] = (rng.choice((EXECUTABLE, SYMLINK, GITLINK, FOLDER, "100664", "100600", "0100644", "100645")), file[1])
    _drop_inside(plan)


def text(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    path = rng.choice((MISSED, MISSED, NEW_BIN, *plan.files))
    big = BIG[: rng.choice((400_000, 400_001))]
    plan.files[path] = (FILE, rng.choice((*(text.encode() for text in TEXTS), b"Caf\xe9\n", big, b"a\0b")))
    _drop_inside(plan)


def facts(rng: Random, scene: Scene) -> None:
    """Redirects and words of the A–Z outside pages."""
    plan = rng.choice(scene.commits)
    if rng.random() < 0.5:
        old = rng.choice(("/bins/x/", "/parks/x/", "/bins/../parks/", "/", "/bins/x#y", "https://example.org/", "/schools/"))
        plan.files["site_config/redirects/bins.yml"] = (FILE, f"- old: {old}\n  new: bins/index.md\n".encode())
    else:
        term = rng.choice(("Bandstands", "bandstands", "Roundhay", "Skips", '"Band\\u0073tands"', "Parks"))
        plan.files["site_config/a_to_z/bins.yml"] = (FILE, f"- term: {term}\n  page: bins/index.md\n".encode())


def entries(rng: Random, scene: Scene) -> None:
    """Entries of a folder in another order, twice, or under a name that leads elsewhere."""
    plan = rng.choice(scene.commits)
    name = rng.choice(
        (b"", b".", b"..", b".git", b".GIT", b"git~1", b"content/parks/x.md", b"a\0b", b".g\xe2\x80\x8cit", b"zz\xff", b"content")
    )
    what, draws = rng.randrange(4), rng.random()

    def edit(data: bytes) -> bytes:
        try:
            entries = read_tree(data)
        except Refused:  # it is altered already
            return data
        at = int(draws * len(entries))
        if not entries or what == 0:
            entries.reverse()
        elif what == 1:
            entries.insert(at, entries[at])
        elif what == 2:
            entries[at] = (entries[at][0], name, entries[at][2])
        else:
            entries[at] = (rng.choice((FILE, FOLDER, SYMLINK, GITLINK, "40755")), entries[at][1], entries[at][2])
        return tree_bytes(entries)

    (plan.root if rng.random() < 0.5 else plan.folders).append(edit)


def _drop_inside(plan: CommitPlan) -> None:
    """Where a file stands in a folder's place, nothing lies in the folder; git cannot say it otherwise."""
    for path in [path for path in plan.files if any(path.startswith(f"{other}/") for other in plan.files)]:
        del plan.files[path]
