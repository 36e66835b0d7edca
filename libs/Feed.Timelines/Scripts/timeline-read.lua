-- before, limit -> what stands before the entries (timeline.lua), how many entries are at or above before, ids below it. Of a page that is not the first
local key, call = KEYS[1], redis.call
local first = '-9007199254740992'
return {
  call('ZRANGEBYSCORE', key, '-inf', first),
  call('ZCOUNT', key, '(' .. first, '-' .. ARGV[1]),
  call('ZRANGEBYSCORE', key, '(-' .. ARGV[1], '(0', 'LIMIT', 0, ARGV[2]),
}
