// The classes that elements have and that no style sheet which was loaded says anything of: {"no-outline": ["1.0", "1.3"], …}.
// null where a style sheet may not be read: then nothing is known.
const known = new Set();
const read = (rules) => {
  for (const rule of rules) {
    for (const [, name] of (rule.selectorText || "").matchAll(/\.((?:\\.|[\w-]|[^\x00-\x7f])+)/g)) known.add(name.replace(/\\/g, ""));
    if (rule.cssRules) read(rule.cssRules);
  }
};
try {
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) read(sheet.cssRules);
} catch (error) {
  return null;
}
const found = {};
for (const node of document.querySelectorAll("[class]")) {
  for (const name of node.classList) {
    if (!known.has(name)) (found[name] = found[name] || []).push(window.briggate.path(node));
  }
}
return found;
