-- epoch, token, snapshot, floor, time to live in ms, cap, slack, number of pulled authors, pulled authors, ids -> 1; 0 when the build is no longer the caller's
local h = head()
if not h or h.text ~= 'B|' .. ARGV[1] .. '|' .. ARGV[2] then return 0 end

local pending = call('ZRANGEBYSCORE', key, 0.5, 0.5)
call('DEL', key)
h = { kind = 'R', epoch = ARGV[1], floor = ARGV[4], snapshot = ARGV[3] }
write(h)
mind(h, h.snapshot)
local last = 8 + tonumber(ARGV[8])
for i = 9, last do call('ZADD', key, pulled, '@' .. ARGV[i]) end
for i = last + 1, #ARGV do call('ZADD', key, '-' .. ARGV[i], ARGV[i]) end

-- What the snapshot has, it has rightly: of the pushes only later ones count. Deletes are final.
local removed = {}
for _, text in ipairs(pending) do
  local kind, id, xid = string.match(text, '^(%a)|(%d+)|?(%d*)$')
  if kind == 'p' and not sees(h.snapshot, xid) then add(h, id) end
  if kind == 'c' then cut(h, id) end
  if kind == 'd' then removed[#removed + 1] = id end
end
for _, id in ipairs(removed) do call('ZREM', key, id) end
trim(h, ARGV[6], ARGV[7])
call('PEXPIRE', key, ARGV[5])
return 1
