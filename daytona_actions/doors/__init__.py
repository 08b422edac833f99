"""The doors: how people, agents and programs come in, each made from the one list of actions."""
