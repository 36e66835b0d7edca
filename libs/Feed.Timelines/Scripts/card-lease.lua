-- epoch, lease, its time in ms -> nothing when the caller now holds the lease, else what is there
local found = redis.call('GET', KEYS[1])
if found and tonumber(string.match(found, '^%a(%d+)|')) >= tonumber(ARGV[1]) then return found end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return false
