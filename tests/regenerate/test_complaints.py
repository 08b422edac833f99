"""What is said of a generator that fails: one sentence, the cause, and no box."""

from __future__ import annotations

import pytest
from regeneration import complaints

TWO = """\
Warning(s) encountered while generating. Client was generated, but some pieces may be missing
WARNING parsing GET /things within things.

Cannot parse response for status code <openapi_python_client.schema.X object at 0x7f9358dae590>

{
  "$ref": "#/components/schemas/Thing"
}


Unable to process schema /components/schemas/Thing:

Could not find reference in parsed models or enums

{
  "$ref": "#/components/schemas/Nope"
}

If you believe this was a mistake, please open an issue at https://example.com
"""

OF_TWO = (
    "Unable to process schema /components/schemas/Thing: Could not find reference in parsed models "
    'or enums { "$ref": "#/components/schemas/Nope" } (and 1 more before)'
)

RAISED = """\
Traceback (most recent call last):
  File "/venv/lib/site-packages/openapi_python_client/__init__.py", line 250, in _build_models
    template.render()
  File "/tmp/templates/model.py.jinja", line 12, in top-level template code
    {{ nothing.at.all }}
jinja2.exceptions.UndefinedError: 'nothing' is undefined
"""

OF_RAISED = (
    "/tmp/templates/model.py.jinja:12: jinja2.exceptions.UndefinedError: 'nothing' is undefined"
)

FULL = """\
Traceback (most recent call last):
  File "/venv/lib/site-packages/openapi_python_client/__init__.py", line 128, in build
    path.write_text(text)
OSError: [Errno 28] No space left on device

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/venv/lib/site-packages/openapi_python_client/__init__.py", line 129, in build
    path.close()
OSError: [Errno 28] No space left on device
"""

FORMATTER = """\
Error(s) encountered while generating, client was not created
ruff failed

error: Failed to parse models/thing.py:7:12: Expected an expression
"""


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (TWO, OF_TWO),
        (RAISED, OF_RAISED),
        (FULL, "OSError: [Errno 28] No space left on device"),
        (
            FORMATTER,
            "ruff failed error: Failed to parse models/thing.py:7:12: Expected an expression",
        ),
        ("", "it says nothing"),
        ("something else", "something else"),
    ],
)
def test_the_last_complaint(output: str, said: str) -> None:
    """The last complaint is the cause; where a file was made or read, it is named."""
    assert complaints.last(output) == said
