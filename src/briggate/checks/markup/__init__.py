"""What rules ask of a page's HTML: its links, forms, tables, images, and what browsers make of it."""
