// Images that have come and cannot be shown, or have not come: [{path, address, written}], `written` being their src.
const broken = [...document.images].filter((image) => image.currentSrc && image.complete && image.naturalWidth === 0);
const told = (image) => ({ path: window.briggate.path(image), address: image.currentSrc, written: image.getAttribute("src") || "" });
return Promise.all(broken.map((image) => image.decode().then(() => null, () => told(image)))).then((all) => all.filter(Boolean));
