// Letters twice as large, without anything else: what a text size of 200 % does.
const sizes = [...document.querySelectorAll("body, body *")].map((node) => [node, parseFloat(getComputedStyle(node).fontSize)]);
for (const [node, size] of sizes) if (node.style && size) node.style.setProperty("font-size", `${size * 2}px`, "important");
return sizes.length;
