-- Creates locations, each with another name. Arguments behind "--": TOKEN PREFIX.
local counter = 0

function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end

function init(args)
  prefix = args[2]
  headers = {["Authorization"] = "Bearer " .. args[1], ["Content-Type"] = "application/json"}
  count = 0
end

function request()
  count = count + 1
  local body = string.format(
    '{"name":"%s Parkplatz %d-%d","address":"Hauptstra\195\159e %d","city":"Amsterdam","country":"NLD",' ..
    '"coordinates":{"latitude":52.37,"longitude":4.89}}', prefix, number, count, count)
  return wrk.format("POST", "/api/v1/locations", headers, body)
end

function done(summary, latency, requests)
  io.write(string.format('{"requests":%d,"duration_us":%d,"p50_us":%d,"p99_us":%d,"max_us":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
