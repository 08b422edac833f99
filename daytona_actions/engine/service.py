"""What the doors know of a service: one object, which the service hands over.

Every door (command line, MCP, REST, tool schemas, skill, manifest) is made from it alone.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from daytona_actions.engine.action import Action
from daytona_actions.engine.failures import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from daytona_actions.engine.families import Family
    from daytona_actions.engine.settings import Access

P = ParamSpec("P")
R = TypeVar("R")

Actions = Mapping[str, Action[..., Any]]
Settings = dict[str, Any]
Names = Iterable[str] | str
"""Names of actions or families; one alone may be given as it is."""
ALL = "all"
"""What is said for every family."""


@dataclass(frozen=True, kw_only=True)
class Credential:
    """The one kind of authentication, and how a user comes to it.

    Attributes:
        display_name: what users know it as.
        description: what it is and where it comes from.
        purpose: what it is asked for, as the title of a form.
        access: how it is sent, and what holds it.
        steps: how to get one, step by step.
        method: the HTTP method of the call that tests it.
        path: the route of that call, below the base URL.
        action: the action that makes that call.
        arguments: the arguments with which it makes it.
    """

    display_name: str
    description: str
    access: Access
    steps: tuple[str, ...]
    method: str
    path: str
    action: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    purpose: str = "Authenticate using your API key"

    @property
    def setting(self) -> str:
        """The client's argument that takes it."""
        return "api_key"

    @property
    def header(self) -> str:
        """The HTTP header that carries it."""
        return self.access.header

    @property
    def scheme(self) -> str:
        """The word before it in that header, empty if there is none."""
        return self.access.scheme

    @property
    def variable(self) -> str:
        """The environment variable that holds it."""
        return self.access.key_variable


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service with its actions.

    Attributes:
        name: in a catalogue, in lower case.
        display_name: what people call it.
        description: what it is for, in one sentence.
        homepage: its address for people.
        documentation: the address of its own API's documentation.
        cost: what using it may cost, in one sentence.
        categories: of a catalogue.
        prompts: what a person might ask a model for, by a name for it.
        command: the name of its command line.
        version: of the connector.
        package: the connector's import name, where that holds its skill.
        skill: the folder of the Agent Skill, below `skill/` in that package; one is made where
            there is none.
        credential: how to authenticate.
        actions: all of them, by name.
        families: which of them belong together, by the family's name; none if nothing is said.
        short_list: the actions that a model is offered where nothing else is said; default: all.
        client_class: gives the synchronous client's class, whose arguments say what can be set.
        async_client_class: gives the asynchronous client's class.
        local: runs the service on this machine for a while and gives the settings that reach it;
            None where it cannot run here.
        checks: gives further lines of a check-up, each with a subject, whether it is well (None: no
            fault either way) and a sentence: of this machine for None, of what a client calls for it.
        verbs: more verbs of the command line, each with what makes its command of the service, as
            `module:function`.
        failures: how its failures are told.
        own_kinds: the kinds of failure that only this service has, and the general kind that each
            counts as.
        colours: the values of results that a terminal shows in a colour of their own.
    """

    name: str
    display_name: str
    description: str
    homepage: str
    documentation: str
    categories: tuple[str, ...]
    command: str
    version: str
    credential: Credential
    actions: Actions
    client_class: Callable[[], type[Any]]
    async_client_class: Callable[[], type[Any]]
    families: Mapping[str, Family] = field(default_factory=dict)
    short_list: tuple[Action[..., Any], ...] = ()
    cost: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)
    package: str = ""
    skill: str = ""
    local: Callable[[], AbstractContextManager[Settings]] | None = None
    checks: Callable[[Any], list[tuple[str, bool | None, str]]] = lambda _client: []
    verbs: Mapping[str, str] = field(default_factory=dict)
    failures: Vocabulary = field(default_factory=Vocabulary)
    own_kinds: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """Where calls go unless a setting says otherwise."""
        return self.credential.access.base_url

    @property
    def address(self) -> str:
        """The client's setting that says where the service is."""
        return "api_url"

    @property
    def address_variable(self) -> str:
        """The environment variable of that setting."""
        return self.credential.access.address_variable

    def address_of(self, client: Any) -> str:
        """Return the base URL that a client calls."""
        address: str = client._session.base_url  # noqa: SLF001 - of the engine, as this is
        return address

    @property
    def token_variable(self) -> str:
        """The environment variable with the token that callers of its servers must show."""
        return f"{self.command.upper().replace('-', '_')}_TOKEN"

    def select(
        self,
        names: Names | None = None,
        *,
        families: Names | None = None,
        read_only: bool = False,
        short: bool = False,
    ) -> Actions:
        """Return the actions to offer, by name, in the order of the one list.

        Args:
            names: those to offer, of any family; beside those of `families`, if both are given.
            families: the families whose actions to offer; `all` means every action.
            read_only: whether to leave out every action that changes something.
            short: whether the short list is meant where neither names nor families are given,
                instead of all.

        Raises:
            ValueError: there is no action or family of a name, or nothing is left to offer.
        """
        if names is None and families is None:
            wanted = {action.name for action in self.short_list if short} or {*self.actions}
        else:
            wanted = self._named(names) | self._of_families(families)
        offered = {
            name: action
            for name, action in self.actions.items()
            if name in wanted and (action.read_only or not read_only)
        }
        if not offered:
            raise ValueError("No action is left to offer: name some that are read-only, or more")
        return offered

    def _named(self, names: Names | None) -> set[str]:
        wanted = _listed("names", names)
        for name in wanted:
            if name not in self.actions:
                raise ValueError(self.unknown(name))
        return {*wanted}

    def _of_families(self, families: Names | None) -> set[str]:
        wanted: set[str] = set()
        for name in _listed("families", families):
            if name != ALL and name not in self.families:
                there = ", ".join([*self.families, ALL])
                raise ValueError(f"There is no family {name!r}; choose from {there}")
            wanted |= {*(self.actions if name == ALL else self.families[name].actions)}
        return wanted

    def family_of(self, action: Action[..., Any]) -> Family | None:
        """Return the family that an action belongs to, None if the service has no families."""
        having = (each for each in self.families.values() if action.name in each.actions)
        return next(having, None)

    def by_family(self, actions: Actions) -> list[tuple[Family | None, Actions]]:
        """Return actions family by family, without those families that have none of them."""
        groups: dict[Family | None, dict[str, Action[..., Any]]]
        groups = {family: {} for family in (*self.families.values(), None)}
        for name, action in actions.items():
            groups[self.family_of(action)][name] = action
        return [(family, members) for family, members in groups.items() if members]

    def unknown(self, name: str, offered: Iterable[str] | None = None) -> str:
        """Say that there is no action of a name, and which ones there are."""
        there = ", ".join(self.actions if offered is None else offered)
        if name in self.actions:
            return f"The action {name!r} is not offered here; the actions are {there}"
        return f"There is no action {name!r}; the actions are {there}"

    def given_to(self, function: Callable[Concatenate[Service, P], R]) -> Callable[P, R]:
        """Return a function of the doors that works on this service."""
        _, *parameters = inspect.signature(function).parameters.values()
        signature = inspect.Signature(parameters)

        @wraps(function)
        def bound(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                signature.bind(*args, **kwargs)
            except TypeError as problem:  # Python's own would name the function of all services
                raise TypeError(f"{bound.__name__}(): {problem}") from None
            return function(self, *args, **kwargs)

        bound.__dict__["__signature__"] = signature
        return bound


def _listed(argument: str, given: Names | None) -> list[str]:
    """Return the names that an argument holds; one alone may be given as it is."""
    if isinstance(given, str):
        return [given]
    try:
        return [] if given is None else list(given)
    except TypeError:
        kind = type(given).__name__
        raise ValueError(f"{argument} must be a name or a list of names, not {kind}") from None
