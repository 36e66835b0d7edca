-- epoch, token, its time in ms -> 'mine' when the caller is to count, 'busy' when another does, 'ready' when it is counted
local c = read(KEYS[1])
if c and tonumber(c.epoch) > tonumber(ARGV[1]) then return 'busy' end
if c and c.epoch == ARGV[1] then return c.kind == 'R' and 'ready' or 'busy' end
redis.call('SET', KEYS[1], 'B' .. ARGV[1] .. '|' .. ARGV[2] .. '|||', 'PX', ARGV[3])
return 'mine'
