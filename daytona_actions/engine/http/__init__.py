"""The transport seam: all that knows httpx and what is below it (docs/transport.md)."""
