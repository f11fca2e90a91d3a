// Images that have come and cannot be shown, or have not come: [{path, address, written}], `written` being their src.
// A lazy one that is not shown either is not looked for, unless the browser happens to have it.
const isAwaited = (image) => image.loading !== "lazy" || image.getClientRects().length > 0;
const broken = [...document.images].filter((image) => image.currentSrc && image.complete && image.naturalWidth === 0 && isAwaited(image));
const told = (image) => ({ path: window.briggate.path(image), address: image.currentSrc, written: image.getAttribute("src") || "" });
return Promise.all(broken.map((image) => image.decode().then(() => null, () => told(image)))).then((all) => all.filter(Boolean));
