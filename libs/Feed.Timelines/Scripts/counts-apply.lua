-- epoch, source, (position, xid, name, delta)... in the order of delivery -> how many counted
if redis.call('HGET', KEYS[1], 'e') ~= ARGV[1] then return 0 end
local snapshot = redis.call('HGET', KEYS[1], 's')
local last = redis.call('HGET', KEYS[1], 'p:' .. ARGV[2]) or ''
local counted = 0
for i = 3, #ARGV, 4 do
  local position, xid, name, delta = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  if position > last and not (snapshot and sees(snapshot, xid)) then
    redis.call('HINCRBY', KEYS[1], snapshot and 'c:' .. name or 'q:' .. xid .. ':' .. name, delta)
    last = position
    counted = counted + 1
  end
end
if counted > 0 then redis.call('HSET', KEYS[1], 'p:' .. ARGV[2], last) end
return counted
