-- epoch ('' for any), author, snapshot, 'in' when the author's posts belong here, 'out' when not, 'pulled' when readers get them from the
-- author's timeline, 'anew' when they are too many to name; cut, cap, slack, most edges to keep, number of transactions, the transactions that changed the edge...,
-- the author's newest posts in the snapshot... -> 1 when it changed
local h = current(ARGV[1])
if not h then return 0 end
if h.kind == 'B' then
  call('DEL', key) -- The builder may have read either state of the edge: it reads again.
  return 1
end

local author, snapshot = ARGV[2], ARGV[3]
local text, edge = settled(h, author)
local last = 9 + tonumber(ARGV[9])
local news = false
for i = 10, last do
  if not sees(h.snapshot, ARGV[i]) and not (edge and sees(edge, ARGV[i])) then news = true end
end
if not news then return 0 end
if ARGV[4] == 'anew' or (not text and call('ZCOUNT', key, 1, '(+inf') >= tonumber(ARGV[8])) then
  -- So much has changed that reading it anew is cheaper. An entry of the author's may lie below many posts that never came here.
  call('DEL', key)
  return 1
end

if text then call('ZREM', key, text) end
call('ZADD', key, author, author .. '|' .. snapshot)
if h.kind == 'R' then
  h.kind = 'E'
  write(h)
end
mind(h, snapshot)
if ARGV[4] == 'pulled' then call('ZADD', key, 0.75, author) else call('ZREM', key, author) end
for i = last + 1, #ARGV do
  if ARGV[4] == 'in' then add(h, ARGV[i]) else call('ZREM', key, ARGV[i]) end
end
if ARGV[4] == 'in' then cut(h, ARGV[5]) end
trim(h, ARGV[6], ARGV[7])
return 1
