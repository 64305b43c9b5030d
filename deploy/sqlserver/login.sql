-- The site's database and login; may be run again, and is after a restore on another server.
-- sqlcmd reads the variable from the environment.
IF DB_ID(N'training') IS NULL
    CREATE DATABASE training;
GO
-- Readers and writers do not wait for each other.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'training' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE training SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID(N'training') IS NULL
    CREATE LOGIN training WITH PASSWORD = N'$(SITE_PASSWORD)', DEFAULT_DATABASE = training;
ELSE
    ALTER LOGIN training WITH PASSWORD = N'$(SITE_PASSWORD)';
GO
USE training;
GO
IF USER_ID(N'training') IS NULL
    CREATE USER training FOR LOGIN training;
ELSE
    ALTER USER training WITH LOGIN = training;
-- The site brings its tables up to date by itself.
ALTER ROLE db_owner ADD MEMBER training;
GO
