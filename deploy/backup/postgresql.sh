#!/usr/bin/env bash
# Backs up a PostgreSQL database while the site runs: postgresql.sh FOLDER
# The server, login and database are libpq's own: PGHOST, PGPORT, PGUSER, PGDATABASE, and PGPASSFILE or PGPASSWORD.
set -euo pipefail
umask 077

folder=${1:?usage: postgresql.sh FOLDER}
mkdir -p "$folder"
backup=$folder/${PGDATABASE:?names the database}-$(date -u +%Y%m%dT%H%M%SZ).dump
partial=$backup.partial
trap 'rm -f "$partial"' EXIT

pg_dump --format=custom --no-owner --no-privileges --file="$partial"
pg_restore --list "$partial" > /dev/null
mv "$partial" "$backup"
echo "$backup"
