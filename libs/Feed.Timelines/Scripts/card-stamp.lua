-- Tells a post's counters which version of its card is current, so that readers may show one that they have; '' when they are to look at the card.
-- Whatever changes the card says so in the same step: a version that stands there is the last change's.
local function stamp(counters, epoch, version)
  local text = redis.call('GET', counters)
  if not text then return end
  local before, rest = string.match(text, '^(R%d+|)[^|]*(|.*)$')
  if not before then return end
  if before ~= 'R' .. epoch .. '|' then version = '' end
  local stamped = before .. version .. rest
  if stamped ~= text then redis.call('SET', counters, stamped, 'KEEPTTL') end
end

