-- Layout 3 of a snapshot. Values stay text as the portal gave them; times are UTC. A finished run adds the schema "mapping".
CREATE TABLE layout (version INTEGER NOT NULL);
-- One row per extraction into this file. Kind: full, or increment. Watermark: the portal's clock when it began.
CREATE TABLE run (
    portal_id VARCHAR, account_type VARCHAR, zone VARCHAR, currency VARCHAR, host VARCHAR, api_version VARCHAR,
    query VARCHAR, key_fingerprint VARCHAR, history_cap INTEGER, property_map VARCHAR,
    started TIMESTAMP, cut_off TIMESTAMP, finished TIMESTAMP,
    number INTEGER, kind VARCHAR, watermark TIMESTAMP, toolkit VARCHAR, requests BIGINT, refused BIGINT);
-- What the run in progress has done: one row per page, written in the same transaction as its rows. The last row of a step counts.
CREATE TABLE checkpoint (step VARCHAR NOT NULL, number BIGINT NOT NULL, position VARCHAR, done BOOLEAN NOT NULL);
-- Key: object, id. Vanished: when a run found it neither live nor archived any more.
CREATE TABLE record (
    object VARCHAR NOT NULL, id VARCHAR NOT NULL, created TIMESTAMP, updated TIMESTAMP, archived BOOLEAN NOT NULL,
    properties VARCHAR NOT NULL, archived_at TIMESTAMP, vanished TIMESTAMP);
-- Key: object, id, property, moment, value. Replaced together with its record.
CREATE TABLE history (
    object VARCHAR NOT NULL, id VARCHAR NOT NULL, property VARCHAR NOT NULL, moment TIMESTAMP NOT NULL, value VARCHAR NOT NULL,
    source_type VARCHAR, source_id VARCHAR, source_label VARCHAR, user_id VARCHAR);
-- Key: both ends. The links that hold; those that no longer do are moved to past_association.
CREATE TABLE association (
    from_object VARCHAR NOT NULL, from_id VARCHAR NOT NULL, to_object VARCHAR NOT NULL, to_id VARCHAR NOT NULL, labels VARCHAR,
    first_seen TIMESTAMP, last_seen TIMESTAMP);
CREATE TABLE past_association (
    from_object VARCHAR NOT NULL, from_id VARCHAR NOT NULL, to_object VARCHAR NOT NULL, to_id VARCHAR NOT NULL, labels VARCHAR,
    first_seen TIMESTAMP, last_seen TIMESTAMP, ended TIMESTAMP);
CREATE TABLE pipeline (object VARCHAR, id VARCHAR, label VARCHAR, display_order INTEGER, archived BOOLEAN);
CREATE TABLE pipeline_audit (object VARCHAR, pipeline_id VARCHAR, moment TIMESTAMP, action VARCHAR, label VARCHAR);
CREATE TABLE stage (
    object VARCHAR, pipeline_id VARCHAR, id VARCHAR, label VARCHAR, display_order INTEGER, metadata VARCHAR, archived BOOLEAN);
-- Metadata: what the stage meant from this moment on, its probability for example, as far as the entry tells.
CREATE TABLE stage_audit (
    object VARCHAR, pipeline_id VARCHAR, stage_id VARCHAR, moment TIMESTAMP, action VARCHAR, label VARCHAR, metadata VARCHAR);
CREATE TABLE owner (id VARCHAR, user_id VARCHAR, label VARCHAR, type VARCHAR, team VARCHAR, archived BOOLEAN);
CREATE TABLE property_def (object VARCHAR, name VARCHAR, label VARCHAR, type VARCHAR, calculated BOOLEAN, requested BOOLEAN);
-- A record that was merged into another: the old id, and the one that answers for it now.
CREATE TABLE alias (object VARCHAR, old_id VARCHAR, new_id VARCHAR);
-- Ids that a link names and the portal no longer has.
CREATE TABLE missing (object VARCHAR, id VARCHAR);
-- What could not be read, in words; closed: the token may not, silent: the portal did not answer, count: the totals differ.
CREATE TABLE gap (object VARCHAR, kind VARCHAR, en VARCHAR, ja VARCHAR);
-- What changed in the portal's properties since the run before, and values that are not of their property's type.
CREATE TABLE drift (run INTEGER, object VARCHAR, property VARCHAR, kind VARCHAR, en VARCHAR, ja VARCHAR);
-- Per run and object: the live records that the portal's search counts, and those that the run holds.
CREATE TABLE portal_count (run INTEGER, object VARCHAR, total BIGINT, held BIGINT);
CREATE TABLE run_log (run INTEGER, moment TIMESTAMP, en VARCHAR, ja VARCHAR);
-- Marks of records that were forgotten on request and are never taken in again.
CREATE TABLE forgotten (object VARCHAR, mark VARCHAR);
-- Records that the run in progress has read anew; their links are read again before it ends. Emptied when it is finished.
CREATE TABLE touched (object VARCHAR NOT NULL, id VARCHAR NOT NULL);
-- Which records the run in progress asks for their links in one request. Emptied when it is finished.
CREATE TABLE link_part (step VARCHAR NOT NULL, number BIGINT NOT NULL, id VARCHAR NOT NULL);
CREATE VIEW property_value AS
    SELECT object, id, name AS property, json_extract_string(properties, '$."' || name || '"') AS value
    FROM (SELECT object, id, properties, unnest(json_keys(properties)) AS name FROM record);
