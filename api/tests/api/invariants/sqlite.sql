-- What must hold of every table, read from SQLite's catalogue. Each row of the answer is a violation: the rule, and where.
WITH
-- The directory: read before a tenant is known. `users` are the tenants themselves; `seaql_migrations` is the schema's history.
directory (name) AS (VALUES ('users'), ('seaql_migrations')),
-- Keys that are not a tenant's: the log's order is that of all tenants together.
log (name) AS (VALUES ('events')),
-- Unique across tenants on purpose: a refresh token is looked up before its tenant is known. (`users_email` is the directory's.)
lookup (name) AS (VALUES ('refresh_tokens_hash')),
-- Ids that refer to no table: what an event or a claimed key is about may be of any kind, and a call's id is the telephony provider's.
unbound (holder, name) AS (VALUES ('events', 'entity_id'), ('idempotency_keys', 'entity_id'), ('call_logs', 'call_id')),
-- The full-text tables are 'virtual' and 'shadow': they hold words by row, and are only read through their table.
tenant_table AS (
    SELECT t.name FROM pragma_table_list AS t
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT IN (SELECT d.name FROM directory d)
),
owned AS (
    SELECT t.name, c."notnull" AS required, c.cid IS NOT NULL AS present
    FROM tenant_table t LEFT JOIN pragma_table_info AS c ON c.arg = t.name AND c.name = 'user_id'
),
uniques AS (SELECT o.name AS holder, i.name FROM owned o JOIN pragma_index_list AS i ON i.arg = o.name WHERE i."unique"),
reference AS (
    SELECT o.name AS child, f.id, f."table" AS parent, f.on_delete, f.on_update,
        count(*) AS columns, sum(f."from" = 'user_id' AND f."to" = 'user_id') AS tenants
    FROM owned o JOIN pragma_foreign_key_list AS f ON f.arg = o.name
    GROUP BY 1, 2, 3, 4, 5
)
SELECT 'no user_id' AS rule, name AS place FROM owned WHERE NOT present
UNION ALL
SELECT 'user_id may be null', name FROM owned WHERE present AND NOT required
UNION ALL
-- A table that is searched has an integer key, which the full-text index points to, and beside it the same key as elsewhere.
SELECT 'primary key does not begin with user_id', name FROM owned o
WHERE name NOT IN (SELECT l.name FROM log l)
  AND NOT EXISTS (SELECT 1 FROM pragma_table_info AS c WHERE c.arg = o.name AND c.pk = 1 AND c.name = 'user_id')
  AND NOT (
      EXISTS (SELECT 1 FROM pragma_table_info AS c WHERE c.arg = o.name AND c.pk = 1 AND c.name = 'row_id')
      AND EXISTS (
          SELECT 1 FROM uniques u
          WHERE u.holder = o.name
            AND (SELECT group_concat(c.name) FROM (SELECT x.name FROM pragma_index_info AS x WHERE x.arg = u.name ORDER BY x.seqno) AS c) = 'user_id,id'))
UNION ALL
SELECT 'unique across tenants', u.holder || ' ' || u.name FROM uniques u
WHERE u.name NOT IN (SELECT l.name FROM lookup l)
  AND NOT EXISTS (SELECT 1 FROM pragma_index_info AS c WHERE c.arg = u.name AND c.name = 'user_id')
UNION ALL
-- Paired position by position: a key that holds both tenants crosswise would not keep them equal.
SELECT 'reference without the tenant', child || ' ' || parent FROM reference r
WHERE parent IN (SELECT t.name FROM tenant_table t) AND tenants = 0
UNION ALL
-- Rows whose reference is null may be missing in it: they refer to nothing.
SELECT 'reference without an index', child || ' ' || parent FROM reference r
WHERE NOT EXISTS (
    SELECT 1 FROM pragma_index_list AS i
    WHERE i.arg = r.child
      AND (NOT i.partial OR EXISTS (
          SELECT 1 FROM pragma_foreign_key_list AS f JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name
          WHERE f.arg = r.child AND f.id = r.id AND s.sql LIKE '% WHERE ' || f."from" || ' IS NOT NULL'))
      AND r.columns = (
        SELECT count(*) FROM pragma_foreign_key_list AS f JOIN pragma_index_info AS c ON c.arg = i.name AND c.name = f."from"
        WHERE f.arg = r.child AND f.id = r.id AND c.seqno < r.columns))
UNION ALL
SELECT 'id without a reference', o.name || ' ' || c.name FROM owned o JOIN pragma_table_info AS c ON c.arg = o.name
WHERE c.name LIKE '%\_id' ESCAPE '\' AND c.name NOT IN ('user_id', 'row_id') AND (o.name, c.name) NOT IN (SELECT b.holder, b.name FROM unbound b)
  AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list AS f WHERE f.arg = o.name AND f."from" = c.name)
UNION ALL
-- An action deletes or changes rows behind the application's back, without its events.
SELECT 'reference with an action', child || ' ' || parent FROM reference WHERE on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION'
UNION ALL
SELECT 'tenant can be changed', name FROM owned o
WHERE NOT EXISTS (
    SELECT 1 FROM sqlite_schema AS s WHERE s.type = 'trigger' AND s.tbl_name = o.name AND s.name = o.name || '_tenant_is_fixed')
UNION ALL
-- SQLite has one user, so nothing narrows a view to whoever reads it.
SELECT 'view', name FROM sqlite_schema WHERE type = 'view'
ORDER BY 1, 2
