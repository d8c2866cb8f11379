/**
 * The steps that must be indivisible, as scripts that Redis runs. Every key a script touches is given to it, and all keys of
 * a talk hold the same tag, so that each script touches one slot of a cluster (test/infra/stores/redis-slots.test.ts).
 *
 * A full Redis stops a script at its first write or not at all: that write must be one that needs room.
 *
 * Keys of a talk, in this order: its state, its log, the client's ids, what is not answered yet, its mark. The mark outlives
 * the rest: `alive` (with who last answered), or how the talk ended; without text, only that it must not come back.
 */
export interface Script {
  keys: number;
  lua: string;
}

/** Told to who listens: `<process>` for news, `<process> <ending>` for an end. */
const TELL = `local function tell(words) redis.call('SPUBLISH', KEYS[6], words) end`;

/** Whatever a step adds to a talk ends with the talk. */
const TOGETHER = `
local function together(ms)
  for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ms) end
end`;

const ADD = `
local function add(sealed, longest)
  local n = redis.call('HINCRBY', KEYS[1], 'n', 1)
  redis.call('RPUSH', KEYS[2], sealed)
  redis.call('LTRIM', KEYS[2], -longest, -1)
  return n
end`;

/** ARGV: client id or '', logged, raw, silence ms, mark ms, longest log, process. → {n, repeated} or {-1, 0} */
const accept = `${TELL}${TOGETHER}${ADD}
if redis.call('EXISTS', KEYS[1]) == 0 then return {-1, 0} end
local known = ARGV[1] ~= '' and redis.call('ZSCORE', KEYS[3], ARGV[1])
local n = known and tonumber(known) or add(ARGV[2], ARGV[6])
redis.call('PEXPIRE', KEYS[5], ARGV[5])
if known then
  together(ARGV[4])
  return {n, 1}
end
if ARGV[1] ~= '' then
  redis.call('ZADD', KEYS[3], n, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', n - ARGV[6])
end
redis.call('HSET', KEYS[4], n, ARGV[3])
together(ARGV[4])
tell(ARGV[7])
return {n, 0}`;

/**
 * ARGV: rev, state, handled or '', what is kept of it or '', key for a new talk, silence ms, mark ms, longest log, process,
 * then each activity. A talk is created by revision 0 alone, and never over a mark. → 'done', 'stale' or 'gone'
 */
const commit = `${TELL}${TOGETHER}${ADD}
local rev = redis.call('HGET', KEYS[1], 'rev')
if not rev then
  if ARGV[1] ~= '0' or redis.call('EXISTS', KEYS[5]) == 1 then return 'gone' end
  redis.call('HSET', KEYS[1], 'rev', 0, 'n', 0, 'key', ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
elseif rev ~= ARGV[1] then
  return 'stale'
end
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('HSET', KEYS[1], 'state', ARGV[2])
if ARGV[3] ~= '' then
  redis.call('HDEL', KEYS[4], ARGV[3])
  local before = redis.call('HGET', KEYS[1], 'n') - redis.call('LLEN', KEYS[2])
  local at = ARGV[3] - before - 1
  if ARGV[4] ~= '' and at >= 0 then redis.call('LSET', KEYS[2], at, ARGV[4]) end
end
for i = 10, #ARGV do add(ARGV[i], ARGV[8]) end
together(redis.call('PTTL', KEYS[1]))
if rev then redis.call('SET', KEYS[5], 'alive ' .. ARGV[9], 'KEEPTTL')
else redis.call('SET', KEYS[5], 'alive ' .. ARGV[9], 'PX', ARGV[7]) end
tell(ARGV[9])
return 'done'`;

/** → {state, key, n, raw, n, raw…} or {} */
const load = `
local talk = redis.call('HMGET', KEYS[1], 'state', 'key')
if not talk[1] then return {} end
for _, each in ipairs(redis.call('HGETALL', KEYS[2])) do table.insert(talk, each) end
return talk`;

/** ARGV: after. → {key, number of the last, number before the first given, activities…} or {} */
const since = `
local talk = redis.call('HMGET', KEYS[1], 'key', 'n')
if not talk[1] then return {} end
local last = tonumber(talk[2])
local after = math.min(tonumber(ARGV[1]), last)
local before = last - redis.call('LLEN', KEYS[2])
local start = math.max(0, after - before)
local found = {talk[1], last, before + start}
for _, each in ipairs(redis.call('LRANGE', KEYS[2], start, -1)) do table.insert(found, each) end
return found`;

/** ARGV: number. One logged activity, or nothing. */
const entry = `
local before = (redis.call('HGET', KEYS[1], 'n') or 0) - redis.call('LLEN', KEYS[2])
local at = ARGV[1] - before - 1
if at < 0 then return false end
return redis.call('LINDEX', KEYS[2], at)`;

/**
 * ARGV: how, mark ms, mark ms of a talk that never was, process. What was is deleted first: a full Redis takes no mark, but
 * forgets. → {state, key} of a talk that was, or {}
 */
const erase = `${TELL}
local talk = redis.call('HMGET', KEYS[1], 'state', 'key')
for i = 1, 4 do redis.call('DEL', KEYS[i]) end
if not talk[1] then
  redis.pcall('SET', KEYS[5], ARGV[1], 'PX', ARGV[3], 'NX')
  return {}
end
redis.pcall('SET', KEYS[5], ARGV[1], 'PX', ARGV[2])
tell(ARGV[4] .. ' ' .. ARGV[1])
return talk`;

/** How a talk is: {ms it has left, its mark or '', number of the oldest message not answered or 0} */
const look = `
local oldest = 0
for _, each in ipairs(redis.call('HKEYS', KEYS[2])) do
  local n = tonumber(each)
  if oldest == 0 or n < oldest then oldest = n end
end
return {redis.call('PTTL', KEYS[1]), redis.call('GET', KEYS[3]) or '', oldest}`;

/** ARGV: process. 1 for the process that answered last in a talk that ended by silence, once. */
const expire = `
if redis.call('EXISTS', KEYS[1]) == 1 or redis.call('GET', KEYS[2]) ~= 'alive ' .. ARGV[1] then return 0 end
redis.call('SET', KEYS[2], 'expired', 'KEEPTTL')
return 1`;

/** ARGV: now ms, until ms, name, most or 0. Takes a place among those alive. → 1, or 0 when there is none. */
const enter = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
local most = tonumber(ARGV[4])
if most > 0 and redis.call('ZCARD', KEYS[1]) >= most then return 0 end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2] - ARGV[1])
return 1`;

/** ARGV: record, seconds to keep. */
const report = `
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('EXPIRE', KEYS[1], ARGV[2])`;

/** ARGV: rev, sealed, ms to keep, process. A document replaced only if nobody else did meanwhile. → 'done' or 'stale' */
const replace = `
local rev = redis.call('HGET', KEYS[1], 'rev') or '0'
if rev ~= ARGV[1] then return 'stale' end
redis.call('HSET', KEYS[1], 'rev', rev + 1, 'sealed', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('SPUBLISH', KEYS[2], ARGV[4])
return 'done'`;

/** ARGV: number, line. 1 when it is the next line, else 0. */
const append = `
if redis.call('LLEN', KEYS[1]) ~= ARGV[1] - 1 then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[2])
return 1`;

export const scripts = {
  accept: { keys: 6, lua: accept },
  commit: { keys: 6, lua: commit },
  load: { keys: 2, lua: load },
  since: { keys: 2, lua: since },
  entry: { keys: 2, lua: entry },
  erase: { keys: 6, lua: erase },
  look: { keys: 3, lua: look },
  expire: { keys: 2, lua: expire },
  enter: { keys: 1, lua: enter },
  report: { keys: 1, lua: report },
  replace: { keys: 2, lua: replace },
  append: { keys: 1, lua: append },
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof scripts;
