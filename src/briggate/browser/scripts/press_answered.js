// Gives an element the focus, begins to count what happens, and tells whether the focus is there; without a path, tells whether anything has
// happened since. arguments: its path, or null.
const state = window.briggate.presses, [wanted] = arguments, { waits } = window.briggate;
if (wanted !== null) {
  const node = window.briggate.at(wanted);
  state.touched = true;
  if (node) node.focus();
  return new Promise((resolve) => waits.later(() => {
    state.marked = state.done();
    resolve(Boolean(node) && state.active() === node);
  }, 20));
}
return new Promise((resolve) => {
  const began = performance.now();
  const look = () => (state.done() > state.marked || performance.now() - began > 60 ? resolve(state.done() > state.marked) : waits.later(look, 5));
  look();
});
