-- epoch, source, (position, xid, name, delta)... in the order of delivery -> how many counted
if redis.call('HGET', KEYS[1], 'e') ~= ARGV[1] then return 0 end
local snapshot = redis.call('HGET', KEYS[1], 's')
local last = redis.call('HGET', KEYS[1], 'p:' .. ARGV[2]) or ''
local counted = 0
for i = 3, #ARGV, 4 do
  local position, xid, name, delta = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  if position > last then
    last = position
    if not snapshot then
      redis.call('HINCRBY', KEYS[1], 'q:' .. xid .. ':' .. name, delta)
    elseif not sees(snapshot, xid) then
      redis.call('HINCRBY', KEYS[1], 'c:' .. name, delta)
      counted = counted + 1
    end
  end
end
redis.call('HSET', KEYS[1], 'p:' .. ARGV[2], last)
return counted
