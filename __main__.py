"""`python -m jiedao` is the command line."""

from .cli import main

main()
