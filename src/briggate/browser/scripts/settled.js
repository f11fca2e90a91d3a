// Waits until a page that has loaded is quiet: fonts, images and answers are there, and timers that were to run soon have run.
// arguments: how many milliseconds off a timer may be that is waited for. Gives what the page did meanwhile that nobody asked for.
const [soon] = arguments, spare = 500, { waits, dialogs, led } = window.briggate, began = performance.now();
const isDue = (due) => due > performance.now() - 50 && due <= began + soon;
const isQuiet = () => waits.asked <= 0 && document.fonts.status !== "loading" && ![...waits.timers.values()].some(isDue)
  && ![...document.images].some((image) => !image.complete && image.loading !== "lazy");
return new Promise((resolve) => {
  const answer = () => resolve({ dialogs, led });
  const look = () => {
    if (performance.now() - began > soon + spare) answer();
    else if (isQuiet()) requestAnimationFrame(() => waits.later(() => (isQuiet() ? answer() : look()), 0));
    else waits.later(look, 10);
  };
  waits.later(answer, soon + 2 * spare);
  look();
});
