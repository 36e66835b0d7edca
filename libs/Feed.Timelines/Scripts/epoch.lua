-- epoch, '*' when it only begins and '' when it is published -> 1; 0 when it is too late
local known = redis.call('GET', KEYS[1])
local number = known and tonumber(string.match(known, '%d+')) or 0
if number > tonumber(ARGV[1]) then return 0 end
-- A published epoch of the same number is another one's: of a database that was made anew, say. Its entries must not count.
if ARGV[2] == '*' and known == ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2])
return 1
