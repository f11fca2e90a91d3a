// axe over the document, as rows: [rule, certain, path, in_frame, impact, data, said, tags]. arguments: the options.
const options = Object.assign({ resultTypes: ["violations", "incomplete"], elementRef: true, selectors: false, ancestry: true }, arguments[0]);
return window.briggate.axe.run(document, options).then((results) => {
  // What stands in a frame is told at the frame: of it only the way down is known, and that begins with the frame's own.
  const place = (node) => {
    if (node.element && node.element.ownerDocument === document) return node.element;
    try {
      return document.querySelector([node.ancestry[0]].flat()[0]);
    } catch (error) {
      return null;
    }
  };
  const rows = [];
  for (const [certain, found] of [[true, results.violations], [false, results.incomplete]]) {
    for (const rule of found) {
      for (const node of rule.nodes) {
        const checks = [...node.any, ...node.all, ...node.none];
        const data = Object.assign({}, ...checks.map((check) => {
          if (Array.isArray(check.data) || typeof check.data === "string") return { [check.id]: check.data };
          return check.data && typeof check.data === "object" ? check.data : {};
        }));
        const element = place(node);
        rows.push([
          rule.id, certain, element ? window.briggate.path(element) : "", node.ancestry.length > 1, node.impact || rule.impact || "",
          JSON.parse(JSON.stringify(data)), rule.help,
          rule.tags.filter((tag) => /^wcag\d{3,}$/.test(tag)),
        ]);
      }
    }
  }
  return rows;
});
