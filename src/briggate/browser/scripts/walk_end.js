// Ends the walk and gives what was noted: the stops where the focus rested. What still has the focus loses it, so that its styles without
// are known.
if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
const state = window.briggate.walk;
state.stop();
const stops = state.stops.slice(0, state.most).filter((stop) => stop.rested && !stop.path.includes("?"));
return { stops: stops.map(({ node, ...told }) => told), navigated: [...state.navigated], answers: state.answers };
