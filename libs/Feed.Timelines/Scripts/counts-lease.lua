-- epoch, token, its time in ms -> 'mine' when the caller is to count, 'busy' when another does, 'ready' when it is counted
-- A hash: e epoch, t token while someone counts, s snapshot of the count, c:name values, q:xid:name changes that came while counting,
-- p:source the full position of the last change of each source.
local epoch = redis.call('HGET', KEYS[1], 'e')
if epoch and tonumber(epoch) > tonumber(ARGV[1]) then return 'busy' end
if epoch == ARGV[1] then
  if redis.call('HEXISTS', KEYS[1], 's') == 1 then return 'ready' end
  return 'busy'
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'e', ARGV[1], 't', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 'mine'
