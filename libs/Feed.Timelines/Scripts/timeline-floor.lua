-- epoch -> the floor, '0' while it is being built; nothing when there is no such timeline
local h = current(ARGV[1])
if not h then return false end
if h.kind == 'B' then return '0' end
return h.floor
