"""Names of other people's lists matched with the things of the graph."""
