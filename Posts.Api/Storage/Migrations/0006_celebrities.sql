-- Authors whose posts readers pull instead of finding them in their feeds. FeedBuilder alone writes this, and settles the followers' feeds after each
-- crossing. Not published: a statement that reads follows or posts reads it in the same snapshot, and that is all there is to agree on.
CREATE TABLE private.celebrities (
  author_id bigint PRIMARY KEY REFERENCES public.users ON DELETE CASCADE,
  pulled    boolean NOT NULL, -- false: no longer one, and feeds are being given the posts back
  post_id   bigint NOT NULL,  -- the post at which the author crossed; its replay repeats what followed from that
  xid       bigint NOT NULL   -- the transaction of the crossing
);

GRANT SELECT, INSERT, UPDATE, DELETE ON private.celebrities TO feed_stream;
GRANT SELECT ON private.celebrities TO feed_read;
