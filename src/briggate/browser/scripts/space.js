// The spacing of WCAG 1.4.12.
const spaced = new CSSStyleSheet();
spaced.replaceSync(
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
return true;
