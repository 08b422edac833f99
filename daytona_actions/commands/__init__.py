"""Verbs of the command line that only Daytona has: the demo, a server, cleaning up."""
