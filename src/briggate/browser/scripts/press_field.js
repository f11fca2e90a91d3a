// Fills in a field as a person does, as far as a script can, and tells what comes of it: "leaves", "opens", "moves" or "".
// arguments: its path.
const state = window.briggate.presses, node = window.briggate.at(arguments[0]);
if (!node) return "";
state.touched = true;
const { waits, opened } = window.briggate, before = { away: state.away, opened: opened.length };
const said = [...(node.labels || [])].map((each) => each.textContent).join(" ") + (node.getAttribute("aria-describedby") || "").split(/\s+/)
  .map((id) => document.getElementById(id)?.textContent || "").join(" ");
if (/\b(automatically|as soon as|straight away|reloads?|will (take|open|move|update))\b/i.test(said)) return "";
node.focus();
const hadFocus = state.active() === node;
const tell = (...kinds) => { for (const kind of kinds) node.dispatchEvent(new Event(kind, { bubbles: true })); };
const write = (value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(node), "value").set.call(node, value);
if (node.localName === "select") {
  if (node.options.length < 2) return "";
  const other = [...node.options].findIndex((each, at) => at !== node.selectedIndex && !each.disabled && each.value !== "");
  if (other < 0) return "";
  node.selectedIndex = other;
  tell("input", "change");
} else if (node.type === "checkbox" || node.type === "radio") {
  const other = node.type === "radio" && node.checked && node.name && [...document.querySelectorAll("input[type=radio]")].find((each) => each.name === node.name && each !== node && each.form === node.form);
  (other || node).click();
} else {
  const value = { date: "2026-05-04", time: "10:30", month: "2026-05", week: "2026-W20", "datetime-local": "2026-05-04T10:30", number: "1", email: "a@example.org", url: "https://example.org/" }[node.type] || "1234567890".slice(0, node.maxLength > 0 && node.maxLength < 9 ? node.maxLength : 3);
  write(value);
  node.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key: "1" }));
  tell("input");
  node.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "1" }));
  tell("change");
}
const SOON = 700, began = performance.now();
const due = () => [...waits.timers.values()].some((at) => at < began + SOON);
const came = () => {
  if (state.away > before.away) return "leaves";
  if (opened.length > before.opened) return "opens";
  const now = state.active();
  const alike = now && now.name && now.name === node.name;
  return hadFocus && now && now !== node && !alike && !now.contains(node) ? "moves" : "";
};
return new Promise((resolve) => {
  const look = () => (came() || !due() || performance.now() - began > SOON ? resolve(came()) : waits.later(look, 10));
  waits.later(look, 5);
});
