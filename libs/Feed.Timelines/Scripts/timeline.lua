-- A timeline is one sorted set:
--   score -inf  R|epoch|cut|snapshot      the head of a built timeline: exactly what Postgres had in that snapshot, and every later change;
--                                         cut is 0 while it has no floor
--               E|epoch|cut|snapshot      the same, with settled edges
--               B|epoch|token             the head of one that is being built
--   score < -2^53         x, f            what a built timeline says to a push in numbers: see x()
--   score -2^53 @author                   whose posts are not among the entries: readers get them from the author's own timeline
--   score -id   id                        an entry; negated, so that the newest comes first
--   score 0.5   p|id|xid  d|id  c|id      pushes, removals and cuts that came while it was being built
--   score >= 1  author|snapshot           an edge that was settled later than the head's snapshot; the score is the author's id
-- It is complete above its floor, the newest entry ever cut; nothing enters at or below it. Only f has it, so that a trim need not write the head anew.
-- Readers need no more than that there is one, since a timeline with a floor is complete down to the last entry that it holds. The head is first, so
-- one range from the first member on is all that a reader of the newest entries needs.
local key = KEYS[1]
local pulled = '-9007199254740992'
local newest = '(' .. pulled -- where entries begin

local function parse(text)
  local kind, epoch, third, snapshot = string.match(text, '^([REB])|(%d+)|([^|]*)|?(.*)$')
  if not kind then return nil end
  return { text = text, kind = kind, epoch = epoch, floor = third, snapshot = snapshot } -- the floor is only that there is one: see current()
end

local function head()
  local text = call('ZRANGE', key, 0, 0)[1]
  return text and parse(text)
end

-- With the floor, or one more, since f is even: readers ask Postgres for all below the last entry, so nobody misses a post that did not
-- come in; but an entry may be at that floor.
local function current(epoch)
  local h = head()
  if not h or epoch ~= '' and h.epoch ~= epoch then return nil end
  local score = h.kind ~= 'B' and h.floor ~= '0' and call('ZSCORE', key, 'f')
  if score then h.floor = string.format('%.0f', 18014398509481984 + score) end
  return h
end

-- Two members in front of all entries: x is -(2^54 + 4 (epoch, the latest xmax of the head's snapshot and the edges')), f is -2^54 + floor. A range of
-- scores that holds both proves that a transaction is later than all of them and a post above the floor, where the head and the edge would have to be
-- read and taken apart. They are exact as doubles: multiples of 4 below 2^55, and of 2 below 2^54. PushRange.cs makes the range.
local MOST_EPOCH, MOST_XID = 4095, 1099511627775 -- 2^40 - 1
local NEVER = '-36028797018963968' -- below any range: later epochs and transactions are not told in numbers

local function x(epoch, snapshot)
  local number, xmax = tonumber(epoch), tonumber(string.match(snapshot, ':(%d+):'))
  if number > MOST_EPOCH or xmax > MOST_XID then return nil end
  return number * (MOST_XID + 1) + xmax
end

-- What is true of each timeline is told once more for all of a server's, in the same step, so that a push need not look at each. The register is a sorted set:
--   score epoch * 2^40 + xmax   key   a timeline that was built or settled with such a snapshot; +inf for one that is being built
--   the same                    w     the latest that was forgotten
--   score -floor                f     the highest floor
-- It is made when an epoch begins (epoch.lua), before there are timelines of that epoch; what is not in it is not later than w. Where it is missing,
-- it stays so until the next epoch, and pushes look at each timeline.
local MOST, FEWER = 4096, 1024

local function forget()
  -- Builders that died, and timelines that have expired, need not be known.
  for _, name in ipairs(call('ZREVRANGE', register, 0, 99)) do
    if name ~= 'w' and call('EXISTS', name) == 0 then call('ZREM', register, name) end
  end
  local last = call('ZRANGEBYSCORE', register, '(0', '(+inf', 'WITHSCORES', 'LIMIT', FEWER, 1)[2]
  if not last then return end
  call('ZREMRANGEBYSCORE', register, '(0', last)
  call('ZADD', register, 'GT', last, 'w')
end

local function remember(score, only)
  if not register or not call('ZSCORE', register, 'f') then return end
  if only then call('ZADD', register, only, score, key) else call('ZADD', register, score, key) end
  if call('ZCARD', register) > MOST then forget() end
end

-- From now on a push that is not later than a snapshot is looked at.
local function mind(h, snapshot, only)
  local number = x(h.epoch, snapshot)
  call('ZADD', key, 'LT', number and string.format('-%.0f', 18014398509481984 + 4 * number) or NEVER, 'x')
  remember(number and string.format('%.0f', number) or '+inf', only)
end

-- Writes a built timeline's head, in place of the one that was read if there was one, and its floor.
local function write(h)
  local text = h.kind .. '|' .. h.epoch .. '|' .. (h.floor == '0' and '0' or '1') .. '|' .. h.snapshot
  if h.text ~= text then
    if h.text then call('ZREM', key, h.text) end
    call('ZADD', key, '-inf', text)
    h.text = text
  end
  call('ZADD', key, f(tonumber(h.floor)), 'f')
  if register then call('ZADD', register, 'XX', 'LT', '-' .. h.floor, 'f') end
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
  -- The cheap look first: the set has its head besides, and some marks and edges.
  if call('ZCARD', key) - 1 <= most or call('ZCOUNT', key, newest, '(0') <= most then return end
  local floor = call('ZRANGEBYSCORE', key, newest, '(0', 'LIMIT', cap, 1)[1]
  call('ZREMRANGEBYSCORE', key, '-' .. floor, '(0')
  if tonumber(floor) > tonumber(h.floor) then h.floor = floor end
  write(h)
end

local function add(h, id)
  if tonumber(id) <= tonumber(h.floor) then return 0 end
  return call('ZADD', key, '-' .. id, id)
end
