-- Layout 1 of a snapshot. Values stay text as the portal gave them; times are UTC.
CREATE TABLE layout (version INTEGER NOT NULL);
CREATE TABLE run (
    portal_id VARCHAR, account_type VARCHAR, zone VARCHAR, currency VARCHAR, host VARCHAR, api_version VARCHAR,
    query VARCHAR, key_fingerprint VARCHAR, history_cap INTEGER, property_map VARCHAR,
    started TIMESTAMP, cut_off TIMESTAMP, finished TIMESTAMP);
-- What is done: one row per page, written in the same transaction as its rows. The last row of a step counts.
CREATE TABLE checkpoint (step VARCHAR NOT NULL, number BIGINT NOT NULL, position VARCHAR, done BOOLEAN NOT NULL);
CREATE TABLE record (
    object VARCHAR NOT NULL, id VARCHAR NOT NULL, created TIMESTAMP, updated TIMESTAMP, archived BOOLEAN NOT NULL,
    properties VARCHAR NOT NULL);
CREATE TABLE history (
    object VARCHAR NOT NULL, id VARCHAR NOT NULL, property VARCHAR NOT NULL, moment TIMESTAMP NOT NULL, value VARCHAR NOT NULL,
    source_type VARCHAR, source_id VARCHAR, source_label VARCHAR, user_id VARCHAR);
CREATE TABLE association (
    from_object VARCHAR NOT NULL, from_id VARCHAR NOT NULL, to_object VARCHAR NOT NULL, to_id VARCHAR NOT NULL, labels VARCHAR,
    first_seen TIMESTAMP, last_seen TIMESTAMP);
CREATE TABLE pipeline (object VARCHAR, id VARCHAR, label VARCHAR, display_order INTEGER, archived BOOLEAN);
CREATE TABLE stage (
    object VARCHAR, pipeline_id VARCHAR, id VARCHAR, label VARCHAR, display_order INTEGER, metadata VARCHAR, archived BOOLEAN);
CREATE TABLE stage_audit (
    object VARCHAR, pipeline_id VARCHAR, stage_id VARCHAR, moment TIMESTAMP, action VARCHAR, label VARCHAR);
CREATE TABLE owner (id VARCHAR, user_id VARCHAR, label VARCHAR, type VARCHAR, team VARCHAR, archived BOOLEAN);
CREATE TABLE property_def (object VARCHAR, name VARCHAR, label VARCHAR, type VARCHAR, calculated BOOLEAN, requested BOOLEAN);
CREATE TABLE alias (object VARCHAR, old_id VARCHAR, new_id VARCHAR);
-- Ids that a link names and the portal no longer has.
CREATE TABLE missing (object VARCHAR, id VARCHAR);
-- What could not be read, in words; closed: the token may not, silent: the portal did not answer.
CREATE TABLE gap (object VARCHAR, kind VARCHAR, en VARCHAR, ja VARCHAR);
CREATE VIEW property_value AS
    SELECT object, id, name AS property, json_extract_string(properties, '$."' || name || '"') AS value
    FROM (SELECT object, id, properties, unnest(json_keys(properties)) AS name FROM record);
