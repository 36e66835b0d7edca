-- Changes that a consumer could not apply and will try again, and the later changes of the same ordering key, which wait behind them.
-- Positions are text whose byte order is the order of delivery. json, not jsonb: it keeps the order of the columns.
CREATE TABLE private.retries (
  consumer_group text NOT NULL,
  ordering_key   text NOT NULL,             -- what must stay in order: table and partitioning column
  position       text COLLATE "C" NOT NULL,
  lane           text NOT NULL,             -- where its key comes from: empty for a slot, topic/partition for Kafka
  table_name     text NOT NULL,
  op             text NOT NULL,
  before         json,
  after          json,
  xid            bigint NOT NULL,
  committed_at   timestamptz NOT NULL,
  attempts       integer NOT NULL,
  due_at         timestamptz,               -- NULL: waits behind an earlier change of its key
  error          text,
  stored_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (consumer_group, ordering_key, position)
);
CREATE INDEX retries_due ON private.retries (consumer_group, due_at) WHERE due_at IS NOT NULL;

-- A dead letter has a number that people can type, and its columns in order, so that the change can be rebuilt.
ALTER TABLE private.dead_letters
  ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN lane text NOT NULL DEFAULT '',
  ALTER COLUMN position SET DATA TYPE text COLLATE "C",
  ALTER COLUMN before SET DATA TYPE json,
  ALTER COLUMN after SET DATA TYPE json;
CREATE UNIQUE INDEX dead_letters_id ON private.dead_letters (id);

GRANT SELECT, INSERT, UPDATE, DELETE ON private.retries TO feed_stream;
