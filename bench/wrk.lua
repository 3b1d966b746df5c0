-- Sends a random line of a file each time: method, path, token and body, between tabs. In a body, @CALL@ becomes the id of a call: a new one,
-- but every tenth request repeats the one before it.

local lines, logs, sent, last = {}, false, 0, nil

function init(words)
    prefix = words[2] .. "-"
    for line in io.lines(words[1]) do
        local method, path, token, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
        local headers = { ["Authorization"] = "Bearer " .. token }
        if body == "" then body = nil else headers["Content-Type"] = "application/json" end
        logs = logs or (body and body:find("@CALL@", 1, true) ~= nil)
        lines[#lines + 1] = { method, path, headers, body, wrk.format(method, path, headers, body) }
    end
end

function request()
    local line = lines[math.random(#lines)]
    if not logs then return line[5] end
    sent = sent + 1
    if sent % 10 ~= 0 or not last then
        last = wrk.format(line[1], line[2], line[3], (line[4]:gsub("@CALL@", prefix .. sent)))
    end
    return last
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        'SEEN {"requests":%d,"lasted":%d,"p50":%d,"p99":%d,"refused":%d,"failed":%d}\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
