-- A timeline is one sorted set:
--   score -id   id                        an entry; negated, so that the newest is at the head
--   score 0.5   p|id|xid  d|id  c|id      pushes, removals and cuts that came while it was being built
--   score >= 1  author|snapshot           an edge that was settled later than the head's snapshot; the score is the author's id
--   score +inf  R|epoch|floor|snapshot    the head of a built timeline: exactly what Postgres had in that snapshot, and every later change
--               E|epoch|floor|snapshot    the same, with settled edges
--               B|epoch|token             the head of one that is being built
-- It is complete above its floor, the newest entry ever cut; nothing enters at or below it. The head is last, where it is found at once,
-- however the server encodes the set.
local call = redis.call
local key = KEYS[1]

local function parse(text)
  local kind, epoch, third, snapshot = string.match(text, '^([REB])|(%d+)|([^|]*)|?(.*)$')
  if not kind then return nil end
  return { text = text, kind = kind, epoch = epoch, floor = third, snapshot = snapshot }
end

local function head()
  local text = call('ZREVRANGE', key, 0, 0)[1]
  return text and parse(text)
end

local function current(epoch)
  local h = head()
  if h and h.epoch == epoch then return h end
  return nil
end

-- Writes a built timeline's head, in place of the one that was read if there was one.
local function write(h)
  if h.text then call('ZREM', key, h.text) end
  h.text = h.kind .. '|' .. h.epoch .. '|' .. h.floor .. '|' .. h.snapshot
  call('ZADD', key, '+inf', h.text)
end

local function settled(h, author)
  if h.kind ~= 'E' then return nil end
  local text = call('ZRANGEBYSCORE', key, author, author)[1]
  return text, text and string.match(text, '|(.*)$')
end

local function cut(h, floor)
  if tonumber(floor) <= tonumber(h.floor) then return end
  call('ZREMRANGEBYSCORE', key, '-' .. floor, '(0')
  h.floor = floor
  write(h)
end

local function trim(h, cap, slack)
  local most = cap + slack
  -- The cheap look first: the set has its head besides, and some edges.
  if call('ZCARD', key) - 1 <= most or call('ZCOUNT', key, '-inf', '(0') <= most then return end
  cut(h, call('ZRANGE', key, cap, cap)[1])
end

local function add(h, id)
  if tonumber(id) <= tonumber(h.floor) then return 0 end
  return call('ZADD', key, '-' .. id, id)
end
