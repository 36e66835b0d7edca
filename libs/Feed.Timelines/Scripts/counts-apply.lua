-- epoch, source, (position, xid, place, delta)... in the order of delivery -> how many counted
local c = read(KEYS[1])
if not c or c.epoch ~= ARGV[1] then return 0 end
local values = c.kind == 'R' and numbers(c.third)
local all, name = ';' .. c.positions, ';' .. ARGV[2] .. '='
local from, to = string.find(all, name, 1, true)
local last = from and string.match(all, '^[^;]*', to + 1) or ''
local before, after = from and string.sub(all, 2, from) or c.positions, from and string.sub(all, to + #last + 2) or ''
local counted = 0
for i = 3, #ARGV, 4 do
  local position, xid, place, delta = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3]
  if position > last and not (values and sees(c.snapshot, xid)) then
    if values then values[place] = values[place] + delta else c.third = c.third .. xid .. ':' .. ARGV[i + 2] .. ':' .. delta .. ',' end
    last = position
    counted = counted + 1
  end
end
if counted == 0 then return 0 end
if values then c.third = text(values) end
c.positions = before .. ARGV[2] .. '=' .. last .. ';' .. after
write(KEYS[1], c, 'KEEPTTL')
return counted
