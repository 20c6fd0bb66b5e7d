#!/bin/sh
# Makes or updates the two databases of Temporal. Safe to repeat. SQL_PASSWORD comes from the environment.
set -eu

for database in temporal temporal_visibility; do
  case "$database" in
    temporal) schema=temporal ;;
    temporal_visibility) schema=visibility ;;
  esac
  tool() {
    temporal-sql-tool --plugin postgres12 --ep temporal-database --port 5432 --user temporal --db "$database" "$@"
  }
  tool create
  tool setup-schema --version 0.0
  tool update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
