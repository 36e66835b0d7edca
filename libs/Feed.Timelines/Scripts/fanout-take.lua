-- holder, lease in ms -> a job that nobody has, the oldest post's first; nothing when there is none
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local names = redis.call('HKEYS', KEYS[1])
table.sort(names, function(a, b) return tonumber(string.match(a, '|(%d+)|')) < tonumber(string.match(b, '|(%d+)|')) end)
for _, name in ipairs(names) do
  local held = redis.call('HGET', KEYS[2], name)
  if not held or tonumber(string.match(held, '|(%d+)$')) < now then
    redis.call('HSET', KEYS[2], name, ARGV[1] .. '|' .. string.format('%.0f', now + ARGV[2]))
    return redis.call('HGET', KEYS[1], name)
  end
end
return false
