// Notes every element that gets the focus from now on, with its styles then and without. arguments: the styles to keep ([] for nothing but
// where it goes); the path of the
// element to begin with, null for the top of the page.
const kept = arguments[0], from = arguments[1];
const before = window.briggate.walk;
if (before) before.stop();
const paths = before ? before.paths : new Map();
const note = (node, path) => {
  paths.set(node, path);
  let number = 0;
  for (const child of node.children) note(child, path === "" ? `${number++}` : `${path}.${number++}`);
  number = 0;
  if (node.shadowRoot) for (const child of node.shadowRoot.children) note(child, `${path}/${number++}`);
};
if (!before) note(document.documentElement, "");
const pathOf = (node) => paths.get(node) ?? window.briggate.path(node);
const styles = (node) => {
  const computed = getComputedStyle(node);
  const found = Object.fromEntries(kept.map((name) => [name, computed.getPropertyValue(name)]));
  for (const pseudo of ["::before", "::after"]) {
    const inside = getComputedStyle(node, pseudo);
    if (inside.content === "none" || inside.content === "normal") continue;
    found[pseudo] = kept.map((name) => inside.getPropertyValue(name)).join("|");
  }
  return found;
};
if (!before) {
  const still = new CSSStyleSheet();
  still.replaceSync("*,::before,::after{transition:none!important;animation:none!important;scroll-behavior:auto!important}");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}
const above = (node) => node.assignedSlot || node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
// Whether an element that lies over another hides it: there is paint on it, or on something around it that lies over the other as well.
const paints = (top, node) => {
  let solid = 1;
  for (let here = top; here; here = above(here)) solid *= Number(getComputedStyle(here).opacity);
  if (solid < 0.5) return false;
  for (let here = top; here && !here.contains(node); here = above(here)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(here);
    if (/^(IMG|VIDEO|CANVAS|IFRAME|OBJECT|EMBED|INPUT|SELECT|TEXTAREA)$/.test(here.tagName) || backgroundImage !== "none") return true;
    const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(backgroundColor);
    if (backgroundColor !== "transparent" && (!alpha || Number(alpha[1]) >= 0.5)) return true;
  }
  return false;
};
const covered = (node) => {
  const rect = node.getBoundingClientRect();
  let over = 0, asked = 0;
  for (const part of [0.1, 0.5, 0.9]) for (const down of [0.1, 0.5, 0.9]) {
    const x = rect.left + rect.width * part, y = rect.top + rect.height * down;
    asked += 1;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) { over += 1; continue; }
    const top = (node.getRootNode().elementFromPoint || document.elementFromPoint).call(node.getRootNode(), x, y);
    if (top && top !== node && !node.contains(top) && !top.contains(node) && (top.closest("label") || {}).control !== node && paints(top, node)) over += 1;
  }
  return asked ? over / asked : 0;
};
const area = (rect) => Math.max(0, rect.right - rect.left) >= 2 && Math.max(0, rect.bottom - rect.top) >= 2;
// Whether anything of an element can be seen: not transparent, not clipped away, not off the page.
const shown = (node) => {
  let { left, top, right, bottom } = node.getBoundingClientRect();
  if (node.tagName === "AREA") return true;
  if (!area({ left, top, right, bottom }) && [...node.children].some((child) => area(child.getBoundingClientRect()))) {
    ({ left, top, right, bottom } = [...node.children].find((child) => area(child.getBoundingClientRect())).getBoundingClientRect());
  }
  let position = getComputedStyle(node).position, opacity = 1;
  for (let here = node; here; here = above(here)) {
    const style = getComputedStyle(here), rect = here.getBoundingClientRect();
    opacity *= Number(style.opacity);
    if (style.visibility !== "visible" && here === node) return false;
    const gone = /rect\((0(px)?|1px)[, ].*\)/.test(style.clip) && (style.position === "absolute" || style.position === "fixed");
    if (gone || /inset\((50|100)%|circle\(0/.test(style.clipPath)) return false;
    if (here === node || here === document.body || here === document.documentElement) continue;
    if (position === "fixed" || (position === "absolute" && style.position === "static")) continue;
    if (style.overflowX !== "visible") { left = Math.max(left, rect.left); right = Math.min(right, rect.right); }
    if (style.overflowY !== "visible") { top = Math.max(top, rect.top); bottom = Math.min(bottom, rect.bottom); }
    position = style.position;
  }
  return opacity >= 0.05 && area({ left, top, right, bottom }) && right + scrollX > 1 && bottom + scrollY > 1;
};
const real = (event) => event.composedPath()[0];
const active = () => {
  let here = document.activeElement;
  while (here && here.shadowRoot && here.shadowRoot.activeElement) here = here.shadowRoot.activeElement;
  return here === document.body || here === document.documentElement ? null : here;
};
// Whether anything of the page could answer to keys or to the focus: else the way back is as free as the way there.
const ANSWERS = ["keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"];
const answers = () => ANSWERS.some((kind) => window.briggate.kinds.has(kind)) || Boolean(document.querySelector("iframe, object, embed, frame"))
  || [window, document, ...paths.keys()].some((node) => ANSWERS.some((kind) => typeof node[`on${kind}`] === "function"));
const state = { paths, answers: before ? before.answers : answers(), stops: [], navigated: new Set(), last: null, left: false, fromFrame: false, waiting: 0, timers: 0, opened: window.briggate.opened.length };
const measure = (stop) => {
  if (!kept.length) return;
  const node = stop.node, rect = node.getBoundingClientRect();
  stop.box = [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height];
  stop.focused = styles(node);
  stop.around[0] = node.parentElement ? styles(node.parentElement) : {};
  stop.covered = covered(node);
  stop.shown = shown(node);
};
const enter = (node) => {
  if (state.left) return;
  state.last = node;
  state.fromFrame = false;
  const stop = { node, path: pathOf(node), bare: null, around: [{}, null], rested: false };
  measure(stop);
  state.stops.push(stop);
};
const leave = (node) => {
  const stop = state.stops.findLast((each) => each.node === node);
  if (!stop || !kept.length) return;
  stop.bare = styles(node);
  stop.around[1] = node.parentElement ? styles(node.parentElement) : {};
};
const away = () => {
  if (window.briggate.opened.length > state.opened) { state.opened = window.briggate.opened.length; state.navigated.add(state.last ? pathOf(state.last) : ""); }
};
const onFocus = (event) => { const node = real(event); if (node instanceof Element) enter(node); };
const onBlur = (event) => { const node = real(event); if (node instanceof Element) leave(node); };
// The focus rests on an element when the next key is pressed there: by then all that its getting there has brought about is done.
window.briggate.onKey = (event) => {
  if (state.left) return;
  away();
  const node = active(), stop = state.stops.at(-1);
  if (!node && state.fromFrame) { state.left = true; return; }
  if (stop && stop.node === node && event.key === "Tab") { stop.rested = true; measure(stop); }
};
const inFrame = () => { const node = active(); return node && /^(IFRAME|OBJECT|EMBED|FRAME)$/.test(node.tagName) ? node : null; };
// A frame takes the focus from the window without leaving the page; and no event tells when it leaves the page from there.
const onWindowBlur = (event) => {
  if (event.target !== window) return;
  const frame = inFrame();
  if (!frame) { state.left = true; return; }
  enter(frame);
  state.stops.at(-1).rested = true;
  state.frame = frame;
};
const onWindowFocus = (event) => {
  if (event.target !== window || !state.frame) return;
  leave(state.frame);
  state.frame = null;
  state.fromFrame = true;
};
const onNavigate = (event) => {
  if (event.navigationType === "traverse" || event.destination.sameDocument) return;
  const node = active() || state.last; // "focus" comes before "focusin"
  state.navigated.add(node ? pathOf(node) : "");
  if (event.cancelable) event.preventDefault();
};
const wrapped = window.setTimeout, SOON = 100;
window.setTimeout = function (work, delay, ...rest) {
  const soon = typeof work === "function" && !(delay > SOON) && window.event && /^(focus|blur|key)/.test(window.event.type);
  if (!soon) return wrapped.call(window, work, delay, ...rest);
  state.waiting += 1;
  state.timers += 1;
  return wrapped.call(window, function (...given) { state.waiting -= 1; return work.apply(this, given); }, delay, ...rest);
};
const heard = [[document, "focusin", onFocus, true], [document, "focusout", onBlur, true], [window, "blur", onWindowBlur, false], [window, "focus", onWindowFocus, false]];
if (window.navigation) heard.push([window.navigation, "navigate", onNavigate, false]);
for (const [target, kind, listener, capture] of heard) window.briggate.listen(target, kind, listener, capture);
state.stop = () => {
  for (const [target, kind, listener, capture] of heard) target.removeEventListener(kind, listener, capture);
  window.setTimeout = wrapped;
  window.briggate.onKey = null;
};
state.active = () => { const node = active(); return node ? pathOf(node) : ""; };
state.inFrame = () => Boolean(inFrame());
// Where Tab goes on from is the last place that had the focus, even if it has lost it: an open modal dialog, or the root, is given it.
const root = [...document.querySelectorAll("dialog:modal")].at(-1) || document.documentElement;
const start = from === null || from === undefined ? root : [...paths.keys()].find((node) => paths.get(node) === from) || root;
if (start === root) {
  const had = root.getAttribute("tabindex");
  root.setAttribute("tabindex", "-1");
  root.focus({ preventScroll: true });
  root.blur();
  if (had === null) root.removeAttribute("tabindex"); else root.setAttribute("tabindex", had);
  window.scrollTo(0, 0);
} else start.focus();
state.stops = state.stops.filter((stop) => stop.node === start && start !== root);
state.left = false;
window.briggate.walk = state;
return true;
