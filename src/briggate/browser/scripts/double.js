// Letters twice as large, without anything else: what a text size of 200 % does.
// window.briggate.undo takes it back, and says whether the page is then as it was.
const before = document.documentElement.outerHTML;
const nodes = [...document.querySelectorAll("body, body *")].filter((node) => node.style);
const sizes = nodes.map((node) => parseFloat(getComputedStyle(node).fontSize));
const styled = nodes.some((node) => node.hasAttribute("style")); // a security policy may not let us write that anew
nodes.forEach((node, number) => {
  if (sizes[number]) node.style.setProperty("font-size", `${sizes[number] * 2}px`, "important");
});
window.briggate.undo = () => {
  if (styled) return false;
  for (const node of nodes) node.removeAttribute("style");
  return document.documentElement.outerHTML === before && !document.getAnimations().some((each) => each instanceof CSSTransition);
};
return nodes.length;
