-- Random requests for wrk: `wrk -s requests.lua URL -- METHOD PREFIX DOCUMENTS [VERSIONS]` asks for PREFIX<1..DOCUMENTS>, with VERSIONS for
-- a restore of version 1..VERSIONS of it. The token comes in BENCH_TOKEN; counts and latencies go to the file BENCH_OUTPUT.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  method, prefix, documents, versions = args[1], args[2], tonumber(args[3]), tonumber(args[4])
  math.randomseed(os.time() * 64 + number)
  head = method .. " " .. prefix
  tail = " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port .. "\r\nAuthorization: Bearer " .. os.getenv("BENCH_TOKEN")
    .. (method == "POST" and "\r\nContent-Length: 0" or "") .. "\r\n\r\n"
end

function request()
  local path = head .. math.random(documents)
  if versions then
    path = path .. "/restore/" .. math.random(versions)
  end
  return path .. tail
end

function done(summary, latency, requests)
  local errors = summary.errors
  local output = assert(io.open(os.getenv("BENCH_OUTPUT"), "w"))
  output:write(string.format("%d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
  for i = 1, #latency do
    local microseconds, count = latency(i)
    output:write(string.format("%d %d\n", microseconds, count))
  end
  output:close()
end
