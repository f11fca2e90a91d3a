// What our results page does, with Pagefind: ask for ?q=, load as many records as ?n= says, list them.
const asked = new URLSearchParams(location.search);
const place = document.querySelector("[data-search-results]");
const make = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });

const pagefind = await import("/pagefind/pagefind.js");
const found = await pagefind.search(asked.get("q"));
const records = await Promise.all(found.results.slice(0, Number(asked.get("n"))).map((result) => result.data()));
const list = make("ol", "search-results", "");
for (const record of records) {
  const item = make("li", "search-result", "");
  item.append(Object.assign(make("a", "", record.meta.title), { href: record.url }));
  item.append(Object.assign(make("p", "search-result-summary", ""), { innerHTML: record.excerpt }));
  list.append(item);
}
place.replaceChildren(make("p", "search-status", `${found.results.length} results`), list);
