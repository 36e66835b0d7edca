-- any number of timelines; epoch, before ('' for the newest), least ('0' for all of it), limit
-- -> of each: key, state, floor, entries at or above before, time to live in ms, ids above least and below before
local answers = {}
for k = 1, #KEYS do
  key = KEYS[k]
  local h = head()
  if h and h.epoch == ARGV[1] and h.kind ~= 'B' then
    local from, above = newest, 0
    if ARGV[2] ~= '' then
      from = '(-' .. ARGV[2]
      above = call('ZCOUNT', key, newest, '-' .. ARGV[2])
    end
    local answer = { key, 'ready', h.floor, above, call('PTTL', key) }
    local to = ARGV[3] == '0' and '(0' or '(-' .. ARGV[3]
    for _, id in ipairs(call('ZRANGEBYSCORE', key, from, to, 'LIMIT', 0, ARGV[4])) do answer[#answer + 1] = id end
    answers[k] = answer
  else
    answers[k] = { key, 'missing' }
  end
end
return answers
