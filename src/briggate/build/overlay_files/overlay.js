// What `briggate serve` adds to a page: the page is shown again when what it is made from is saved, and a panel at its end tells what
// was found on it. Everything is written as text: nothing of a page becomes an element.
(() => {
  const { file, version } = document.currentScript.dataset;
  const OWN = "/-briggate/";
  const STOPPED = "The site cannot be built";
  const GONE = "briggate serve has ended, or too many pages are open in windows of their own. This page is not kept up to date.";
  const GONE_AFTER = 3000; // milliseconds: a reload of the server takes less

  const panel = makePanel();
  document.body.append(panel.host);
  keepFree();
  listen();

  // --- What the server tells ---------------------------------------------------------------------------------------------------

  function listen() {
    let events, patience;
    const connect = () => {
      events?.close();
      if (document.visibilityState === "hidden") return; // a browser has few connections: pages behind others need none
      events = new EventSource(`${OWN}events?${new URLSearchParams({ file, version })}`);
      events.onopen = () => clearTimeout(patience);
      events.onerror = () => {
        clearTimeout(patience);
        patience = setTimeout(() => {
          show({ summary: "Not kept up to date", tone: "stop", notes: [GONE] });
          if (events.readyState === EventSource.CLOSED) connect();
        }, GONE_AFTER);
      };
      on("reload", reload);
      on("mended", () => show({ summary: "Looking at this page …", tone: "wait" }));
      on("stopped", (message) => show({ summary: STOPPED, opens: true, ...faults(message, "The last good site stays up.") }));
      on("unlooked", (message) => show({ summary: "This page could not be looked at", ...faults(message) }));
      on("findings", show);
    };
    const on = (name, tell) => events.addEventListener(name, ({ data }) => tell(JSON.parse(data)));
    document.addEventListener("visibilitychange", connect);
    window.addEventListener("pagehide", () => events?.close());
    window.addEventListener("pageshow", ({ persisted }) => persisted && connect());
    connect();
  }

  // A line of the terminal has its parts two spaces apart: place, what is wrong, what to do.
  function faults(message, ...more) {
    const findings = [];
    const notes = [];
    message.split("\n").filter(Boolean).forEach((line) => {
      const [place, wrong, ...fix] = line.split(/ {2,}/);
      if (wrong) findings.push({ place, copy: place, message: wrong, fix: fix.join(" ") });
      else notes.push(line);
    });
    return { tone: "stop", groups: findings.length ? [{ findings }] : [], notes: [...notes, ...more] };
  }

  // --- What is kept over a reload, which keeps by itself how far one has scrolled ------------------------------------------------

  function kept() {
    return JSON.parse(sessionStorage.getItem(OWN) || "{}");
  }

  function keep(what) {
    sessionStorage.setItem(OWN, JSON.stringify({ ...kept(), ...what }));
  }

  function reload() {
    const active = document.activeElement;
    keep({ focus: active === panel.host ? OWN : active?.id || "" });
    location.reload();
  }

  function appear() {
    const { focus, open } = kept();
    panel.host.hidden = false;
    panel.details.open = panel.details.open || Boolean(open);
    keep({ focus: "" });
    if (focus) (focus === OWN ? panel.summary : document.getElementById(focus))?.focus({ preventScroll: true });
  }

  // --- The panel ---------------------------------------------------------------------------------------------------------------

  function makePanel() {
    const host = document.createElement("briggate-panel");
    host.lang = "en";
    host.dir = "ltr";
    host.hidden = true; // until its style is there
    const style = made("link", { rel: "stylesheet", href: `${OWN}overlay.css`, onload: appear });
    const summary = made("summary", { textContent: "Looking at this page …" });
    const told = made("div", { className: "told" });
    const details = made("details", {}, summary, told);
    const box = made("section", { className: "box", ariaLabel: "What Briggate finds on this page" }, details);
    const status = made("p", { className: "status", role: "status" });
    host.attachShadow({ mode: "open" }).append(style, box, status);
    summary.addEventListener("click", () => keep({ open: !details.open }));
    details.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !details.open) return;
      keep({ open: (details.open = false) });
      summary.focus();
    });
    return { host, box, details, summary, told, status, shown: "" };
  }

  function show(said) {
    const text = JSON.stringify(said);
    if (text === panel.shown) return;
    panel.shown = text;
    const hadFocus = panel.told.contains(panel.host.shadowRoot.activeElement);
    panel.box.dataset.tone = said.tone;
    panel.summary.textContent = said.summary;
    panel.told.replaceChildren(...(said.groups || []).flatMap(group), ...(said.notes || []).map(note));
    panel.details.open = Boolean(said.opens || kept().open);
    if (hadFocus) panel.summary.focus();
    if (said.tone !== "wait") announce(said);
  }

  function group({ heading, findings }) {
    const list = made("ul", {}, ...findings.map(finding));
    return heading ? [made("h2", { textContent: heading }), list] : [list];
  }

  function finding({ place, copy, kind, message, fix, rule }) {
    const parts = [];
    if (place) parts.push(made("p", { className: "place" }, made("code", { textContent: place }), ...(copy ? [copyButton(copy)] : [])));
    parts.push(made("p", { className: "message" }, ...(kind ? [made("strong", { textContent: `${kind}:` }), " "] : []), message));
    if (fix) parts.push(made("p", { className: "fix", textContent: fix }));
    if (rule) parts.push(made("p", { className: "rule" }, "Rule: ", made("code", { textContent: rule })));
    const item = made("li", {}, ...parts);
    item.dataset.kind = kind || "error";
    return item;
  }

  // Words between backticks are for a terminal.
  function note(text) {
    const parts = text.split("`").map((part, number) => (number % 2 ? made("code", { textContent: part }) : part));
    return made("p", { className: "note" }, ...parts);
  }

  function copyButton(place) {
    const button = made("button", { type: "button", textContent: "Copy", ariaLabel: `Copy ${place}` });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(place);
        say(`${place} is copied.`);
      } catch (refused) {
        getSelection().selectAllChildren(button.previousSibling);
        say("The browser lets nothing be copied here. The place is marked.");
      }
    });
    return button;
  }

  // A page that is looked at again after every word would say the same again and again.
  function announce(said) {
    const words = [said.summary, ...(said.opens ? panel.told.querySelectorAll(".place code, .message, .note") : [])];
    const what = words.map((part) => part.textContent || part).join(". ");
    if (kept().said !== file + what) say(what);
    keep({ said: file + what });
  }

  function say(words) {
    panel.status.textContent = "";
    setTimeout(() => (panel.status.textContent = words), 150); // screen readers tell changes of what was there before
  }

  function made(name, settings, ...children) {
    const element = Object.assign(document.createElement(name), settings);
    element.append(...children);
    return element;
  }

  // --- The page under it -------------------------------------------------------------------------------------------------------

  // The page can always be scrolled until its last line is above the panel, and nothing that has the focus lies under it.
  function keepFree() {
    const GAP = 12;
    new ResizeObserver(() => {
      const isFixed = getComputedStyle(panel.box).position === "fixed";
      const height = isFixed ? `${Math.ceil(panel.box.offsetHeight + GAP)}px` : "";
      panel.host.style.blockSize = height;
      document.documentElement.style.scrollPaddingBlockEnd = height;
    }).observe(panel.box);
    document.addEventListener("focusin", ({ target }) => {
      const over = panel.box.getBoundingClientRect();
      const under = target.getBoundingClientRect();
      const isUnder = target !== panel.host && under.top >= over.top - GAP && under.top < over.bottom && under.right > over.left && under.left < over.right;
      if (isUnder) window.scrollBy(0, under.bottom - over.top + GAP);
    });
  }
})();
