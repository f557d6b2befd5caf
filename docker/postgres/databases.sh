#!/bin/bash
# Runs once, when the server's data is new: a database for Baton and one for what the engine shows in Tasklist and Operate.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set baton_password="$BATON_DB_PASSWORD" --set camunda_password="$CAMUNDA_DB_PASSWORD" <<'SQL'
CREATE ROLE baton LOGIN PASSWORD :'baton_password';
CREATE DATABASE baton OWNER baton;
CREATE ROLE camunda LOGIN PASSWORD :'camunda_password';
CREATE DATABASE camunda OWNER camunda;
SQL
