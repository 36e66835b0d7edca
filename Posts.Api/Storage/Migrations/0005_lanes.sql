-- How often an instance began to read a lane at the same place: a change there may end each process that tries it. A lane whose reading ended in
-- order has no row.
CREATE TABLE private.lanes (
  consumer_group text NOT NULL,
  lane           text NOT NULL,             -- empty for a slot, topic/partition for Kafka
  place          text NOT NULL,             -- the mark or offset at which it began
  starts         integer NOT NULL,
  PRIMARY KEY (consumer_group, lane)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON private.lanes TO feed_stream;
