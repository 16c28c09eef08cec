"""press: what turns this guide's Markdown and data into pages that can be trusted."""
