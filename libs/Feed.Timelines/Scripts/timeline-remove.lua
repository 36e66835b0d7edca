-- epoch, ids of deleted posts... -> how many entries were removed
local h = current(ARGV[1])
if not h then return 0 end
local removed = 0
for i = 2, #ARGV do
  if h.kind == 'B' then
    call('ZADD', key, 0.5, 'd|' .. ARGV[i])
  else
    removed = removed + call('ZREM', key, ARGV[i])
  end
end
return removed
