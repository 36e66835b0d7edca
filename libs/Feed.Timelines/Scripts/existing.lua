-- any number of keys -> those that exist
local found = {}
if redis.call('EXISTS', unpack(KEYS)) == 0 then return found end
for _, key in ipairs(KEYS) do
  if redis.call('EXISTS', key) == 1 then found[#found + 1] = key end
end
return found
