-- value, its time in ms, '1' when each card's key is followed by that of the counters that name its version: replaces whatever is there
for i = 1, #KEYS, 1 + ARGV[3] do
  redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[2])
  if ARGV[3] == '1' then stamp(KEYS[i + 1], '', '') end
end
