-- What comes first in timeline-push, before anything else is even defined: nearly every push meets a built timeline whose snapshots are older than
-- any transaction of it. One count of two scores tells (see timeline.lua), and nothing is read. What is left goes on below: timelines in other
-- states, and now and then one that may have to be trimmed; an unlucky one grows by some entries more.
-- any number of timelines; epoch, author, cut ('0' for none), cap, slack, the scores between which x and f lie ('' when each is to be looked at),
-- (id, xid)... -> how many entries were added
local call = redis.call
local rest, total = {}, 0
local from, to, most = ARGV[6], ARGV[7], ARGV[4] + ARGV[5] + 3
local every = tonumber(ARGV[5]) < 10 and 1 or 8
local turn = ARGV[8] % 1021
for k, name in ipairs(KEYS) do
  if from ~= '' and call('ZCOUNT', name, from, to) == 2 then
    for i = 8, #ARGV, 2 do total = total + call('ZADD', name, '-' .. ARGV[i], ARGV[i]) end
    if (turn + k) % every == 0 and call('ZCARD', name) > most then rest[#rest + 1] = name end
  else
    rest[#rest + 1] = name
  end
end
if #rest == 0 then return total end
