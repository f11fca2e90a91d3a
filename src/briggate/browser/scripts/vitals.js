// Largest contentful paint (seconds) and cumulative layout shift, as soon as the page has been quiet for a moment.
return new Promise((resolve) => {
  let paint = 0, shift = 0, session = 0, began = 0, latest = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paint = entry.startTime / 1000; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      if (!session || entry.startTime - latest > 1000 || entry.startTime - began > 5000) { session = 0; began = entry.startTime; }
      session += entry.value;
      latest = entry.startTime;
      shift = Math.max(shift, session);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve([paint, shift]), arguments[0]);
});
