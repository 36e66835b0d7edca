-- The register of timelines, one a server, comes after the timelines' keys where there is one (not on a cluster): see timeline.lua.
local call, unpack = redis.call, unpack
local register = KEYS[#KEYS] == 'recent-timelines' and table.remove(KEYS) or nil

-- The score of f in a timeline: see there.
local function f(floor)
  return string.format('-%.0f', 18014398509481984 - (floor + floor % 2))
end
