-- The write model. `public` is published to the change stream; `private` never is.
-- Roles: the owner runs migrations; services log in as roles that are members of one of the groups below.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['feed_write', 'feed_read', 'feed_stream', 'feed_search'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- roles belong to the server: another database's migration was quicker
      END;
    END IF;
  END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS private; -- the migration history is already there
REVOKE ALL ON SCHEMA private FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Ids: 41 bits of milliseconds since 2015-01-01 above 12 bits of sequence, as Instagram described in 2012. The sequence holds whole ids: it
-- counts, and is moved up to the present when it lags more than a millisecond behind. So ids are unique and rise whatever the clock does, and
-- more than 4,096 in a millisecond run a little ahead of it instead of colliding. Why this is safe: docs/adr/0021-ids.md.
CREATE SEQUENCE private.ids AS bigint;

CREATE FUNCTION private.present_id() RETURNS bigint
LANGUAGE sql VOLATILE
RETURN (floor(date_part('epoch', clock_timestamp()) * 1000)::bigint - 1420070400000) << 12;

CREATE FUNCTION private.next_id() RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  id      bigint := nextval('private.ids');
  present bigint := private.present_id();
BEGIN
  IF id >= present - 4096 THEN
    RETURN id;
  END IF;
  -- One session at a time moves the sequence. The lock belongs to this block's subtransaction, whose rollback gives it back at once, also
  -- when the statement is cancelled; what setval did stays.
  BEGIN
    PERFORM pg_advisory_xact_lock(19779412170458195); -- 'FEEDIDS'
    id := nextval('private.ids');
    present := private.present_id();
    IF id < present - 4096 THEN
      id := setval('private.ids', present);
    END IF;
    RAISE EXCEPTION SQLSTATE 'FD001';
  EXCEPTION WHEN SQLSTATE 'FD001' THEN
    RETURN id;
  END;
END $$;

CREATE FUNCTION public.id_time(id bigint) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_timestamp((1420070400000 + (id >> 12))::double precision / 1000);

CREATE TABLE public.users (
  id           bigint PRIMARY KEY DEFAULT private.next_id(),
  handle       text NOT NULL CHECK (handle ~ '^[A-Za-z0-9_]{3,30}$'),
  display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 400),
  traceparent  text,
  created_at   timestamptz NOT NULL GENERATED ALWAYS AS (public.id_time(id)) STORED
);
CREATE UNIQUE INDEX users_handle ON public.users (lower(handle));

CREATE TABLE public.posts (
  id          bigint PRIMARY KEY DEFAULT private.next_id(),
  author_id   bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  text        text NOT NULL CHECK (octet_length(text) BETWEEN 1 AND 65536),
  image_url   text CHECK (char_length(image_url) BETWEEN 1 AND 2048),
  edited_at   timestamptz,
  traceparent text,
  created_at  timestamptz NOT NULL GENERATED ALWAYS AS (public.id_time(id)) STORED
);
CREATE INDEX posts_author ON public.posts (author_id, id DESC);
-- Deletes must name the author, and nothing more.
CREATE UNIQUE INDEX posts_identity ON public.posts (id, author_id);
ALTER TABLE public.posts REPLICA IDENTITY USING INDEX posts_identity;

CREATE TABLE public.follows (
  follower_id bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  followee_id bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  traceparent text,
  PRIMARY KEY (follower_id, followee_id),
  CHECK (follower_id <> followee_id)
);
CREATE INDEX follows_followee ON public.follows (followee_id, follower_id);

CREATE TABLE public.blocks (
  blocker_id  bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  blocked_id  bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  traceparent text,
  PRIMARY KEY (blocker_id, blocked_id),
  CHECK (blocker_id <> blocked_id)
);
CREATE INDEX blocks_blocked ON public.blocks (blocked_id, blocker_id);

CREATE TABLE public.likes (
  post_id     bigint NOT NULL REFERENCES public.posts ON DELETE CASCADE,
  user_id     bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  traceparent text,
  PRIMARY KEY (post_id, user_id)
);
CREATE INDEX likes_user ON public.likes (user_id, post_id);

CREATE TABLE public.comments (
  id          bigint PRIMARY KEY DEFAULT private.next_id(),
  post_id     bigint NOT NULL REFERENCES public.posts ON DELETE CASCADE,
  author_id   bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
  text        text NOT NULL CHECK (octet_length(text) BETWEEN 1 AND 65536),
  traceparent text,
  created_at  timestamptz NOT NULL GENERATED ALWAYS AS (public.id_time(id)) STORED
);
CREATE INDEX comments_post ON public.comments (post_id, id DESC);
CREATE INDEX comments_author ON public.comments (author_id);
-- Deletes must name the post whose count they change.
CREATE UNIQUE INDEX comments_identity ON public.comments (id, post_id);
ALTER TABLE public.comments REPLICA IDENTITY USING INDEX comments_identity;

CREATE TABLE private.accounts (
  user_id         bigint PRIMARY KEY REFERENCES public.users ON DELETE CASCADE,
  email           text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
  password_hash   text NOT NULL,
  session_version integer NOT NULL DEFAULT 1 -- access tokens name it; a new password raises it, which ends the older ones
);
CREATE UNIQUE INDEX accounts_email ON private.accounts (lower(email));

-- The first answer to each key, written in the transaction of what it answers.
CREATE TABLE private.idempotency_keys (
  caller       text NOT NULL,
  key          text NOT NULL,
  request_hash bytea NOT NULL, -- keyed: a body may hold a password
  status       integer NOT NULL,
  body         bytea NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_created ON private.idempotency_keys (created_at);

-- One row a snapshot attempt. An epoch is usable once completed_at is set.
CREATE TABLE private.epochs (
  consumer_group text NOT NULL,
  epoch          bigint NOT NULL,
  system_id      text NOT NULL,
  timeline       integer NOT NULL,
  slot           text NOT NULL,
  reason         text NOT NULL,
  started_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  completed_at   timestamptz,
  PRIMARY KEY (consumer_group, epoch)
);

CREATE TABLE private.dead_letters (
  consumer_group text NOT NULL,
  position       text NOT NULL,
  table_name     text NOT NULL,
  key            text NOT NULL,
  op             text NOT NULL,
  before         jsonb,
  after          jsonb,
  xid            bigint NOT NULL,
  committed_at   timestamptz NOT NULL,
  error          text NOT NULL,
  attempts       integer NOT NULL,
  failed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (consumer_group, position)
);

CREATE PUBLICATION feed FOR TABLE
  public.users, public.posts, public.follows, public.likes, public.comments, public.blocks;

-- Commands: rows only, no TRUNCATE.
GRANT USAGE ON SCHEMA public, private TO feed_write;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO feed_write;
GRANT SELECT, INSERT, UPDATE, DELETE ON private.accounts, private.idempotency_keys TO feed_write;
-- Not SECURITY DEFINER: that costs more than the id itself, and whoever may insert may as well count.
GRANT USAGE, UPDATE ON SEQUENCE private.ids TO feed_write;
REVOKE EXECUTE ON FUNCTION private.next_id(), private.present_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.next_id(), private.present_id() TO feed_write;

GRANT USAGE ON SCHEMA public TO feed_read, feed_stream;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO feed_read, feed_stream;

-- Stream consumers read the tables and keep their epochs and dead letters.
GRANT USAGE ON SCHEMA private TO feed_stream;
GRANT SELECT, INSERT, UPDATE, DELETE ON private.epochs, private.dead_letters TO feed_stream;
-- Readers must know which epoch is current.
GRANT USAGE ON SCHEMA private TO feed_read;
GRANT SELECT ON private.epochs TO feed_read;

-- The embedded search index lives beside the tables, unpublished, in a schema that the indexer owns.
CREATE SCHEMA search;
GRANT USAGE, CREATE ON SCHEMA search TO feed_search;
GRANT USAGE ON SCHEMA search TO feed_read;
