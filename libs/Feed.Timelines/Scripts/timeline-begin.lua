-- epoch, token, lease in ms -> what the caller found; 'mine' when it is the one to build
local h = head()
if h and tonumber(h.epoch) > tonumber(ARGV[1]) then return 'newer' end
if h and h.epoch == ARGV[1] then
  if h.kind == 'B' then return 'building' end
  return 'ready'
end
redis.call('DEL', key)
redis.call('ZADD', key, 0, 'B|' .. ARGV[1] .. '|' .. ARGV[2])
redis.call('PEXPIRE', key, ARGV[3])
return 'mine'
