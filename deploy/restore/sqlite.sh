#!/usr/bin/env bash
# Puts a backup where there is no database: sqlite.sh BACKUP DATABASE. Stop the site and move the present file away first.
set -euo pipefail
umask 077

backup=${1:?usage: sqlite.sh BACKUP DATABASE}
database=${2:?usage: sqlite.sh BACKUP DATABASE}
[ -f "$backup" ] || { echo "There is no file $backup." >&2; exit 1; }
# A journal left beside another database would be replayed into this one.
for file in "$database" "$database-wal" "$database-shm"; do
    [ ! -e "$file" ] || { echo "$file is in the way: stop the site and move it elsewhere." >&2; exit 1; }
done
[ "$(sqlite3 -readonly "$backup" 'PRAGMA integrity_check')" = ok ] || { echo "$backup is damaged." >&2; exit 1; }

partial=$database.partial
trap 'rm -f "$partial"' EXIT
cp "$backup" "$partial"
# The site must be able to write to it: it belongs to whom its folder belongs.
[ "$(id -u)" -ne 0 ] || chown --reference="$(dirname "$database")" "$partial"
mv "$partial" "$database"
echo "$database"
