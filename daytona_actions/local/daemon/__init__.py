"""The toolbox daemon that runs inside a sandbox; standard library only, so that any Python can start it."""
