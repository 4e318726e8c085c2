-- Opens incidents at the locations of a file in turn, each thread from another place. Arguments behind "--": TOKEN FILE.
local counter = 0

function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end

function init(args)
  headers = {["Authorization"] = "Bearer " .. args[1], ["Content-Type"] = "application/json"}
  ids = {}
  for line in io.lines(args[2]) do ids[#ids + 1] = line end
  at = number * 7919
end

function request()
  at = at + 1
  local body = string.format(
    '{"location_id":"%s","title":"Display %d-%d stays dark","description":"Seen by a driver.","severity":"major"}',
    ids[at % #ids + 1], number, at)
  return wrk.format("POST", "/api/v1/incidents", headers, body)
end

function done(summary, latency, requests)
  io.write(string.format('{"requests":%d,"duration_us":%d,"p50_us":%d,"p99_us":%d,"max_us":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
