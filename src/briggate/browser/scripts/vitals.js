// Largest contentful paint (seconds) and cumulative layout shift of a page that has become quiet, and the elements that made them.
// arguments: the milliseconds within which a browser tells what it has noted.
const { path, waits } = window.briggate;
const name = (node) => (node ? path(node.nodeType === 1 ? node : node.parentElement) : "");
return new Promise((resolve) => {
  let paint = 0, painted = "", shift = 0, shifted = "", largest = 0, session = 0, began = 0, latest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { paint = entry.startTime / 1000; painted = name(entry.element); }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      if (!session || entry.startTime - latest > 1000 || entry.startTime - began > 5000) { session = 0; began = entry.startTime; }
      session += entry.value;
      latest = entry.startTime;
      shift = Math.max(shift, session);
      if (entry.value > largest && entry.sources.length) { largest = entry.value; shifted = name(entry.sources[0].node); }
    }
  }).observe({ type: "layout-shift", buffered: true });
  waits.later(() => resolve([paint, shift, painted, shifted]), arguments[0]);
});
