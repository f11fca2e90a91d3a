// Whether the page as a whole listens for clicks, and so may answer for anything in it: true or false.
const { heard } = window.briggate, CLICKS = ["click", "mousedown", "mouseup", "pointerdown"];
return [window, document, document.documentElement, document.body].some((node) => node && (heard.get(node) && CLICKS.some((kind) => heard.get(node).has(kind))
  || CLICKS.some((kind) => typeof node[`on${kind}`] === "function")));
