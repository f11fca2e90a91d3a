// What a page changes by itself again and again, such as a carousel: its timers are run ahead of their time, and what is seen before and
// after is compared. null where no timer waits; else the page is another one now, and has to be loaded anew:
// {shows: the paths of elements that came, went or moved, words: the paths of those whose words alone changed}.
const turns = window.briggate.turns;
if (!turns.size) return null;
const hold = new CSSStyleSheet();
hold.replaceSync("*,::before,::after{transition:none!important;animation:none!important}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, hold];
const seen = () => {
  const found = new Map();
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim()).join(" ").trim();
    if ((!own && !/^(IMG|SVG|PICTURE|CANVAS)$/i.test(node.tagName) && getComputedStyle(node).backgroundImage === "none") || /^(SCRIPT|STYLE|TEMPLATE)$/i.test(node.tagName)) continue;
    const box = node.getBoundingClientRect();
    const is_seen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1;
    const picture = node.currentSrc || getComputedStyle(node).backgroundImage;
    found.set(node, { place: is_seen ? [box.left, box.top, box.width, box.height].map(Math.round).join() : "", words: own, picture: picture === "none" ? "" : picture });
  }
  return found;
};
const compare = (before, after) => {
  const shows = [], words = [];
  for (const node of new Set([...before.keys(), ...after.keys()])) {
    const one = before.get(node), two = after.get(node);
    if (!node.isConnected) continue;
    if (!one || !two) { if ((one || two).place) shows.push(node); continue; }
    if (!one.place && !two.place) continue;
    if (!one.place !== !two.place || one.picture !== two.picture || (one.words === two.words && one.place.split(",")[0] !== two.place.split(",")[0])) shows.push(node);
    else if (one.words !== two.words) words.push(node);
  }
  return { shows, words };
};
const wait = (milliseconds) => new Promise((resolve) => window.briggate.waits.later(resolve, milliseconds));
const all = { shows: new Set(), words: new Set() };
const run = async () => {
  for (const [id, [work, rest, repeats]] of [...turns].slice(0, 20)) {
    const before = seen(), known = new Set(turns.keys());
    try { work.apply(window, rest); } catch { continue; }
    let now = compare(before, seen());
    for (let tries = 0; tries < 6 && !now.shows.length && !now.words.length; tries += 1) { await wait(50); now = compare(before, seen()); }
    if (!repeats && ![...turns.keys()].some((other) => !known.has(other))) continue; // done once, and not again
    for (const kind of ["shows", "words"]) for (const node of now[kind]) all[kind].add(node);
  }
  const paths = (nodes) => [...nodes].filter((node) => node.isConnected).map(window.briggate.path);
  return { shows: paths(all.shows), words: paths(all.words) };
};
return run();
