// Whether what has the focus is what is wanted. arguments: "search", or "to" an address, or "letter" of a term, or "named" as a term;
// where several pages go by one name, the third is the address of the right one.
const [kind, wanted, page] = arguments;
const here = document.activeElement;
const said = (node) => (node.textContent || "").trim().replace(/\s+/g, " ");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
let isIt = false;
if (kind === "search") isIt = here.matches("input[type=search], [role=searchbox], form[role=search] input:not([type=submit])");
else if (here.tagName === "A" && kind === "to") isIt = new URL(here.href).pathname === wanted;
else if (here.tagName === "A" && kind === "named") {
  const begins = (text) => text.startsWith(folded(wanted)) && !/[\p{L}\p{N}]/u.test(text.charAt(folded(wanted).length));
  const above = here.closest("li")?.parentElement.closest("li");
  isIt = begins(folded(said(here))) || Boolean(above && begins(folded(said(above))) && new URL(here.href).pathname === page);
}
else if (here.tagName === "A" && kind === "letter") {
  const leads = (text) => (/^\d/.test(wanted) ? /^0\b.*9$/.test(text) : text.length <= 3 && folded(wanted).startsWith(folded(text)));
  const links = [...document.querySelectorAll("main a")].map(said).filter((text) => text && leads(text));
  const longest = links.sort((one, other) => other.length - one.length)[0];
  isIt = longest !== undefined && said(here) === longest && document.querySelector("main").contains(here);
}
const box = here.getBoundingClientRect();
const top = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.min(box.top + box.height / 2, innerHeight - 1));
return { is_it: isIt, is_seen: Boolean(isIt && box.width && box.height && top && (here.contains(top) || top.contains(here))) };
