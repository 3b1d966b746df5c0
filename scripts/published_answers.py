"""What Schemathesis checks of every answer, and what it sends for the scalars of this schema."""

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

CODES = {
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_REQUEST",
    "BAD_USER_INPUT",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "PERSISTED_QUERY_NOT_FOUND",
    "QUERY_TOO_COMPLEX",
    "DOCUMENT_TOO_LARGE",
    "THROTTLED",
    "REQUEST_TIMEOUT",
    "UNAVAILABLE",
}

schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda time: nodes.String(time.isoformat() + "Z")))
schemathesis.graphql.scalar("Date", st.dates().map(lambda date: nodes.String(date.isoformat())))
schemathesis.graphql.scalar("E164", st.from_regex(r"\A\+[1-9][0-9]{1,14}\Z").map(nodes.String))


@schemathesis.check
def published_answers(ctx, response, case):
    """No fault of the server's, and no error without one of the published codes. Errors with one are answers like any other."""
    assert response.status_code < 500, f"status {response.status_code}: {response.text[:500]}"
    for error in response.json().get("errors", []):
        code = error.get("extensions", {}).get("code")
        assert code in CODES, f"the code {code} of {error}"
