"""Where the README's figures come from: each measures one promise beside what it is compared with, in one run.

`stand` is what all of them stand on (a home of its own, a server, a browser, the report); each other module is one
benchmark: `measure` does the work and gives numbers, `rows` says what they mean.
"""
