"""A question in Chinese or English in, a named question with its parameters out, and the answer in a sentence.

`names` (the graph's own dictionary), `times` and `words` make tokens; `frame` says what is asked; `plan` maps it to named
questions; `answer` runs them. What no part of the reading explains makes it refuse: nothing is guessed.
"""
