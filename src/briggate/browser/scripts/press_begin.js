// Watches what keys bring about from now on, and keeps the page where it is. Gives what there is on it to be tried:
// {skips, keys, openers, fields}: paths; of a skip link [path, its target's], of what keys do something to [path, role, keys, others alike].
// arguments: a number for this page.
if (!window.briggate.presses) {
  const state = { mark: arguments[0], touched: false, away: 0, clicks: 0, changed: 0, prevented: 0, moved: 0, rests: [] };
  const { heard, listen } = window.briggate;
  if (window.navigation) {
    listen(window.navigation, "navigate", (event) => {
      if (event.navigationType === "traverse" || event.destination.sameDocument) { state.moved += 1; return; }
      state.away += 1;
      if (event.cancelable) event.preventDefault();
    });
  }
  for (const name of ["submit", "requestSubmit"]) HTMLFormElement.prototype[name] = function () { state.away += 1; };
  listen(window, "submit", (event) => { if (!event.defaultPrevented) { state.away += 1; event.preventDefault(); } });
  listen(window, "click", () => { state.clicks += 1; }, true);
  for (const kind of ["keydown", "keypress", "keyup"]) listen(window, kind, (event) => { if (event.defaultPrevented) state.prevented += 1; });
  new MutationObserver((found) => { state.changed += found.length; })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const kind of ["focusin", "toggle", "play", "pause"]) listen(document, kind, () => { state.moved += 1; }, true);
  window.briggate.onKey = () => state.rests.push(state.active());
  state.active = () => {
    let here = document.activeElement;
    while (here && here.shadowRoot && here.shadowRoot.activeElement) here = here.shadowRoot.activeElement;
    return here === document.body || here === document.documentElement ? null : here;
  };
  state.done = () => state.away + state.moved + state.clicks + state.changed + state.prevented + window.briggate.opened.length + window.briggate.dialogs.length;
  state.seen = (node) => {
    const rect = node.getBoundingClientRect();
    return rect.width >= 2 && rect.height >= 2 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0
      && node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  };
  const CLICKS = ["click", "mousedown", "mouseup", "pointerdown"];
  const hears = (node, kinds) => node && window.briggate.listeners(node).some((kind) => kinds.includes(kind));
  state.hears = hears;
  state.delegates = (kinds) => [window, document, document.documentElement, document.body].some((node) => heard.get(node) && kinds.some((kind) => heard.get(node).has(kind)));
  state.clickable = (node) => {
    for (let here = node; here && here !== document.body; here = here.parentElement) if (hears(here, CLICKS)) return true;
    return state.delegates(CLICKS);
  };
  state.own = (node) => hears(node, CLICKS);
  window.briggate.presses = state;
}
const state = window.briggate.presses, { path } = window.briggate, all = (selector) => [...document.querySelectorAll(selector)];
const words = (node) => (node.innerText || node.textContent || "").replace(/\s+/g, " ").trim();
const DIALOG = "dialog, [role=dialog], [role=alertdialog]";

const stops = all("a[href], button, input, select, textarea, summary, [tabindex]").filter((node) => node.tabIndex >= 0 && node.getClientRects().length);
const skips = stops.slice(0, 4).filter((node) => /^#./.test(node.getAttribute("href") || "") && /\b(skip|jump|go (straight |directly )?to|main content|neidio)\b/i.test(words(node)))
  .map((node) => {
    let name = node.getAttribute("href").slice(1);
    try { name = decodeURIComponent(name); } catch { /* as it stands */ }
    const target = document.getElementById(name) || document.getElementsByName(name)[0];
    return [path(node), target ? path(target) : ""];
  });

const PRESSED = { button: ["Enter", "Space"], link: ["Enter"], checkbox: ["Space"], switch: ["Space"] };
const NATIVE = ["button", "input", "select", "textarea", "summary", "option", "video", "audio", "iframe"];
const kinds = new Map();
for (const node of stops) {
  const tag = node.localName, role = (node.getAttribute("role") || "").trim().toLowerCase().split(/\s+/)[0];
  if (NATIVE.includes(tag) || tag.includes("-") || node.isContentEditable || !state.seen(node) || node.getAttribute("aria-disabled") === "true") continue;
  const leads = tag === "a" && node.hasAttribute("href") && node.getAttribute("href") !== "#";
  const wanted = role in PRESSED ? PRESSED[role] : role || tag === "a" || !state.own(node) ? null : ["Enter"];
  if (!wanted || (tag === "a" && role === "link") || !(leads || (role ? state.clickable(node) : state.own(node)))) continue;
  const key = `${tag} ${role} ${node.className}`;
  if (kinds.has(key)) kinds.get(key)[3] += 1;
  else kinds.set(key, [path(node), role, wanted, 0]);
}

const named = (node) => ["aria-controls", "commandfor", "popovertarget", "data-target", "data-bs-target", "href"]
  .flatMap((name) => (node.getAttribute(name) || "").split(/\s+/)).map((id) => document.getElementById(id.replace(/^#/, "")));
const openers = all("button, [role=button], a[href^='#'], a[href^='javascript:'], summary ~ button").filter((node) => {
  if (!state.seen(node) || node.matches(":disabled") || node.closest(DIALOG) || node.tabIndex < 0) return false;
  if (node.getAttribute("aria-haspopup") === "dialog" || named(node).some((each) => each && each.matches(DIALOG))) return true;
  const sends = node.form && (node.type === "submit" || node.type === "reset") && !node.hasAttribute("popovertarget");
  const folds = node.hasAttribute("aria-expanded") || /^(menu|listbox|tree|grid|true)$/.test(node.getAttribute("aria-haspopup") || "") || node.getAttribute("role") === "tab";
  if (sends || folds || /^#./.test(node.getAttribute("href") || "")) return false;
  return state.own(node) || (state.clickable(node) && Boolean(document.querySelector(`${DIALOG}, [class*=modal i], [class*=lightbox i], [class*=dialog i]`)));
});
const sure = (node) => node.getAttribute("aria-haspopup") === "dialog" || named(node).some((each) => each && each.matches(DIALOG));
openers.sort((one, other) => sure(other) - sure(one));

const CHANGES = ["change", "input", "keyup", "keydown", "keypress", "click", "blur", "focusout"];
const answers = (node) => {
  for (let here = node; here && here !== document.body; here = here.parentElement) if (state.hears(here, CHANGES)) return true;
  return state.delegates(["change", "input", "keyup"]);
};
const fields = all("select, input, textarea").filter((node) => {
  const kind = node.type || "";
  return !/^(hidden|submit|button|reset|image|file|color|range)$/.test(kind) && !node.disabled && !node.readOnly
    && (state.seen(node) || (node.labels && [...node.labels].some(state.seen))) && answers(node);
});
const unlike = new Map();
for (const node of fields) {
  const key = node.type === "radio" ? `radio ${node.name}` : `${node.localName} ${node.type} ${node.className} ${node.getAttribute("onchange") || node.id || node.name}`;
  if (!unlike.has(key)) unlike.set(key, path(node));
}
return { skips, keys: [...kinds.values()], openers: openers.map(path), fields: [...unlike.values()] };
