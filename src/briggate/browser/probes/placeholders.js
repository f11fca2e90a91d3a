// The words that fields show while they are empty: [{path, text, color, opacity}], computed styles of ::placeholder.
return [...document.querySelectorAll("input[placeholder], textarea[placeholder]")].filter((field) => !field.value).map((field) => {
  const style = getComputedStyle(field, "::placeholder");
  return { path: window.briggate.path(field), text: field.placeholder, color: style.color, opacity: Number(style.opacity) };
});
