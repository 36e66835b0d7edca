-- epoch, '*' when it only begins and '' when it is published -> 1; 0 when it is too late. KEYS[2] is the register of timelines (timeline.lua), if there is one.
local known = redis.call('GET', KEYS[1])
local number = known and tonumber(string.match(known, '%d+')) or 0
if number > tonumber(ARGV[1]) then return 0 end
-- A published epoch of the same number is another one's: of a database that was made anew, say. Its entries must not count.
if ARGV[2] == '*' and known == ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2])
-- There is no timeline of this epoch yet, and later pushes into older ones are nobody's business: so the register knows all there is to know.
if ARGV[2] == '*' and KEYS[2] then
  redis.call('DEL', KEYS[2])
  redis.call('ZADD', KEYS[2], 0, 'f', tonumber(ARGV[1]) > 4095 and '+inf' or string.format('%.0f', ARGV[1] * 1099511627776), 'w')
end
return 1
