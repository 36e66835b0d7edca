-- any number of timelines; before ('' for the newest), least ('0' for all of it), limit, '1' to tell the times to live
-- -> of each: key, head (timeline.lua; nothing when there is none), entries at or above before, time to live in ms, ids above least and below before,
-- the score of f
local call = redis.call
local first = '(-9007199254740992'
local from = ARGV[1] == '' and first or '(-' .. ARGV[1]
local to = ARGV[2] == '0' and '(0' or '(-' .. ARGV[2]
local answers = {}
for k, key in ipairs(KEYS) do
  answers[k] = {
    key,
    call('ZRANGE', key, 0, 0)[1] or false,
    ARGV[1] == '' and 0 or call('ZCOUNT', key, first, '-' .. ARGV[1]),
    ARGV[4] == '1' and call('PTTL', key) or false,
    call('ZRANGEBYSCORE', key, from, to, 'LIMIT', 0, ARGV[3]),
    call('ZSCORE', key, 'f'),
  }
end
return answers
