// What `briggate serve` adds to a page: it shows the page again when its source is saved, and a panel with what was found on it.
(() => {
  const { file, version } = document.currentScript.dataset;
  const events = new EventSource(`/-briggate/events?${new URLSearchParams({ file, version })}`);
  events.addEventListener("reload", () => location.reload());
})();
