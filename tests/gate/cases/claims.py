"""R7: rights over addresses and words of the A–Z follow those over files."""

from tests.gate.cases.bench import Bench
from tests.gate.cases.case import ACCEPTED, add
from tests.gate.cases.honest import MISSED

REDIRECTS, TERMS = "site_config/redirects/bins.yml", "site_config/a_to_z/bins.yml"


def _claim(id: str, code: str, tried: str, path: str, text: str, *approvers: str, legacy: str = "") -> None:
    """A case of a file of the bins' section that claims something. `legacy` is what the page of a park says already."""

    def attempt(bench: Bench) -> None:
        if legacy:
            bench.place_main({"content/parks/roundhay.md": legacy})
        bench.commit("bins-editor", {path: text})
        bench.approve(*(approvers or ("bins-lead",)))
        bench.push()

    add(id, "R7", code, tried, attempt)


def _page(line: str) -> str:
    return f"---\ntitle: Missed bin\n{line}\n---\nTell us.\n"


FOREIGN = "address-not-yours"
_claim("address-redirect-from", FOREIGN, "a page takes the old address of a park", MISSED, _page("redirect_from: [/parks/old/]"))
_claim("address-live", FOREIGN, "a page takes the address that a park has", MISSED, _page("redirect_from: [/parks/roundhay/]"))
_claim("address-up", FOREIGN, "the address climbs out of the section", MISSED, _page("redirect_from: [/bins/../parks/roundhay/]"))
_claim("address-no-section", FOREIGN, "a page takes an address of no section", MISSED, _page("redirect_from: [/schools/]"))
_claim("address-twin", FOREIGN, "a page takes an address that begins like the section's", MISSED, _page("redirect_from: [/bins-evil/]"))
_claim("address-redirects", FOREIGN, "the section's redirects hold an address of parks", REDIRECTS, "- {old: /parks/old/, new: /bins/}\n")
_claim("address-redirects-windows", FOREIGN, "the same after a mark that Windows makes", REDIRECTS,
       "\ufeff- {old: /parks/old/, new: /bins/}\r\n")  # fmt: skip
_claim("address-part", FOREIGN, "a guide takes a page of a park as its part", MISSED,
       _page("parts: [{title: A, file: ../parks/roundhay.md}]"))  # fmt: skip
_claim("address-own", ACCEPTED, "a page takes an old address of its section", MISSED, _page("redirect_from: [/bins/late/]"))
_claim("address-own-redirects", ACCEPTED, "an old address of the section leads elsewhere", REDIRECTS,
       "- {old: /bins/late/, new: /parks/}\n")  # fmt: skip

TAKEN = "term-of-another"
_claim("term-page", TAKEN, "a page takes a word that parks have", MISSED, _page("a_to_z: [Bandstands]"))
_claim("term-capitals", TAKEN, "the same in other letters, with more space", MISSED, _page('a_to_z: ["BAND\\x53TANDS "]'))
_claim("term-title", TAKEN, "a page takes the title of a park", MISSED, "---\ntitle: roundhay\n---\n")
_claim("term-list", TAKEN, "the section's list of words takes it", TERMS, "- {term: Bandstands, page: bins/missed-bin.md}\n")
_claim("term-welsh", TAKEN, "it begins with an accent, in other letters", MISSED, _page("a_to_z: [ÉCLAIRS]"),
       legacy=_page("a_to_z: [Éclairs]"))  # fmt: skip
_claim("term-spaced", TAKEN, "the park has two spaces in it", MISSED, _page("a_to_z: [Band stands]"),
       legacy=_page('a_to_z: ["Band  stands"]'))  # fmt: skip
_claim("term-wrong-approver", TAKEN, "only the section that takes it agrees", MISSED, _page("a_to_z: [Bandstands]"), "bins-lead",
       "bins-deputy")  # fmt: skip
_claim("term-only-theirs", "approval-missing", "only the section that had it agrees", MISSED, _page("a_to_z: [Bandstands]"), "parks-lead")


def _own_agreement(bench: Bench) -> None:
    bench.commit("web-lead", {MISSED: _page("a_to_z: [Bandstands]")})
    bench.approve("bins-lead", "web-lead")
    bench.push()


add("term-own-agreement", "R7", TAKEN, "who takes a word of parks, and approves there too, agrees with themselves", _own_agreement,
    beside="approval-wrong-person")  # fmt: skip
_claim("term-agreed", ACCEPTED, "both sections agree", MISSED, _page("a_to_z: [Bandstands]"), "bins-lead", "parks-lead")
_claim("term-agreed-by-one", ACCEPTED, "somebody who approves in both agrees", MISSED, _page("a_to_z: [Bandstands]"), "web-lead")
_claim("term-own", ACCEPTED, "a word that nobody has", MISSED, _page("a_to_z: [Wheelie bins, Bandstand bins]"))
