-- epoch, token, lease in ms -> what the caller found; 'mine' when it is the one to build
local h = head()
if h and tonumber(h.epoch) > tonumber(ARGV[1]) then return 'newer' end
if h and h.epoch == ARGV[1] then
  if h.kind == 'B' then return 'building' end
  return 'ready'
end
call('DEL', key)
call('ZADD', key, '-inf', 'B|' .. ARGV[1] .. '|' .. ARGV[2])
call('PEXPIRE', key, ARGV[3])
remember('+inf')
return 'mine'
