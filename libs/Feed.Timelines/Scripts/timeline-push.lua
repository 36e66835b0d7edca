-- epoch, author, cut ('0' for none), cap, slack, (id, xid)... -> how many entries were added
local h = current(ARGV[1])
if not h then return 0 end
if h.kind == 'B' then
  for i = 6, #ARGV, 2 do redis.call('ZADD', key, 0.5, 'p|' .. ARGV[i] .. '|' .. ARGV[i + 1]) end
  if ARGV[3] ~= '0' then redis.call('ZADD', key, 0.5, 'c|' .. ARGV[3]) end
  return 0
end

-- A push that the head's snapshot or the edge's has is late: that snapshot has already decided whether the post belongs here.
local _, edge = settled(ARGV[2])
local added = 0
for i = 6, #ARGV, 2 do
  local xid = ARGV[i + 1]
  if not sees(h.snapshot, xid) and not (edge and sees(edge, xid)) then added = added + add(h, ARGV[i]) end
end
cut(h, ARGV[3])
trim(h, ARGV[4], ARGV[5])
return added
