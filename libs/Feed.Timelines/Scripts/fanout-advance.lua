-- holder, lease in ms, name, the job as it was, as it is ('' when it is done) -> as it is; nothing when it is done or no longer the caller's
local held = redis.call('HGET', KEYS[2], ARGV[3])
if not held or string.match(held, '^(.*)|%d+$') ~= ARGV[1] then return false end
if redis.call('HGET', KEYS[1], ARGV[3]) ~= ARGV[4] then return false end
if ARGV[5] == '' then
  redis.call('HDEL', KEYS[1], ARGV[3])
  redis.call('HDEL', KEYS[2], ARGV[3])
  return false
end
local time = redis.call('TIME')
redis.call('HSET', KEYS[1], ARGV[3], ARGV[5])
redis.call('HSET', KEYS[2], ARGV[3], ARGV[1] .. '|' .. string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]))
return ARGV[5]
