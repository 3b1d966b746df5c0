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

-- PostGraphile: a role that sees the rows of one tenant, names for relations, and functions for what no table answers.
CREATE ROLE tenant_role LOGIN;
GRANT USAGE ON SCHEMA public TO tenant_role;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO tenant_role;
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['phone_numbers', 'ai_agents', 'agent_phone_mappings', 'call_logs', 'orders', 'tenant_counters', 'events'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY one_tenant ON %I TO tenant_role USING (user_id = (SELECT current_setting(''tenant.id'')::uuid) %s)', name,
            CASE WHEN name IN ('phone_numbers', 'ai_agents', 'orders') THEN 'AND deleted_at IS NULL' END);
    END LOOP;
END $$;
COMMENT ON CONSTRAINT agent_phone_mappings_user_id_agent_id_fkey ON agent_phone_mappings IS '@foreignFieldName linkedPhones';
COMMENT ON CONSTRAINT agent_phone_mappings_user_id_phone_number_id_fkey ON agent_phone_mappings IS '@fieldName phoneNumber';
COMMENT ON CONSTRAINT call_logs_user_id_agent_id_fkey ON call_logs IS '@fieldName agent';
COMMENT ON CONSTRAINT orders_user_id_call_id_fkey ON orders IS '@fieldName callLog';
-- A unique index does not tell it that.
COMMENT ON TABLE call_logs IS '@unique user_id,call_id';

CREATE TYPE dashboard AS (connected_phone_numbers bigint, active_agents bigint, total_calls bigint, total_orders bigint);
CREATE FUNCTION dashboard() RETURNS dashboard LANGUAGE sql STABLE AS $$
    SELECT sum(active_phone_numbers)::bigint, sum(active_agents)::bigint, sum(calls)::bigint, sum(orders)::bigint
    FROM tenant_counters WHERE user_id = current_setting('tenant.id')::uuid
$$;

CREATE FUNCTION log_call(call_id text, caller text, direction text, status text, duration_seconds integer)
RETURNS call_logs LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    tenant uuid := current_setting('tenant.id')::uuid;
    logged call_logs;
BEGIN
    INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, ended_at, input_hash, search_text,
                           created_at, updated_at)
    VALUES (tenant, gen_random_uuid(), $1, $2, $3, $4, $5, now(), now(), '', lower($2 || ' ' || $1), now(), now())
    ON CONFLICT (user_id, call_id) DO NOTHING RETURNING * INTO logged;
    IF logged.id IS NULL THEN
        SELECT c.* INTO logged FROM call_logs c WHERE c.user_id = tenant AND c.call_id = $1;
    ELSE
        INSERT INTO events (user_id, kind, entity_id, changed_fields, created_at) VALUES (tenant, 'call_log.created', logged.id, '', now());
    END IF;
    RETURN logged;
END
$$;

-- These lead no index of their own, behind the tenant, so that PostGraphile would not order by them.
COMMENT ON COLUMN ai_agents.id IS '@behavior +attribute:orderBy';
COMMENT ON COLUMN ai_agents.created_at IS '@behavior +attribute:orderBy';
COMMENT ON COLUMN call_logs.id IS '@behavior +attribute:orderBy';
COMMENT ON COLUMN call_logs.started_at IS '@behavior +attribute:orderBy';
COMMENT ON COLUMN orders.id IS '@behavior +attribute:orderBy';
COMMENT ON COLUMN orders.created_at IS '@behavior +attribute:orderBy';
