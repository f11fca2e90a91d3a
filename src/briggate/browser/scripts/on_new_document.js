// Runs before anything of a page's own: notes what only an eye-witness can tell.
(() => {
  if (window.briggate) return;
  const heard = new WeakMap();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const target = this || window;
    if (!heard.has(target)) heard.set(target, new Set());
    heard.get(target).add(type);
    return add.call(this, type, ...rest);
  };
  const dialogs = [];
  const note = (kind, answer) => function (words) { dialogs.push(`${kind}: ${words ?? ""}`.slice(0, 200)); return answer; };
  window.alert = note("alert", undefined);
  window.confirm = note("confirm", false);
  window.prompt = note("prompt", null);
  const opened = [];
  window.open = (url) => { opened.push(String(url ?? "")); return null; };
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
  Object.defineProperty(window, "briggate", { value: { path, at, listeners, dialogs, opened, heard }, enumerable: false });
})();
