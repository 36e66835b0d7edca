-- Counters of a post or user are one text, so that many are read by one MGET; an older one of another kind is as good as none:
--   R<epoch>|version|values|snapshot|positions   counted in that snapshot, and every later change; version is of a post's card (card-stamp.lua)
--   B<epoch>|token|changes||positions            somebody counts; what comes meanwhile is noted as (xid:place:delta,)...
-- Values are numbers with commas between. Positions are (source=position;)..., of each source the full position of its last change.
local function read(key)
  local text = redis.call('GET', key)
  if not text then return nil end
  local kind, epoch, second, third, snapshot, positions = string.match(text, '^([RB])(%d+)|([^|]*)|([^|]*)|([^|]*)|(.*)$')
  return { kind = kind, epoch = epoch, second = second, third = third, snapshot = snapshot, positions = positions }
end

local function write(key, c, ...)
  redis.call('SET', key, c.kind .. c.epoch .. '|' .. c.second .. '|' .. c.third .. '|' .. c.snapshot .. '|' .. c.positions, ...)
end

local function numbers(text)
  local values = {}
  for value in string.gmatch(text, '[^,]+') do values[#values + 1] = tonumber(value) end
  return values
end

local function text(values)
  for i = 1, #values do values[i] = string.format('%.0f', values[i]) end
  return table.concat(values, ',')
end

