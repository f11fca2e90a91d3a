// How far the walk has come: the paths so far, and whether the focus has left the page.
const state = window.briggate.walk;
return { seen: state.stops.map((stop) => stop.path), left: state.left };
