// The page's HTML as scripts have left it: a text.
return document.documentElement.outerHTML;
