-- A timeline is one sorted set:
--   score -id   id                        an entry; negated, so that the newest is at the head
--   score 0     R|epoch|floor|snapshot    the head of a built timeline: exactly what Postgres had in that snapshot, and every later change
--               B|epoch|token             the head of one that is being built
--   score 0.5   p|id|xid  d|id  c|id      pushes, removals and cuts that came while it was being built
--   score >= 1  author|snapshot           an edge that was settled later than the head's snapshot; the score is the author's id
-- It is complete above its floor, the newest entry ever cut; nothing enters at or below it.
local key = KEYS[1]

local function head()
  local text = redis.call('ZRANGEBYSCORE', key, 0, 0)[1]
  if not text then return nil end
  local kind, epoch, third, snapshot = string.match(text, '^(%a)|(%d+)|([^|]*)|?(.*)$')
  return { text = text, kind = kind, epoch = epoch, floor = third, snapshot = snapshot }
end

local function current(epoch)
  local h = head()
  if h and h.epoch == epoch then return h end
  return nil
end

local function settled(author)
  local text = redis.call('ZRANGEBYSCORE', key, author, author)[1]
  return text, text and string.match(text, '|(.*)$')
end

local function cut(h, floor)
  if tonumber(floor) <= tonumber(h.floor) then return end
  redis.call('ZREMRANGEBYSCORE', key, '-' .. floor, '(0')
  redis.call('ZREM', key, h.text)
  h.floor = floor
  h.text = 'R|' .. h.epoch .. '|' .. floor .. '|' .. h.snapshot
  redis.call('ZADD', key, 0, h.text)
end

local function trim(h, cap, slack)
  if redis.call('ZCOUNT', key, '-inf', '(0') > tonumber(cap) + tonumber(slack) then
    cut(h, redis.call('ZRANGE', key, cap, cap)[1])
  end
end

local function add(h, id)
  if tonumber(id) <= tonumber(h.floor) then return 0 end
  return redis.call('ZADD', key, '-' .. id, id)
end
