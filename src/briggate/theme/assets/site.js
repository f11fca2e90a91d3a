// The one script of every page. Small conveniences over pages that are whole without them: "open now", the menu's Escape key, addresses in
// print, and a search field that fetches the rest of search once somebody types.

document.querySelectorAll("[data-opening-hours]").forEach(tellHours);
document.querySelectorAll("[data-menu]").forEach(closeOnEscape);
document.querySelectorAll("form[role=search][data-search]").forEach(offerSearch);
window.addEventListener("beforeprint", writeAddresses);

// The days of a venue's table that are over go, today is marked, and a line says whether the doors are open: by the council's clocks.
function tellHours(place) {
  const said = place.dataset;
  const line = document.createElement("p");
  line.className = "open-now";
  line.setAttribute("role", "status"); // it changes while the page is open
  const tell = () => {
    const now = clock(said.timeZone);
    const days = Array.from(place.querySelectorAll("[data-date]"));
    days.forEach((row) => (row.hidden = row.dataset.date < now.date));
    const today = days.find((row) => row.dataset.date === now.date);
    if (!today) return line.remove();
    mark(today, said.today);
    line.textContent = standing(days, now, said);
    place.insertBefore(line, place.firstChild);
  };
  try {
    tell();
    document.addEventListener("visibilitychange", tell);
  } catch (failure) {
    line.remove(); // a browser without the council's time zone: the table says enough
  }
}

function mark(today, word) {
  if (today.className === "today") return;
  const before = today.parentNode.querySelector(".today");
  if (before) before.className = "";
  today.className = "today";
  const header = today.querySelector("th");
  header.textContent = word.replace("{day}", header.textContent);
}

function standing(days, now, said) {
  for (const row of days.filter((day) => day.dataset.date >= now.date)) {
    for (const session of Array.from(row.querySelectorAll("data"))) {
      const [opens, closes] = session.value.split(" ");
      const isToday = row.dataset.date === now.date;
      if (isToday && closes <= now.time) continue;
      if (isToday && opens <= now.time) return said.openUntil.replace("{time}", session.dataset.closes);
      const words = isToday ? said.opensToday : said.opens;
      return words.replace("{time}", session.dataset.opens).replace("{day}", row.querySelector("th").textContent);
    }
  }
  return said.closed;
}

// The date (2026-03-29) and time (09:05) that the clocks of a time zone show.
function clock(timeZone) {
  const form = { timeZone, hour12: false, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const parts = {};
  new Intl.DateTimeFormat("en-GB", form).formatToParts(new Date()).forEach((part) => (parts[part.type] = part.value));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour === "24" ? "00" : parts.hour}:${parts.minute}` };
}

function closeOnEscape(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Paper cannot be tapped: links within the site get their whole address, which the print style shows.
function writeAddresses() {
  document.querySelectorAll('main a[href]:not([href^="http"]):not([href^="#"])').forEach((link) => {
    if (link.protocol.indexOf("http") === 0) link.setAttribute("data-address", link.href);
  });
}

// A search field as a screen reader is to meet it, before anything is suggested: search.js fills the list.
function offerSearch(form, number) {
  const input = form.elements.q;
  const id = `site-suggestions-${number}`;
  const label = JSON.parse(form.dataset.words).suggestions;
  const list = describe(document.createElement("ul"), { class: "search-suggestions", id, role: "listbox", "aria-label": label, hidden: "" });
  const status = describe(document.createElement("div"), { class: "visually-hidden", role: "status" });
  describe(input, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" });
  form.append(list, status);
  form.dataset.aToZ = form.action;
  form.action = form.dataset.results;
  let isAsked = false;
  const fetchRest = () => {
    if (isAsked) return;
    isAsked = true;
    // By an element, not import(), which not every browser that knows modules knows; its engine comes at the same time.
    const rest = describe(document.createElement("script"), { type: "module", src: form.dataset.search });
    rest.onerror = () => (isAsked = false);
    document.head.append(rest, describe(document.createElement("link"), { rel: "modulepreload", href: form.dataset.engine }));
  };
  input.addEventListener("input", fetchRest);
  input.addEventListener("keydown", (event) => event.key === "ArrowDown" && fetchRest());
}

function describe(element, attributes) {
  Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
  return element;
}
