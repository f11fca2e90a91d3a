// What a mouse brings out and the focus does not, as rows: [path of what the mouse is over, path of what is brought out, "styles" or
// "script", whether there may be another way to it].
if (!document.body) return [];
const { path, listeners, heard, waits } = window.briggate;
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
const MOST = 400, TRIED_MOST = 20;
const words = (node) => (node.textContent || "").replace(/\s+/g, " ").trim();
const seen = (node) => {
  const rect = node.getBoundingClientRect();
  if (rect.width < 2 || rect.height < 2 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
  if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let here = node; here && here !== document.body; here = here.parentElement) {
    const style = getComputedStyle(here), box = here.getBoundingClientRect();
    if (/rect\((0(px)?|1px)[, ].*\)/.test(style.clip) && style.position !== "static") return false;
    if (/inset\((50|100)%|circle\(0/.test(style.clipPath) || Number(style.opacity) < 0.05) return false;
    if (here !== node && style.overflow !== "visible" && (box.width < 2 || box.height < 2)) return false;
  }
  return true;
};
const within = (node) => (node.matches(STOPS) ? [node] : []).concat([...node.querySelectorAll(STOPS)]).filter((each) => each.tabIndex >= 0);
const KEYS = ["click", "focus", "focusin", "keydown", "keyup", "mousedown", "pointerdown", "touchstart", "toggle"];
const delegated = [window, document, document.documentElement, document.body].some((node) => heard.get(node) && KEYS.some((kind) => heard.get(node).has(kind)));
const answers = (node) => [node, ...node.querySelectorAll("*")].some((each) => listeners(each).some((kind) => KEYS.includes(kind)));
const around = (node) => { let here = node; for (let up = 0; up < 2 && here.parentElement && here.parentElement !== document.body; up += 1) here = here.parentElement; return here; };

// 1. Styles for :hover.
const rules = [];
const read = (list) => {
  for (const rule of list) {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
    if (rule.selectorText) rules.push(rule);
    if (rule.cssRules && rule.cssRules.length) read(rule.cssRules);
  }
};
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
  if (sheet.disabled || (sheet.media && sheet.media.length && !matchMedia(sheet.media.mediaText).matches)) continue;
  try { read(sheet.cssRules); } catch { /* a sheet of another server, which is never loaded */ }
}
const SHOWS = ["display", "visibility", "opacity", "max-height", "height", "left", "right", "top", "bottom", "transform", "scale", "clip", "clip-path", "width", "margin-left", "pointer-events", "position"];
const shows = (rule) => !/^none$/.test(rule.style.display) && rule.style.visibility !== "hidden" && rule.style.opacity !== "0" && SHOWS.some((name) => rule.style.getPropertyValue(name));
const parts = (text) => {
  const found = [];
  let depth = 0, part = "";
  for (const letter of text) {
    if (letter === "(" || letter === "[") depth += 1;
    if (letter === ")" || letter === "]") depth -= 1;
    if (letter === "," && depth === 0) { found.push(part); part = ""; } else part += letter;
  }
  return [...found, part].map((each) => each.trim());
};
const query = (selector) => { try { return [...document.querySelectorAll(selector)].slice(0, MOST); } catch { return []; } };
const matches = (node, selector) => { try { return node.matches(selector); } catch { return false; } };
const STATES = /:(focus-within|focus-visible|focus|target|checked|active|has\([^)]*:(?:focus|checked)[^)]*\))|\[aria-expanded[^\]]*\]|\[open\]/g;
// Whether some other rule shows an element by the keyboard: with :focus and its like.
const others = rules.filter((rule) => shows(rule) && parts(rule.selectorText).some((each) => !each.includes(":hover") && each.match(STATES)))
  .flatMap((rule) => parts(rule.selectorText).filter((each) => !each.includes(":hover") && each.match(STATES)).map((each) => each.replace(STATES, "") || "*"));
const rows = [], told = new Set();
const bare = (selector) => selector.replace(/(^|[\s>+~(,]):hover/g, "$1*").replaceAll(":hover", "");
for (const rule of rules) {
  if (!rule.selectorText.includes(":hover") || !shows(rule)) continue;
  for (const part of parts(rule.selectorText)) {
    const at = part.lastIndexOf(":hover");
    if (at < 0 || /:not\([^)]*:hover/.test(part) || /::?(before|after)/.test(part)) continue;
    const after = part.slice(at + 6).match(/^[^\s>+~]*/)[0];
    const trigger = bare(part.slice(0, at + 6) + after), whole = bare(part);
    for (const subject of query(whole)) {
      if (told.has(subject) || seen(subject) || words(subject).length < 2 || subject.closest("[aria-hidden=true], [inert], template")) continue;
      let over = null;
      if (part.slice(at + 6 + after.length).trim() === "") over = subject;
      for (let here = subject; !over && here; here = here.parentElement) {
        if (here !== subject && matches(here, trigger)) over = here;
        for (let beside = here.previousElementSibling; !over && beside; beside = beside.previousElementSibling) if (matches(beside, trigger)) over = beside;
      }
      if (!over || over === subject || over === document.body || over === document.documentElement || !seen(over)) continue;
      if (others.some((selector) => matches(subject, selector) || query(selector).some((each) => each.contains(subject)))) continue;
      // Only when the rule really brings it out: it is given to a copy of its selector that holds for the moment.
      const sheet = new CSSStyleSheet(), mark = "data-briggate-over";
      over.setAttribute(mark, "");
      const still = "*{transition:none!important;animation:none!important}";
      sheet.replaceSync(still + rules.filter((each) => each.selectorText.includes(":hover")).map((each) => `${each.selectorText.replaceAll(":hover", `[${mark}]`)}{${each.style.cssText}}`).join(""));
      for (let up = over.parentElement; up; up = up.parentElement) up.setAttribute(mark, "");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const out = seen(subject);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      for (const each of query(`[${mark}]`)) each.removeAttribute(mark);
      if (!out) continue;
      told.add(subject);
      for (const inner of subject.querySelectorAll("*")) told.add(inner);
      rows.push([over, subject, "styles"]);
    }
  }
}

// 2. Scripts that listen for a mouse.
const MOUSE = ["mouseover", "mouseenter", "pointerover", "pointerenter"];
const listening = [...document.body.querySelectorAll("*")].filter((node) => listeners(node).some((kind) => MOUSE.includes(kind)) && seen(node)).slice(0, TRIED_MOST);
const hidden = () => [...document.body.querySelectorAll("*")].slice(0, 5000).filter((node) => words(node).length > 1 && !/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|OPTION)$/.test(node.tagName) && !seen(node));
const soon = () => new Promise((resolve) => waits.later(resolve, 30));
const send = (node, ...kinds) => { for (const kind of kinds) node.dispatchEvent(new (kind.startsWith("pointer") ? PointerEvent : MouseEvent)(kind, { bubbles: !/enter|leave/.test(kind), pointerType: "mouse" })); };
const tried = async () => {
  window.briggate.presses.touched ||= listening.length > 0;
  for (const node of listening) {
    if (rows.some(([over]) => over === node)) continue;
    const before = hidden(), count = document.body.querySelectorAll("*").length;
    send(node, "pointerover", "pointerenter", "mouseover", "mouseenter", "mousemove");
    await soon();
    const known = new Set(before);
    const out = before.filter((each) => each.isConnected && seen(each) && !before.some((up) => up !== each && up.contains(each) && seen(up)))[0]
      || (document.body.querySelectorAll("*").length > count ? [...document.body.querySelectorAll("[role=tooltip], [class*=tooltip i], [class*=popover i]")].find((each) => seen(each) && !known.has(each) && words(each).length > 1) : undefined);
    const shownPath = out ? path(out) : "";
    send(node, "pointerout", "pointerleave", "mouseout", "mouseleave");
    await soon();
    if (!out || node.contains(out) && seen(out) && out === node) continue;
    if (out.isConnected && seen(out)) continue;  // it stays: the mouse has only loaded something
    let reached = false;
    for (const stop of [...within(node), ...within(around(node)).slice(0, 4)]) {
      stop.focus({ focusVisible: true });
      await soon();
      reached = (out.isConnected && seen(out)) || (!out.isConnected && words(document.body).includes(words(out)) && [...document.querySelectorAll("[role=tooltip], [class*=tooltip i], [class*=popover i]")].some((each) => seen(each) && words(each) === words(out)));
      stop.blur();
      if (reached) break;
    }
    if (!reached) rows.push([node, out, "script", shownPath]);
  }
};
const hasWay = (over, subject) => {
  const said = words(subject), near = around(over);
  const named = [over, ...over.querySelectorAll("*")].some((each) => ["aria-label", "title", "alt", "aria-description"].some((name) => (each.getAttribute(name) || "").trim() === said));
  const described = subject.id && document.querySelector(`[aria-describedby~="${CSS.escape(subject.id)}"]`);
  const links = [...subject.querySelectorAll("a[href]")];
  const leads = links.length > 0 && (over.matches("a[href]") || [...over.querySelectorAll("a[href]")].some((each) => !subject.contains(each) && !/^#?$/.test(each.getAttribute("href"))));
  const elsewhere = links.length > 0 && links.every((link) => [...document.links].some((each) => each !== link && each.href === link.href && !subject.contains(each)));
  return Boolean(delegated || answers(near) || named || described || leads || elsewhere);
};
return tried().then(() => rows.map(([over, subject, by, shownPath]) => [path(over), shownPath || path(subject), by, hasWay(over, subject)]));
