#!/usr/bin/env bash
# Backs up a SQL Server database while the site runs: sqlserver.sh FOLDER
# FOLDER is the server's, and exists. The server and login are sqlcmd's own: SQLCMDSERVER, SQLCMDUSER, SQLCMDPASSWORD.
# The database is DATABASE, “training” unless said. SQLCMDFLAGS adds flags: -C accepts the server's own certificate.
set -euo pipefail

folder=${1:?usage: sqlserver.sh FOLDER}
database=${DATABASE:-training}
# These go into T-SQL between quotes and brackets.
[[ $folder =~ ^[A-Za-z0-9_./:\\-]+$ && $database =~ ^[A-Za-z0-9_-]+$ ]] || { echo "Plain letters and digits only, please." >&2; exit 1; }
backup=$folder/$database-$(date -u +%Y%m%dT%H%M%SZ).bak
PATH=$PATH:/opt/mssql-tools18/bin

# No COMPRESSION: the Express edition has none. COPY_ONLY leaves the institution's own chain of backups alone.
# shellcheck disable=SC2086
sqlcmd ${SQLCMDFLAGS:-} -b -Q "
BACKUP DATABASE [$database] TO DISK = N'$backup' WITH COPY_ONLY, CHECKSUM, INIT;
RESTORE VERIFYONLY FROM DISK = N'$backup' WITH CHECKSUM;" < /dev/null >&2
echo "$backup"
