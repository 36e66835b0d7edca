-- What comes first in timeline-push, before anything else is even defined: nearly every push meets built timelines whose snapshots are older than any
-- transaction of it. The register (see timeline.lua) tells so for a whole call: which timelines may be others, and that no floor is above the posts.
-- Those that it names, or all where there is none, are judged by one count of two scores each. What is left goes on below: timelines in other states,
-- and some that are to be trimmed and hold more than entries.
-- any number of timelines; epoch, author, cut ('0' for none), cap, slack, the scores between which x and f lie ('' when
-- each is to be looked at), above which the register's f lies, above which those lie that may be others, (id, xid)... -> how many entries were added
local MANY = 256 -- named by the register: more than that and looking at each is no dearer
local WORDS = 2000 -- words of one command: Lua's stack has room for some thousands
local from, to = ARGV[6], ARGV[7]
local rest, long, total, raised = {}, {}, 0, 0

local entries = {}
for i = 10, #ARGV, 2 do
  entries[#entries + 1] = '-' .. ARGV[i]
  entries[#entries + 1] = ARGV[i]
end

-- Trimming is looked at every eighth time, by a turn that differs for timelines and is spread over posts, whatever lies between their ids.
local every = tonumber(ARGV[5]) < 10 and 1 or 8
local turn = ARGV[10] % 1048573 * 7919 % 1021 % every
local most = ARGV[4] + ARGV[5] + 3
local plain, last = 'R|' .. ARGV[1] .. '|1|', tostring(ARGV[4] + 3)

-- All but the newest entries go, where nothing else stands among or behind them and the head says already that there is a floor.
local function shorten(name)
  local front = call('ZRANGE', name, '0', '3')
  if string.sub(front[1], 1, #plain) ~= plain or string.sub(front[4], 1, 1) == '@' then
    long[#long + 1] = name
    return
  end
  local floor = tonumber(call('ZRANGE', name, last, last)[1])
  call('ZREMRANGEBYRANK', name, last, '-1')
  call('ZADD', name, f(floor), 'f')
  if floor > raised then raised = floor end
end

local function push(names)
  for first = 1, #entries, WORDS do
    local final = math.min(first + WORDS - 1, #entries)
    for k = 1, #names do total = total + call('ZADD', names[k], unpack(entries, first, final)) end
  end
  for k = 1 + turn, #names, every do
    if call('ZCARD', names[k]) > most then shorten(names[k]) end
  end
end

local function present(names)
  if call('EXISTS', unpack(names)) == #names then return names end
  local there = {}
  for _, name in ipairs(names) do
    if call('EXISTS', name) == 1 then there[#there + 1] = name end
  end
  return there
end

-- Splits the keys into those whose snapshots are older for sure, if they are there at all, and those that may be others.
local function split()
  if not register or from == '' or call('ZCOUNT', register, ARGV[8], '0') ~= 1 then return {}, KEYS end
  local named = call('ZRANGEBYSCORE', register, ARGV[9], '+inf', 'LIMIT', 0, MANY)
  if #named == 0 then return KEYS, {} end
  local other = {}
  for _, name in ipairs(named) do other[name] = true end
  if #named == MANY or other.w then return {}, KEYS end
  local sure, unsure = {}, {}
  for _, name in ipairs(KEYS) do
    local list = other[name] and unsure or sure
    list[#list + 1] = name
  end
  return sure, unsure
end

local sure, unsure = split()
if #sure > 0 then push(present(sure)) end

local later = {}
for _, name in ipairs(unsure) do
  local list = from ~= '' and call('ZCOUNT', name, from, to) == 2 and later or rest
  list[#list + 1] = name
end
push(later)

if raised > 0 and register then call('ZADD', register, 'XX', 'LT', string.format('-%.0f', raised), 'f') end
if #rest + #long == 0 then return total end
