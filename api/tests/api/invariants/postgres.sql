-- What must hold of every table, read from PostgreSQL's catalogue. Each row of the answer is a violation: the rule, and where.
WITH
-- The directory: read before a tenant is known. `users` are the tenants themselves; `seaql_migrations` is the schema's history.
directory (name) AS (VALUES ('users'), ('seaql_migrations')),
-- Keys that are not a tenant's: the log's order is that of all tenants together.
log (name) AS (VALUES ('events')),
-- Unique across tenants on purpose: a refresh token is looked up before its tenant is known. (`users_email` is the directory's.)
lookup (name) AS (VALUES ('refresh_tokens_hash'), ('events_pkey')),
-- Ids that refer to no table: what an event or a claimed key is about may be of any kind, and a call's id is the telephony provider's.
unbound (holder, name) AS (VALUES ('events', 'entity_id'), ('idempotency_keys', 'entity_id'), ('call_logs', 'call_id')),
tenant_table AS (
    SELECT c.oid, c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT IN (SELECT d.name FROM directory d)
),
owned AS (
    SELECT t.oid, t.name, a.attnum, a.attnotnull
    FROM tenant_table t LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'user_id' AND NOT a.attisdropped
),
reference AS (
    SELECT k.*, o.name AS child, o.attnum AS tenant, f.attnum AS parent_tenant
    FROM pg_constraint k JOIN owned o ON o.oid = k.conrelid LEFT JOIN owned f ON f.oid = k.confrelid
    WHERE k.contype = 'f'
)
SELECT 'no user_id' AS rule, name::text AS place FROM owned WHERE attnum IS NULL
UNION ALL
SELECT 'user_id may be null', name FROM owned WHERE attnum IS NOT NULL AND NOT attnotnull
UNION ALL
SELECT 'primary key does not begin with user_id', name FROM owned o
WHERE name NOT IN (SELECT l.name FROM log l)
  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = o.oid AND i.indisprimary AND i.indkey[0] = o.attnum)
UNION ALL
SELECT 'unique across tenants', o.name || ' ' || x.relname
FROM owned o JOIN pg_index i ON i.indrelid = o.oid AND i.indisunique JOIN pg_class x ON x.oid = i.indexrelid
WHERE x.relname NOT IN (SELECT l.name FROM lookup l) AND NOT coalesce(o.attnum = ANY (i.indkey::int2[]), false)
UNION ALL
-- Paired position by position: a key that holds both tenants crosswise would not keep them equal.
SELECT 'reference without the tenant', child || ' ' || conname FROM reference r
WHERE confrelid IN (SELECT t.oid FROM tenant_table t)
  AND NOT EXISTS (
      SELECT FROM unnest(r.conkey, r.confkey) AS pair (mine, theirs) WHERE pair.mine = r.tenant AND pair.theirs = r.parent_tenant)
UNION ALL
-- Rows whose reference is null may be missing in it: they refer to nothing.
SELECT 'reference without an index', child || ' ' || conname FROM reference r
WHERE NOT EXISTS (
    SELECT FROM pg_index i
    WHERE i.indrelid = r.conrelid
      AND (i.indpred IS NULL OR EXISTS (
          SELECT FROM pg_attribute a
          WHERE a.attrelid = r.conrelid AND a.attnum = ANY (r.conkey)
            AND pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
      AND (i.indkey::int2[])[0:cardinality(r.conkey) - 1] @> r.conkey)
UNION ALL
SELECT 'id without a reference', o.name || ' ' || a.attname FROM owned o JOIN pg_attribute a ON a.attrelid = o.oid AND NOT a.attisdropped
WHERE a.attname LIKE '%\_id' AND a.attname <> 'user_id' AND (o.name, a.attname) NOT IN (SELECT b.holder, b.name FROM unbound b)
  AND NOT EXISTS (SELECT FROM reference r WHERE r.conrelid = o.oid AND a.attnum = ANY (r.conkey))
UNION ALL
-- An action deletes or changes rows behind the application's back, without its events.
SELECT 'reference with an action', child || ' ' || conname FROM reference WHERE confdeltype <> 'a' OR confupdtype <> 'a'
UNION ALL
SELECT 'tenant can be changed', name FROM owned o
WHERE NOT EXISTS (
    SELECT FROM pg_trigger g
    WHERE g.tgrelid = o.oid AND g.tgname = o.name || '_tenant_is_fixed' AND g.tgenabled = 'O'
      -- BEFORE UPDATE, for each row.
      AND g.tgtype & 1 = 1 AND g.tgtype & 2 = 2 AND g.tgtype & 16 = 16)
UNION ALL
SELECT 'view with its owner''s rights', c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
UNION ALL
SELECT 'materialised view', c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'm'
ORDER BY 1, 2
