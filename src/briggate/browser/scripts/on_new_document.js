// Runs before anything of a page's own: notes what only an eye-witness can tell.
(() => {
  if (window.briggate) return;
  const heard = new WeakMap(), kinds = new Set();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const target = this || window;
    if (!heard.has(target)) heard.set(target, new Set());
    heard.get(target).add(type);
    kinds.add(type);
    return add.call(this, type, ...rest);
  };
  // How our own scripts listen, so that it is not taken for the page's doing.
  const listen = (target, kind, listener, capture) => add.call(target, kind, listener, capture);
  // Before any listener of the page, which could keep keys from later ones.
  add.call(window, "keydown", (event) => { if (window.briggate.onKey) window.briggate.onKey(event); }, true);
  const dialogs = [];
  const DIALOGS_MOST = 50; // a page may ask without end
  const note = (kind, answer) => function (words) {
    if (dialogs.length < DIALOGS_MOST) dialogs.push(`${kind}: ${words ?? ""}`.slice(0, 200));
    return answer;
  };
  window.alert = note("alert", undefined);
  window.confirm = note("confirm", false);
  window.prompt = note("prompt", null);
  const opened = [];
  window.open = (url) => { opened.push(String(url ?? "")); return null; };
  // A page is looked at where it was asked for: what would lead on without anybody's doing is kept from it, and noted.
  const led = [];
  if (window === window.top && window.navigation) {
    add.call(window.navigation, "navigate", (event) => {
      if (event.userInitiated || event.destination.sameDocument || event.navigationType === "traverse" || !event.cancelable) return;
      event.preventDefault();
      led.push(event.destination.url);
    });
  }
  for (const name of ["submit", "requestSubmit"]) {  // kept back once it is under way, Chromium waits for it for ever
    const send = HTMLFormElement.prototype[name];
    HTMLFormElement.prototype[name] = function (...given) {
      if (navigator.userActivation.isActive || !["", "_self", "_top"].includes(this.target)) return send.apply(this, given);
      led.push(this.action);
    };
  }
  // What a page still waits for: its timers by when they are due, and how much it has asked servers for.
  const waits = { timers: new Map(), asked: 0, later: window.setTimeout.bind(window) };
  const forget = window.clearTimeout.bind(window);
  window.setTimeout = function (work, delay, ...rest) {
    const fired = function (...given) { waits.timers.delete(id); return work.apply(this, given); };
    const id = waits.later(typeof work === "function" ? fired : work, delay, ...rest);
    waits.timers.set(id, performance.now() + (Number(delay) || 0));
    return id;
  };
  window.clearTimeout = function (id) { waits.timers.delete(id); forget(id); };
  // What a page means to do again and again, or later: by number, [work, arguments, whether it repeats itself].
  const turns = new Map(), LATER_LEAST = 1000, LATER_MOST = 30000;
  const { setInterval: every, clearInterval: noMore, setTimeout: later, clearTimeout: never } = window;
  window.setInterval = function (work, delay, ...rest) {
    const id = every.call(window, work, delay, ...rest);
    if (typeof work === "function" && !(delay > LATER_MOST)) turns.set(id, [work, rest, true]);
    return id;
  };
  window.setTimeout = function (work, delay, ...rest) {
    if (typeof work !== "function" || !(delay >= LATER_LEAST && delay <= LATER_MOST)) return later.call(window, work, delay, ...rest);
    const id = later.call(window, function (...given) { turns.delete(id); return work.apply(this, given); }, delay, ...rest);
    turns.set(id, [work, rest, false]);
    return id;
  };
  window.clearInterval = (id) => { turns.delete(id); noMore.call(window, id); };
  window.clearTimeout = (id) => { turns.delete(id); never.call(window, id); };
  const counted = (work) => function (...given) {
    waits.asked += 1;
    const done = () => { waits.asked -= 1; };
    return work.apply(this, given).then((answer) => { done(); return answer; }, (fault) => { done(); throw fault; });
  };
  window.fetch = counted(window.fetch);
  for (const name of ["arrayBuffer", "blob", "json", "text"]) Response.prototype[name] = counted(Response.prototype[name]);
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...given) {
    send.apply(this, given);
    waits.asked += 1;
    add.call(this, "loadend", () => { waits.asked -= 1; }, { once: true });
  };
  const numberOf = (node) => {
    let number = 0;
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) number += 1;
    return number;
  };
  // The same path that a snapshot gives an element: numbers of child elements from the root, "/" into a shadow root.
  const path = (node) => {
    if (!node || node === document.documentElement) return "";
    const parent = node.parentNode;
    if (!parent) return "?";
    if (parent instanceof ShadowRoot) return `${path(parent.host)}/${numberOf(node)}`;
    const before = path(parent);
    return before === "" ? `${numberOf(node)}` : `${before}.${numberOf(node)}`;
  };
  const at = (wanted) => {
    let here = document.documentElement;
    for (const step of wanted.split(/(?=[./])/)) {
      if (step === "" || !here) continue;
      const inside = step.startsWith("/") ? here.shadowRoot : here;
      here = inside && inside.children[Number(step.replace(/^[./]/, ""))];
    }
    return here || null;
  };
  // The kinds of event that an element listens for: by script, by attribute or by property.
  const listeners = (node) => {
    const kinds = new Set(heard.get(node) || []);
    for (const name of ["click", "mousedown", "mouseup", "mouseover", "mouseenter", "mousemove", "keydown", "keyup", "keypress", "focus", "blur", "change", "input", "pointerdown", "touchstart", "dblclick"]) {
      if (typeof node[`on${name}`] === "function") kinds.add(name);
    }
    return [...kinds];
  };
  Object.defineProperty(window, "briggate", { value: { path, at, turns, listeners, dialogs, opened, led, waits, heard, kinds, listen, onKey: null }, enumerable: false });
})();
