-- any number of feeds; epoch ('' for any), author, snapshot, 'in' when the author's posts belong there, 'out' when not, 'pulled' when readers get them
-- from the author's timeline; cut, cap, slack, most edges to keep, '1' when the author has more posts than are told, number of transactions, the
-- transactions that changed the edge..., the author's newest posts in the snapshot, newest first... -> how many feeds changed
local epoch, author, snapshot, state, most, more = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[8]), ARGV[9] == '1'
local last = 10 + tonumber(ARGV[10])

local function isNews(h, edge)
  for i = 11, last do
    if not sees(h.snapshot, ARGV[i]) and not (edge and sees(edge, ARGV[i])) then return true end
  end
  return false
end

-- An entry of the author's may lie below many posts that never came here, and are not all told.
local function isUntold(h)
  return state ~= 'in' and more and (last == #ARGV or tonumber(ARGV[#ARGV]) >= tonumber(h.floor))
end

local function apply(h)
  if state == 'pulled' then call('ZADD', key, pulled, '@' .. author) else call('ZREM', key, '@' .. author) end
  for i = last + 1, #ARGV do
    if tonumber(ARGV[i]) < tonumber(h.floor) then break end
    if state == 'in' then add(h, ARGV[i]) else call('ZREM', key, ARGV[i]) end
  end
  if state == 'in' then cut(h, ARGV[5]) end
  trim(h, ARGV[6], ARGV[7])
end

local function settle()
  local h = current(epoch)
  if not h then return 0 end
  if h.kind == 'B' then return call('DEL', key) end -- The builder may have read either state of the edge: it reads again.
  local text, edge = settled(h, author)
  if not isNews(h, edge) then return 0 end
  -- So much has changed that reading it anew is cheaper.
  if isUntold(h) or (not text and call('ZCOUNT', key, 1, '+inf') >= most) then return call('DEL', key) end
  if text then call('ZREM', key, text) end
  call('ZADD', key, author, author .. '|' .. snapshot)
  if h.kind == 'R' then
    h.kind = 'E'
    write(h)
  end
  mind(h, snapshot, 'GT')
  apply(h)
  return 1
end

local changed = 0
for k = 1, #KEYS do
  key = KEYS[k]
  changed = changed + settle()
end
return changed
