-- lease, (value, its time in ms) of each card -> how many were filled: not those where a change or another holder came in between
local filled = 0
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('SET', KEYS[i], ARGV[2 * i], 'PX', ARGV[2 * i + 1])
    filled = filled + 1
  end
end
return filled
