"""The version, said once: the build, the User-Agent and `daytona_actions.__version__` read it here."""

__version__ = "0.1.0"
