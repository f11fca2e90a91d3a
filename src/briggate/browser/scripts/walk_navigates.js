// Whether giving an element the focus, and nothing else, leads away: to another page, or into a new window. arguments: its path.
const node = window.briggate.at(arguments[0]);
let led = window.briggate.opened.length, away = 0;
window.navigation.addEventListener("navigate", (event) => {
  if (event.navigationType === "traverse" || event.destination.sameDocument) return;
  away += 1;
  if (event.cancelable) event.preventDefault();
});
const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
return quiet().then(() => {
  const before = away;
  led = window.briggate.opened.length;
  if (node) node.focus();
  return quiet().then(() => before === 0 && (away > before || window.briggate.opened.length > led));
});
