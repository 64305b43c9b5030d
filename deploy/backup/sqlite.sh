#!/usr/bin/env bash
# Backs up the SQLite file while the site runs: sqlite.sh DATABASE FOLDER
set -euo pipefail
umask 077

database=${1:?usage: sqlite.sh DATABASE FOLDER}
folder=${2:?usage: sqlite.sh DATABASE FOLDER}
[ -f "$database" ] || { echo "There is no file $database." >&2; exit 1; }
mkdir -p "$folder"
backup=$folder/training-$(date -u +%Y%m%dT%H%M%SZ).db
partial=$backup.partial
trap 'rm -f "$partial"' EXIT

# One read transaction: the copy is of a single moment, and no writer waits for it.
sqlite3 -bail -cmd '.timeout 10000' "$database" "VACUUM INTO '${partial//\'/\'\'}'"
[ "$(sqlite3 "$partial" 'PRAGMA integrity_check')" = ok ] || { echo "The copy is damaged; so may the database be." >&2; exit 1; }
mv "$partial" "$backup"
echo "$backup"
