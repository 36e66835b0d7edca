-- epoch, before ('' for the newest), limit -> state, floor, entries, entries at or above before, time to live in ms, number of pulled authors,
-- pulled authors, ids
local h = head()
if not h or tonumber(h.epoch) < tonumber(ARGV[1]) then return { 'missing' } end
if h.epoch ~= ARGV[1] then return { 'newer' } end
if h.kind == 'B' then return { 'building' } end

local from, above = newest, 0
if ARGV[2] ~= '' then
  from = '(-' .. ARGV[2]
  above = call('ZCOUNT', key, newest, '-' .. ARGV[2])
end
local answer = { 'ready', h.floor, call('ZCOUNT', key, newest, '(0'), above, call('PTTL', key), 0 }
for _, author in ipairs(call('ZRANGEBYSCORE', key, 0.75, 0.75)) do
  answer[6] = answer[6] + 1
  answer[#answer + 1] = author
end
for _, id in ipairs(call('ZRANGEBYSCORE', key, from, '(0', 'LIMIT', 0, ARGV[3])) do answer[#answer + 1] = id end
return answer
