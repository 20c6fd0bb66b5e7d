#!/bin/sh
# Makes the namespace and registers the search attributes of journeys. Safe to repeat.
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE come from the environment.
set -eu

attributes='JourneyProgramme=Keyword JourneyCohort=Keyword JourneyProvider=Keyword JourneyStage=Keyword
JourneyStatus=Keyword JourneyAttention=Bool JourneyNextDeadline=Datetime JourneyRehearsal=Bool'

if ! temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h
fi

# A new namespace is known everywhere in the server within some seconds.
tries=0
until known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE"); do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || exit 1
  sleep 1
done

for attribute in $attributes; do
  name=${attribute%=*}
  if ! printf '%s\n' "$known" | grep -qw "$name"; then
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
      --name "$name" --type "${attribute#*=}"
  fi
done
