#!/usr/bin/env bash
# Restores a backup into an empty PostgreSQL database: postgresql.sh BACKUP
# The server, login and database are libpq's own: PGHOST, PGPORT, PGUSER, PGDATABASE, and PGPASSFILE or PGPASSWORD.
# Sign in as the site's login, so that the tables are its own.
set -euo pipefail

backup=${1:?usage: postgresql.sh BACKUP}
tables=$(psql --no-psqlrc --quiet --tuples-only --no-align --dbname="${PGDATABASE:?names the database}" \
    --command="SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
[ "$tables" -eq 0 ] || { echo "$PGDATABASE already holds $tables tables: make an empty database and name that one." >&2; exit 1; }

pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$backup"
echo "$PGDATABASE"
