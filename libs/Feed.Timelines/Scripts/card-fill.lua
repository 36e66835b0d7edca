-- lease, epoch, '1' when each card's key is followed by that of the counters that name its version, (value, its time in ms, its version) of each card
-- -> how many were filled: not those where a change or another holder came in between
local filled, step = 0, 1 + ARGV[3]
for i = 1, #KEYS, step do
  local own = 4 + (i - 1) / step * 3
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('SET', KEYS[i], ARGV[own], 'PX', ARGV[own + 1])
    if step == 2 then stamp(KEYS[i + 1], ARGV[2], ARGV[own + 2]) end
    filled = filled + 1
  end
end
return filled
