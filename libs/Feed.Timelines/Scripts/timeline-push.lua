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

-- Nearly every push meets a built timeline without edges whose snapshot is older than any transaction of it: the head is then compared with one
-- pattern, and nothing is made of it. This is where most of Redis' time goes.
local plain = '^R|' .. epoch .. '|(%d+)|%d+:(%d+):'
local most = cap + slack + 1
local total = 0
for k = 1, #KEYS do
  key = KEYS[k]
  local text = call('ZREVRANGE', key, 0, 0)[1]
  if text then
    local lowest, xmax = string.match(text, plain)
    if lowest and least >= tonumber(xmax) and floor == '0' then
      for i = 6, #ARGV, 2 do
        if tonumber(ARGV[i]) > tonumber(lowest) then total = total + call('ZADD', key, '-' .. ARGV[i], ARGV[i]) end
      end
      if call('ZCARD', key) > most then trim(parse(text), cap, slack) end
    else
      local h = parse(text)
      if h and h.epoch == epoch then
        if h.kind == 'B' then note() else total = total + judge(h) end
      end
    end
  end
end
return total
