-- before, limit -> what stands before the entries (timeline.lua), how many entries are at or above before, ids below it, an id such that all that is
-- above is here if anything was ever cut. Of a page that is not the first, or when there are no entries.
local key, call = KEYS[1], redis.call
local first = '-9007199254740992'
local last = call('ZREVRANGEBYSCORE', key, '(0', '(' .. first, 'LIMIT', 0, 1)[1]
local f = call('ZSCORE', key, 'f')
return {
  call('ZRANGEBYSCORE', key, '-inf', first),
  call('ZCOUNT', key, '(' .. first, '-' .. ARGV[1]),
  call('ZRANGEBYSCORE', key, '(-' .. ARGV[1], '(0', 'LIMIT', 0, ARGV[2]),
  string.format('%.0f', last and last - 1 or f and 18014398509481984 + f or 0),
}
