"""Our Markdown dialect, the sanitiser and the splitting of front matter."""
