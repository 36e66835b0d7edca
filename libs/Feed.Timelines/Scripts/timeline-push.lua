-- any number of timelines; epoch, author, cut ('0' for none), cap, slack, (id, xid)... -> how many entries were added
local epoch, author, floor, cap, slack = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local least = tonumber(ARGV[7])
for i = 9, #ARGV, 2 do least = math.min(least, tonumber(ARGV[i])) end

local function note()
  for i = 6, #ARGV, 2 do call('ZADD', key, 0.5, 'p|' .. ARGV[i] .. '|' .. ARGV[i + 1]) end
  if floor ~= '0' then call('ZADD', key, 0.5, 'c|' .. floor) end
end

-- A push that the head's snapshot or the edge's has is late: that snapshot has already decided whether the post belongs here.
local function judge(h)
  local added = 0
  local _, edge = settled(h, author)
  for i = 6, #ARGV, 2 do
    local xid = ARGV[i + 1]
    if not sees(h.snapshot, xid) and not (edge and sees(edge, xid)) then added = added + add(h, ARGV[i]) end
  end
  cut(h, floor)
  trim(h, cap, slack)
  return added
end

-- Nearly every push meets a built timeline without edges whose snapshot is older than any transaction of it: one count tells, and nothing is read.
-- Whether to trim is looked at now and then: an unlucky timeline grows by some entries more.
local ids, scores, n, lowest = {}, {}, 0, math.huge
for i = 6, #ARGV, 2 do
  n = n + 1
  ids[n], scores[n] = ARGV[i], '-' .. ARGV[i]
  lowest = math.min(lowest, tonumber(ARGV[i]))
end
local from, to = opens(epoch, least, lowest)
local most = cap + slack + 2 -- x and f besides, and the head
local every = tonumber(slack) < 10 and 1 or 8
local turn = tonumber(ids[1]) % 1021
local total = 0
for k = 1, #KEYS do
  key = KEYS[k]
  if floor == '0' and call('ZCOUNT', key, from, to) == 2 then
    for i = 1, n do total = total + call('ZADD', key, scores[i], ids[i]) end
    if (turn + k) % every == 0 and call('ZCARD', key) > most + 1 then trim(head(), cap, slack) end
  else
    local h = head()
    if h and h.epoch == epoch then
      if h.kind == 'B' then note() else total = total + judge(h) end
    end
  end
end
return total
