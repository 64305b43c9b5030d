-- The site's login and database. psql reads the password from the environment.
\getenv password SITE_PASSWORD
CREATE ROLE training LOGIN PASSWORD :'password';
CREATE DATABASE training OWNER training;
