// Search: suggestions as a resident types, and the results page. site.js readies the search field, and fetches this file once somebody
// types; the results page names it. Nothing more is fetched until then. Without scripts the form leads to the A to Z. It needs a browser
// that knows modules and import(); others do without.
//
// <form role="search" action="the A to Z" data-results data-search data-engine data-lunr data-index data-site-root data-words>
//   <input type="search" name="q">: the results page, this file, search-engine.js, lunr.js, the index and the site's root by address
//   (from this page), and the catalogue's words under `search` as JSON. <div data-search-results> is where results are listed.

const SUGGESTIONS = 6;
const LETTERS = 3; // with fewer, a word may yet become another, so we do not say that there is nothing
const RESULTS = 10; // at first, and with each "Show more"
const PAUSE = 150; // milliseconds without a key before we look

const forms = Array.from(document.querySelectorAll("form[role=search][data-index]"));
const sites = forms.map(siteOf);
forms.forEach((form, number) => suggest(form, sites[number]));
document.querySelectorAll("[data-without-script]").forEach((element) => element.remove());

const place = document.querySelector("[data-search-results]");
const query = (new URLSearchParams(location.search).get("q") || "").trim();
if (place && query && sites.length) {
  forms.forEach((form) => (form.elements.q.value = query));
  showResults(place, query, sites[0]);
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const attribute of Object.keys(attributes)) element.setAttribute(attribute, attributes[attribute]);
  element.append(...children);
  return element;
}

// A search form's addresses and words, and its index once it is wanted.
function siteOf(form) {
  const { engine, index, lunr, siteRoot, results, words } = form.dataset;
  const address = (relative) => new URL(relative, document.baseURI).href;
  let opening;
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const formFor = (count) => (Intl.PluralRules ? new Intl.PluralRules(document.documentElement.lang || "en").select(count) : "other");
  const catalogue = JSON.parse(words);
  return {
    aToZ: form.dataset.aToZ,
    results,
    say: (name, values = {}) => {
      const said = catalogue[name];
      return filled(typeof said === "string" ? said : said[formFor(values.count)] || said.other, values);
    },
    // The engine with the index in it: asked for once, and again if it did not come.
    open: () => {
      opening = opening || import(address(engine)).then((loaded) => loaded.openSearch(address(index), address(lunr)));
      opening.catch(() => (opening = null));
      return opening;
    },
    // "." keeps whatever an index says within this site.
    link: (page) => new URL("." + page, address(siteRoot)).href,
    resultsFor: (query) => `${results}?q=${encodeURIComponent(query)}`,
  };
}

// Suggestions under a search field: the combobox with a list box of the ARIA Authoring Practices.
function suggest(form, site) {
  const input = form.elements.q;
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let active = -1;
  let turn = 0;
  let pause;

  const choose = (place) => {
    const options = list.children;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = place;
    if (!options[active]) return input.removeAttribute("aria-activedescendant");
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const close = () => {
    turn++;
    clearTimeout(pause);
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };
  const option = (place, leadsTo, ...content) => {
    const item = make("li", { class: "search-suggestion", id: `${list.id}-${place}`, role: "option", "aria-selected": "false" }, ...content);
    item.addEventListener("click", () => location.assign(leadsTo));
    return item;
  };
  const show = (query, pages) => {
    choose(-1);
    list.textContent = "";
    pages.forEach(([address, title, , where], place) => {
      const sits = where ? [" ", make("span", { class: "search-suggestion-where" }, where)] : [];
      list.append(option(place, site.link(address), make("span", { class: "search-suggestion-title" }, title), ...sits));
    });
    const last = site.say(pages.length ? "see_all" : "no_suggestions", { query });
    list.append(option(pages.length, site.resultsFor(query), last));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = pages.length ? site.say("suggestions_count", { count: pages.length }) : last;
  };
  const update = async () => {
    const mine = ++turn;
    const query = input.value.trim();
    if (query.length < 2) return close();
    try {
      const engine = await site.open();
      const found = await engine.search(query, SUGGESTIONS);
      const pages = await Promise.all(found.slice(0, SUGGESTIONS).map((each) => each.page()));
      if (mine !== turn) return;
      if (!pages.length && query.length < LETTERS) close();
      else show(query, pages);
    } catch (failure) {
      close(); // the form still leads to the results page, which says that search does not work
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(update, PAUSE);
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus, so a click is not lost to blur
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const places = list.children.length + 1; // the field itself is one of them
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) update();
    else if (step) choose(((active + 1 + step + places) % places) - 1);
    else if (event.key === "Enter" && active >= 0) list.children[active].click();
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  if (document.activeElement === input) update(); // for what was typed before this file came
}

// The results page.
async function showResults(place, query, site) {
  const status = make("p", { class: "search-status", role: "status" });
  const rest = make("div", {});
  place.textContent = ""; // what stood there for browsers without script
  place.append(status, rest);
  document.title = site.say("results_title", { query, page: document.title });
  const fail = () => {
    status.textContent = site.say("failed");
    rest.append(make("p", {}, make("a", { href: site.aToZ }, site.say("a_to_z"))));
  };
  try {
    const engine = await site.open();
    const found = await engine.search(query, RESULTS);
    const count = found.length;
    if (count) await listResults(rest, engine, found, site, fail);
    else await offerOthers(rest, engine, query, site);
    status.textContent = site.say(count ? "results_count" : "nothing_found", { count, query });
  } catch (failure) {
    fail();
  }
}

async function listResults(place, engine, found, site, fail) {
  const list = make("ol", { class: "search-results" });
  const more = make("button", { class: "search-more", type: "button" }, site.say("more_results"));
  const next = async () => {
    const items = await Promise.all(found.slice(0, RESULTS).map((each) => resultOf(each, engine, site)));
    found.splice(0, RESULTS);
    list.append(...items);
    more.hidden = !found.length;
    return items[0];
  };
  more.addEventListener("click", () => next().then((first) => first.querySelector("a").focus(), fail));
  place.append(list, more);
  await next();
}

async function resultOf({ page, terms }, engine, site) {
  const [address, title, summary, where] = await page();
  const item = make("li", { class: "search-result" });
  item.append(make("a", { href: site.link(address) }, ...marked(title, engine, terms)));
  item.append(make("p", { class: "search-result-summary" }, ...marked(summary, engine, terms)));
  if (where) item.append(make("p", { class: "search-result-where" }, where));
  return item;
}

// A text with the words it was found by in <mark>.
function marked(text, engine, terms) {
  return engine.pieces(text, terms).map(([piece, isMatch]) => (isMatch ? make("mark", {}, piece) : piece));
}

async function offerOthers(place, engine, query, site) {
  const near = await engine.near(query);
  const links = near.map((other) => make("li", {}, make("a", { href: site.resultsFor(other) }, other)));
  if (links.length) place.append(make("p", {}, site.say("did_you_mean")), make("ul", { class: "search-near" }, ...links));
  place.append(make("p", {}, site.say("nothing_help")), make("p", {}, make("a", { href: site.aToZ }, site.say("a_to_z"))));
}
