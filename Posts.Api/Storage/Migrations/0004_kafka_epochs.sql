-- A group that reads Kafka: which topics its epoch goes on with (name to topic id), and where in each partition ("topic/number" to offset).
-- What stands before is in the epoch's snapshot. NULL for a slot, which has its own beginning.
ALTER TABLE private.epochs
  ADD COLUMN topics jsonb,
  ADD COLUMN offsets jsonb;
