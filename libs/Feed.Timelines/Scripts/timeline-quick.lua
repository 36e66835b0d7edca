-- What comes first in timeline-push, before anything else is even defined: nearly every push meets built timelines whose snapshots are older than any
-- transaction of it. The register (see timeline.lua) tells so for a whole call: which timelines may be others, and that no floor is above the posts.
-- Those that it names, or all where there is none, are judged by one count of two scores each. What is left goes on below: timelines in other states,
-- and now and then some that are to be trimmed.
-- any number of timelines; epoch, author, cut ('0' for none), cap, slack, the scores between which x and f lie ('' when
-- each is to be looked at), above which the register's f lies, above which those lie that may be others, (id, xid)... -> how many entries were added
local MANY = 256 -- named by the register: more than that and looking at each is no dearer
local from, to = ARGV[6], ARGV[7]
local rest, long, total, sure, unsure = {}, {}, 0, {}, KEYS

if register and from ~= '' and call('ZCOUNT', register, ARGV[8], '0') == 1 then
  local named = call('ZRANGEBYSCORE', register, ARGV[9], '+inf', 'LIMIT', 0, MANY)
  local other = {}
  for _, name in ipairs(named) do other[name] = true end
  if #named == 0 then
    sure, unsure = KEYS, {}
  elseif #named < MANY and not other.w then
    unsure = {}
    for _, name in ipairs(KEYS) do
      local list = other[name] and unsure or sure
      list[#list + 1] = name
    end
  end
  if #sure > 0 and call('EXISTS', unpack(sure)) < #sure then
    local there = {}
    for _, name in ipairs(sure) do
      if call('EXISTS', name) == 1 then there[#there + 1] = name end
    end
    sure = there
  end
end

for _, name in ipairs(unsure) do
  local list = from ~= '' and call('ZCOUNT', name, from, to) == 2 and sure or rest
  list[#list + 1] = name
end

for i = 10, #ARGV, 2 do
  local id = ARGV[i]
  local score = '-' .. id
  for k = 1, #sure do total = total + call('ZADD', sure[k], score, id) end
end

-- Trimming is looked at every eighth time, by a turn that differs for posts and timelines; an unlucky one grows by some entries more.
local every = tonumber(ARGV[5]) < 10 and 1 or 8
local most = ARGV[4] + ARGV[5] + 3
for k = 1 + ARGV[10] % 1021 % every, #sure, every do
  if call('ZCARD', sure[k]) > most then long[#long + 1] = sure[k] end
end
if #rest + #long == 0 then return total end
