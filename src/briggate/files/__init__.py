"""Files: text, YAML and records read with every fault named; folders replaced in one step."""
