-- epoch, lease, its time in ms, the letter of such cards -> nothing when the caller now holds the lease, else what is there
local found = redis.call('GET', KEYS[1])
local epoch = found and string.match(found, '^[TL' .. ARGV[4] .. '](%d+)|')
if epoch and tonumber(epoch) >= tonumber(ARGV[1]) then return found end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return false
