"""Pages in a real Chromium: the only package that imports selenium and axe_selenium_python."""
