// The addresses of the first results, as soon as some are shown; none where none come in time. arguments: how many, milliseconds.
const [most, patience] = arguments;
const began = performance.now();
const links = () => [...document.querySelectorAll("main ol a[href], main [role=list] a[href]")].filter((link) => link.checkVisibility());
const status = () => document.querySelector("main [role=status], main [aria-live]")?.textContent.trim();
return new Promise((resolve) => {
  const look = () => {
    const found = [...new Set(links().map((link) => link.href))];
    if (found.length || status() || performance.now() - began > patience) setTimeout(() => resolve([...new Set(links().map((link) => link.href))].slice(0, most)), found.length ? 0 : 50);
    else setTimeout(look, 15);
  };
  look();
});
