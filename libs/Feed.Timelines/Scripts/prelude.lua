-- Whether a snapshot (pg_current_snapshot()'s text, xmin:xmax:running,...) has the effects of a transaction.
local function sees(snapshot, xid)
  local x = tonumber(xid)
  local xmin, xmax, running = string.match(snapshot, '^(%d+):(%d+):(.*)$')
  if x < tonumber(xmin) then return true end
  if x >= tonumber(xmax) then return false end
  return not string.find(',' .. running .. ',', ',' .. xid .. ',', 1, true)
end
