-- epoch -> an id below all entries and not below the floor by more than one; '0' while it is being built; nothing when there is no such timeline
local h = current(ARGV[1])
if not h then return false end
if h.kind == 'B' or h.floor == '0' then return '0' end
return string.format('%.0f', h.floor - 1)
