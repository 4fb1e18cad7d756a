"""One module for each group of commands: arguments in, printed lines and an exit status out; `cli.py` names them all."""
