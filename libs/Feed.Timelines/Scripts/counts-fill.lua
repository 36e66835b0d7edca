-- token, snapshot, time in ms, (name, value)... -> 1; 0 when the token is no longer there
if redis.call('HGET', KEYS[1], 't') ~= ARGV[1] then return 0 end
for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], 'c:' .. ARGV[i], ARGV[i + 1]) end
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local xid, name = string.match(all[i], '^q:(%d+):(.+)$')
  if xid then
    if not sees(ARGV[2], xid) then redis.call('HINCRBY', KEYS[1], 'c:' .. name, all[i + 1]) end
    redis.call('HDEL', KEYS[1], all[i])
  end
end
redis.call('HDEL', KEYS[1], 't')
redis.call('HSET', KEYS[1], 's', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
