// Which links the style sheets change under a mouse in more than colour: {paths: [...], whole: whether every style sheet could be read}.
const TELLING = /^(text-decoration|border|outline|box-shadow|font-weight|font-style|font-size|background-image)/;
const selectors = [];
let whole = true;
const read = (rules) => {
  for (const rule of rules) {
    if (rule.selectorText && /:hover/.test(rule.selectorText) && [...rule.style].some((name) => TELLING.test(name))) selectors.push(rule.selectorText);
    if (rule.cssRules && rule.cssRules.length) read(rule.cssRules);
  }
};
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
  try { read(sheet.cssRules); } catch { whole = false; }
}
const bare = selectors.map((text) => text.replace(/:hover/g, ":is(*)"));
const paths = [];
for (const link of document.querySelectorAll("a[href]")) {
  if (bare.some((selector) => { try { return link.matches(selector); } catch { return false; } })) paths.push(window.briggate.path(link));
}
return { paths, whole };
