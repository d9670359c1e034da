@rem npm scripts begin with `exec`, so that a signal sent to npm reaches Node and not a shell. Windows has no `exec`: this is it.
@%*
