// Ends the walk and gives what was noted. What still has the focus loses it, so that its styles without are known.
if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
const state = window.briggate.walk;
return { stops: state.stops, navigated: [...state.navigated] };
