// Follows a dialog. arguments: what to do, and a path.
// "begin": notes what is hidden, and gives the element at the path the focus. "opened": waits for a dialog that was hidden to be shown, and
// for the focus to be in it: null, or {name, marked, modal, enters, stops}. "stay", "stayed":
// from when on, and whether, it was in there at every key. "back": puts the focus into it. "closed": waits until it is gone: {closed, returns, connected}: whether what opened it is still there.
const state = window.briggate.presses, [step, wanted] = arguments, { waits } = window.briggate;
const SAYS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]", LOOKS = "[class*=modal i], [class*=lightbox i], [class*=dialog i], [class*=popup i], [class*=overlay i]";
const OPENS = 150, FADES = 1000; // milliseconds: until something has opened; until it has faded in or out and moved the focus
const until = (look, most) => new Promise((resolve) => {
  const began = performance.now();
  const again = () => {
    const found = look();
    if (found || performance.now() - began > most) resolve(found); else waits.later(again, 10);
  };
  again();
});
const inside = (node) => {
  for (let here = node; here; here = here.parentNode || here.host) if (here === state.dialog) return true;
  return false;
};
const words = (node) => (node.innerText || "").replace(/\s+/g, " ").trim();
const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
const shown = () => {
  const fits = (node) => state.seen(node) && !state.before.has(node);
  const says = [...document.querySelectorAll(SAYS)].find(fits);
  if (says) return says;
  return [...document.querySelectorAll(LOOKS)].find((node) => fits(node) && words(node) && node.querySelector(STOPS)
    && [node, node.parentElement, node.firstElementChild].some((each) => each && /fixed/.test(getComputedStyle(each).position) && each.getBoundingClientRect().height > 60));
};
if (step === "begin") {
  state.touched = true;
  state.before = new Set([...document.querySelectorAll(`${SAYS}, ${LOOKS}`)].filter(state.seen));
  state.opener = window.briggate.at(wanted);
  if (state.opener) state.opener.focus();
  return state.opener !== null && state.active() === state.opener;
}
if (step === "opened") {
  return until(shown, OPENS).then((dialog) => {
    if (!dialog) return null;
    state.dialog = dialog;
    return until(() => inside(state.active()), FADES).then(() => {
      const labelled = (dialog.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join(" ").trim();
      return {
        name: dialog.getAttribute("aria-label") || labelled || words(dialog).slice(0, 60), marked: dialog.matches(SAYS),
        modal: dialog.matches("dialog:modal") || dialog.getAttribute("aria-modal") === "true", enters: inside(state.active()),
        stops: [...dialog.querySelectorAll(STOPS)].filter((node) => node.tabIndex >= 0 && state.seen(node)).length,
      };
    });
  });
}
if (step === "stay") { state.rests.length = 0; return true; }
if (step === "stayed") return ![...state.rests.slice(1), state.active()].some((node) => node && node.isConnected && !inside(node));
if (step === "back") {
  if (!inside(state.active())) (state.dialog.querySelector(STOPS) || state.dialog).focus();
  return true;
}
return until(() => !state.seen(state.dialog), FADES).then((closed) => {
  const home = () => { const now = state.active(); return Boolean(now && (now === state.opener || now.contains(state.opener) || state.opener.contains(now))); };
  return until(home, closed ? 150 : 0).then((returns) => ({ closed, returns, connected: state.opener.isConnected && state.seen(state.opener) }));
});
