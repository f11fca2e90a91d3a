// How far the walk has come: the paths so far, where the focus is, whether it has left the page, and whether scripts put off something that
// the moving focus brings about. arguments: for how many milliseconds to wait until that has happened.
const state = window.briggate.walk, most = arguments[0], began = performance.now();
const told = () => ({
  seen: state.stops.map((stop) => stop.path), here: state.active(), in_frame: state.inFrame(), left: state.left, timers: state.timers,
});
return new Promise((resolve) => {
  const look = () => (state.waiting <= 0 || performance.now() - began > most ? resolve(told()) : requestAnimationFrame(look));
  look();
});
