-- epoch, the letter of such cards, their time in ms, '1' when each card's key is followed by that of the counters that name its version, value of each card
-- -> places, from 0, of cards that the caller has to settle by a lease of their own: another value is there, or the lease (the last key) has ended
local call = redis.call
local isHeld = call('EXISTS', KEYS[#KEYS]) == 1
local step, prefix = 1 + ARGV[4], ARGV[2] .. ARGV[1] .. '|'
local open, added, counters = {}, {}, {}
for i = 1, #KEYS - 1, step do
  local place = (i - 1) / step
  local value = ARGV[5 + place]
  if isHeld and call('SET', KEYS[i], value, 'PX', ARGV[3], 'NX') then
    if step == 2 then added[#added + 1], counters[#counters + 1] = value, KEYS[i + 1] end
  elseif not isHeld or call('GETRANGE', KEYS[i], 0, #prefix - 1) ~= prefix then
    open[#open + 1] = place
  end
end
-- Hardly ever has somebody counted already.
if #added > 0 and call('EXISTS', unpack(counters)) > 0 then
  for i, value in ipairs(added) do stamp(counters[i], ARGV[1], string.match(value, '^[^|]*|([^|]*)|')) end
end
return open
