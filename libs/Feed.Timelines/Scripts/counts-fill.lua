-- token, snapshot, time in ms, values... -> 1; 0 when the token is no longer there. KEYS[2] is the card whose version the counters tell, if there is one
local c = read(KEYS[1])
if not c or c.kind ~= 'B' or c.second ~= ARGV[1] then return 0 end
local values = {}
for i = 4, #ARGV do values[i - 3] = tonumber(ARGV[i]) end
for xid, place, delta in string.gmatch(c.third, '(%d+):(%d+):(%-?%d+),') do
  if not sees(ARGV[2], xid) then values[tonumber(place)] = values[tonumber(place)] + delta end
end
local card = KEYS[2] and redis.call('GETRANGE', KEYS[2], 0, 63)
c.kind = 'R'
c.second = card and string.match(card, '^P' .. c.epoch .. '|([^|]*)|') or ''
c.third = text(values)
c.snapshot = ARGV[2]
write(KEYS[1], c, 'PX', ARGV[3])
return 1
