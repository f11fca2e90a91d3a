// Notes every element that gets the focus from now on, with its styles then and without.
const kept = arguments[0];
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
const still = new CSSStyleSheet();
still.replaceSync("*,::before,::after{transition:none!important;animation:none!important;scroll-behavior:auto!important}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
const covered = (node) => {
  const rect = node.getBoundingClientRect();
  let over = 0, asked = 0;
  for (const part of [0.1, 0.5, 0.9]) for (const down of [0.1, 0.5, 0.9]) {
    const x = rect.left + rect.width * part, y = rect.top + rect.height * down;
    asked += 1;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) { over += 1; continue; }
    const top = (node.getRootNode().elementFromPoint || document.elementFromPoint).call(node.getRootNode(), x, y);
    if (top && top !== node && !node.contains(top) && !top.contains(node) && !(top.labels === undefined && top.control === node)) over += 1;
  }
  return asked ? over / asked : 0;
};
const real = (event) => event.composedPath()[0];
const state = { stops: [], navigated: new Set(), last: null, left: false };
const onFocus = (event) => {
  const node = real(event);
  if (state.left || !(node instanceof Element)) return;
  state.last = node;
  const rect = node.getBoundingClientRect();
  state.stops.push({
    path: window.briggate.path(node), box: [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height],
    focused: styles(node), bare: null, around: [node.parentElement ? styles(node.parentElement) : {}, null], covered: covered(node),
  });
};
const onBlur = (event) => {
  const node = real(event);
  if (!(node instanceof Element)) return;
  const stop = state.stops.findLast((each) => each.path === window.briggate.path(node));
  if (!stop) return;
  stop.bare = styles(node);
  stop.around[1] = node.parentElement ? styles(node.parentElement) : {};
};
document.addEventListener("focusin", onFocus, true);
document.addEventListener("focusout", onBlur, true);
window.addEventListener("blur", (event) => { if (event.target === window) state.left = true; });
if (window.navigation) {
  window.navigation.addEventListener("navigate", (event) => {
    if (event.userInitiated && event.navigationType === "traverse") return;
    state.navigated.add(state.last ? window.briggate.path(state.last) : "");
    if (event.cancelable) event.preventDefault();
  });
}
window.briggate.walk = state;
if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
window.scrollTo(0, 0);
return true;
