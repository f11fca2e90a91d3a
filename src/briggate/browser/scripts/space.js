// The spacing of WCAG 1.4.12. window.briggate.undo takes it back, and says whether the page is then as it was.
const before = document.documentElement.outerHTML;
const spaced = new CSSStyleSheet();
spaced.replaceSync(
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
window.briggate.undo = () => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spaced);
  return document.documentElement.outerHTML === before && !document.getAnimations().some((each) => each instanceof CSSTransition);
};
return true;
