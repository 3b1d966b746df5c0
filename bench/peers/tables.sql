-- What the peers need beside the product's own tables.

-- For the insert that does nothing else.
CREATE TABLE bare_calls (
    user_id uuid NOT NULL,
    id uuid NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    caller text NOT NULL,
    direction text NOT NULL,
    status text NOT NULL,
    duration_seconds integer NOT NULL,
    started_at timestamptz(3) NOT NULL,
    PRIMARY KEY (user_id, id)
);
CREATE UNIQUE INDEX bare_calls_call_id ON bare_calls (user_id, call_id);
CREATE INDEX bare_calls_started ON bare_calls (user_id, started_at, id);
