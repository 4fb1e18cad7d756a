"""Full text: a graph and the text of its articles in, an index file beside the store out, and what it finds for words.

`search.sqlite` is derived: it may be deleted at any time, carries the state of the store that it was made from, and is
brought up to that state, article by article, before it answers.
"""
