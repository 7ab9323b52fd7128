"""Records to strings and renderables: JSON, rows, Markdown, CSV, terminal, HTML."""
