// axe over the document, as rows: [rule, certain, path, impact, data, said, tags]. arguments: the options.
const options = Object.assign({ resultTypes: ["violations", "incomplete"], elementRef: true, selectors: false }, arguments[0]);
return axe.run(document, options).then((results) => {
  const rows = [];
  for (const [certain, found] of [[true, results.violations], [false, results.incomplete]]) {
    for (const rule of found) {
      for (const node of rule.nodes) {
        const checks = [...node.any, ...node.all, ...node.none];
        const data = Object.assign({}, ...checks.map((check) => (check.data && typeof check.data === "object" && !Array.isArray(check.data) ? check.data : {})));
        const element = node.element;
        const here = element && element.ownerDocument === document;
        rows.push([
          rule.id, certain, here ? window.briggate.path(element) : "", node.impact || rule.impact || "",
          JSON.parse(JSON.stringify(data)), rule.help,
          rule.tags.filter((tag) => /^wcag\d{3,}$/.test(tag)),
        ]);
      }
    }
  }
  return rows;
});
