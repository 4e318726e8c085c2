-- Asks for the lines of a file in turn, each thread from another place. Arguments behind "--": FILE TOKEN.
local counter = 0

function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end

function init(args)
  targets = {}
  for line in io.lines(args[1]) do targets[#targets + 1] = line end
  headers = {}
  if args[2] then headers["Authorization"] = "Bearer " .. args[2] end
  at = number * 7919
end

function request()
  at = at + 1
  return wrk.format("GET", targets[at % #targets + 1], headers)
end

function done(summary, latency, requests)
  io.write(string.format('{"requests":%d,"duration_us":%d,"p50_us":%d,"p99_us":%d,"max_us":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
