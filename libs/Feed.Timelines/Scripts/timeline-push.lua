-- Goes on with what timeline-quick left. Arguments and answer are told there.
local epoch, author, floor, cap, slack = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

local function note()
  for i = 10, #ARGV, 2 do call('ZADD', key, 0.5, 'p|' .. ARGV[i] .. '|' .. ARGV[i + 1]) end
  if floor ~= '0' then call('ZADD', key, 0.5, 'c|' .. floor) end
end

-- A push that the head's snapshot or the edge's has is late: that snapshot has already decided whether the post belongs here.
local function judge(h)
  local added = 0
  local _, edge = settled(h, author)
  for i = 10, #ARGV, 2 do
    local xid = ARGV[i + 1]
    if not sees(h.snapshot, xid) and not (edge and sees(edge, xid)) then added = added + add(h, ARGV[i]) end
  end
  cut(h, floor)
  trim(h, cap, slack)
  return added
end

for _, name in ipairs(rest) do
  key = name
  local h = current(epoch)
  if h and h.kind == 'B' then
    note()
  elseif h then
    total = total + judge(h)
  end
end

local function shorten()
  local h = current('')
  if not h or h.kind == 'B' or tonumber(h.epoch) < tonumber(epoch) then
    call('DEL', key) -- Nobody reads an older epoch's any more, and it would grow until it expires.
  else
    trim(h, cap, slack)
  end
end

for _, name in ipairs(long) do
  key = name
  shorten()
end
return total
