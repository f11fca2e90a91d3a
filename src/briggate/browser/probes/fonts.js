// The fonts that the page's styles fetch: [{family, display}], `display` being "" where it is not said.
const fonts = [];
const read = (rules) => {
  for (const rule of rules) {
    if (rule instanceof CSSFontFaceRule) {
      const src = rule.style.getPropertyValue("src");
      if (!/url\(/.test(src) || /url\(["']?data:/.test(src)) continue;
      const family = rule.style.getPropertyValue("font-family").replace(/^["']|["']$/g, "");
      fonts.push({ family, display: rule.style.getPropertyValue("font-display").trim() });
    } else {
      readSheet(rule.styleSheet);
      if (rule.cssRules) read(rule.cssRules);
    }
  }
};
const readSheet = (sheet) => {
  if (!sheet) return;
  let rules = [];
  try { rules = sheet.cssRules; } catch { return; }  // styles of another server do not tell
  read(rules);
};
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) readSheet(sheet);
return fonts;
