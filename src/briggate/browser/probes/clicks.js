// What a click may do something to, beyond links and fields: {page: whether the page as a whole listens for clicks, and so may answer for
// anything in it; left_out: the paths of the buttons that Tab leaves out, and that send a form or have a listener}.
const { listeners, path } = window.briggate, CLICKS = ["click", "mousedown", "mouseup", "pointerdown"];
const hears = (node) => listeners(node).some((kind) => CLICKS.includes(kind));
const page = [window, document, document.documentElement, document.body].some((node) => node && hears(node));
const answers = (node) => { for (let here = node; here && here !== document.body; here = here.parentElement) if (hears(here)) return true; return page; };
const left_out = [...document.querySelectorAll("button[tabindex], input[tabindex]")].filter((node) => node.tabIndex < 0 && (node.form || answers(node)));
return { page, left_out: left_out.map(path) };
