#!/usr/bin/env bash
# Replaces a SQL Server database by a backup: sqlserver.sh BACKUP DATABASE. Stop the site, and back up what is there, first.
# BACKUP is a file of the server's. The server and login are sqlcmd's own: SQLCMDSERVER, SQLCMDUSER, SQLCMDPASSWORD.
# SQLCMDFLAGS adds flags: -C accepts the server's own certificate.
set -euo pipefail

backup=${1:?usage: sqlserver.sh BACKUP DATABASE}
# Typed each time, because it is replaced.
database=${2:?usage: sqlserver.sh BACKUP DATABASE}
# These go into T-SQL between quotes and brackets.
[[ $backup =~ ^[A-Za-z0-9_./:\\-]+$ && $database =~ ^[A-Za-z0-9_-]+$ ]] || { echo "Plain letters and digits only, please." >&2; exit 1; }
PATH=$PATH:/opt/mssql-tools18/bin

# A damaged backup stops here, before anything is touched.
# shellcheck disable=SC2086
sqlcmd ${SQLCMDFLAGS:-} -b -Q "
RESTORE VERIFYONLY FROM DISK = N'$backup' WITH CHECKSUM;" < /dev/null
# shellcheck disable=SC2086
sqlcmd ${SQLCMDFLAGS:-} -b -d master -Q "
IF DB_ID(N'$database') IS NOT NULL
    ALTER DATABASE [$database] SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
RESTORE DATABASE [$database] FROM DISK = N'$backup' WITH REPLACE, CHECKSUM;
ALTER DATABASE [$database] SET MULTI_USER;" < /dev/null
echo "$database"
