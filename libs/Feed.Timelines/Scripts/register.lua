-- The register of timelines, one a server, comes after the timelines' keys where there is one (not on a cluster): see timeline.lua.
local call, unpack = redis.call, unpack
local register = KEYS[#KEYS] == 'recent-timelines' and table.remove(KEYS) or nil
