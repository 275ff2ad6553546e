-- Makes a snapshot of layout 1 one of layout 2. An unfinished extraction begins its pages anew; what it has read stays.
ALTER TABLE run ADD COLUMN number INTEGER;
ALTER TABLE run ADD COLUMN kind VARCHAR;
ALTER TABLE run ADD COLUMN watermark TIMESTAMP;
ALTER TABLE run ADD COLUMN toolkit VARCHAR;
ALTER TABLE run ADD COLUMN requests BIGINT;
ALTER TABLE run ADD COLUMN refused BIGINT;
UPDATE run SET number = 1, kind = 'full', watermark = least(started, cut_off);
ALTER TABLE record ADD COLUMN archived_at TIMESTAMP;
ALTER TABLE record ADD COLUMN vanished TIMESTAMP;
ALTER TABLE stage_audit ADD COLUMN metadata VARCHAR;
CREATE TABLE past_association (
    from_object VARCHAR NOT NULL, from_id VARCHAR NOT NULL, to_object VARCHAR NOT NULL, to_id VARCHAR NOT NULL, labels VARCHAR,
    first_seen TIMESTAMP, last_seen TIMESTAMP, ended TIMESTAMP);
CREATE TABLE pipeline_audit (object VARCHAR, pipeline_id VARCHAR, moment TIMESTAMP, action VARCHAR, label VARCHAR);
CREATE TABLE drift (run INTEGER, object VARCHAR, property VARCHAR, kind VARCHAR, en VARCHAR, ja VARCHAR);
CREATE TABLE portal_count (run INTEGER, object VARCHAR, total BIGINT, held BIGINT);
CREATE TABLE run_log (run INTEGER, moment TIMESTAMP, en VARCHAR, ja VARCHAR);
CREATE TABLE forgotten (object VARCHAR, mark VARCHAR);
-- Records that the run in progress has read anew; their links are read again before it ends. Emptied when it is finished.
CREATE TABLE touched (object VARCHAR NOT NULL, id VARCHAR NOT NULL);
-- Which records the run in progress asks for their links in one request. Emptied when it is finished.
CREATE TABLE link_part (step VARCHAR NOT NULL, number BIGINT NOT NULL, id VARCHAR NOT NULL);
DELETE FROM checkpoint;
