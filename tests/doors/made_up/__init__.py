"""A made-up service with one action for each kind of parameter; its actions answer what came in."""
