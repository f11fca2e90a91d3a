// Pages know their section, its landing page and the pages of the section from collections that are made once a build.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

module.exports = function (settings) {
  const brief = (item) => ({ url: item.url, title: item.data.title, summary: item.data.summary, section: item.url.split("/")[1] });
  const byTitle = (one, other) => (one.title < other.title ? -1 : 1);

  settings.addPassthroughCopy({ static: "/" });
  settings.setServerPassthroughCopyBehavior("passthrough");

  settings.addCollection("landings", (made) =>
    new Map(made.getFilteredByGlob("content/*/index.md").map(brief).map((each) => [each.section, each])));
  settings.addCollection("addresses", (made) => {
    const pages = made.getFilteredByGlob("content/*/page-*.md").map(brief);
    const sections = Map.groupBy(pages, (each) => each.section);
    return { pages: new Map(pages.map((each) => [each.url, each])), sections };
  });
  settings.addCollection("children", (made) => {
    const children = Map.groupBy(made.getFilteredByGlob("content/*/page-*.md").map(brief), (each) => `/${each.section}/`);
    children.set("/", made.getFilteredByGlob("content/*/index.md").map(brief));
    for (const pages of children.values()) pages.sort(byTitle);
    return children;
  });

  settings.addFilter("relatedTo", ({ pages, sections }, related, url) =>
    related ? related.map((each) => pages.get(each)) : sections.get(url.split("/")[1]).slice(0, 5));
  settings.addFilter("longDate", (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`);

  const home = "https://big.example.org";
  const council = { "@type": "GovernmentOrganization", name: "Big Council", url: `${home}/` };
  const crumb = (position, name, url) => ({ "@type": "ListItem", position, name, item: home + url });
  settings.addFilter("breadcrumbs", ([title, url], parent) => JSON.stringify({
    "@context": "https://schema.org", "@type": "BreadcrumbList",
    itemListElement: [crumb(1, "Home", "/"), crumb(2, parent.title, parent.url), crumb(3, title, url)],
  }));
  settings.addFilter("service", ([title, url], description, contact) => JSON.stringify({
    "@context": "https://schema.org", "@type": "GovernmentService", name: title, description, url: home + url,
    serviceOperator: council, provider: council, areaServed: { "@type": "AdministrativeArea", name: "Bigtown" },
    availableChannel: [{ "@type": "ServiceChannel", servicePhone: { "@type": "ContactPoint", telephone: contact.number } }],
  }));

  return {
    dir: { input: "content", includes: "../layouts", layouts: "../layouts", data: "../data", output: "site" },
    markdownTemplateEngine: false, // the pages are Markdown alone
    templateFormats: ["md"],
  };
};
