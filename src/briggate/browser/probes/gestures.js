// Whether the page as a whole listens for two fingers being spread: true or false.
const { heard } = window.briggate;
return [window, document, document.documentElement, document.body].some((node) => node && heard.get(node)?.has("gesturestart"));
