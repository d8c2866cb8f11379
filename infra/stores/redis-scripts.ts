import { smsScripts } from './redis-sms-scripts.js';

/**
 * The steps that must be indivisible, as scripts that Redis runs. Every key a script touches is given to it, and all keys of
 * a talk hold the same tag, so that each script touches one slot of a cluster (test/infra/redis/slots.test.ts).
 *
 * A full Redis stops a script at its first write or not at all: that write must be one that needs room.
 *
 * Keys of a talk, in this order: its state, its log, the client's ids, what is not answered yet, what masks hide from all but
 * the person she talks with, its mark. The mark outlives the rest: `alive` (with who last answered), or how the talk ended;
 * without text, only that it must not come back. How long it may be silent stands in its state.
 */
export interface Script {
  keys: number;
  lua: string;
}

/** Told to who listens: `<process>` for news, `<process> <ending>` for an end. */
const TELL = `local function tell(words) redis.call('SPUBLISH', KEYS[7], words) end`;

/** Whatever a step adds to a talk ends with the talk. */
const TOGETHER = `
local function together(ms)
  for i = 1, 5 do redis.call('PEXPIRE', KEYS[i], ms) end
end`;

/** Her silence is counted anew from now, and the mark outlives it by a day. */
const RENEW = `
local function renew(day)
  local silence = redis.call('HGET', KEYS[1], 'silence')
  together(silence)
  redis.call('PEXPIRE', KEYS[6], silence + day)
end`;

const ADD = `
local function add(sealed, longest)
  local n = redis.call('HINCRBY', KEYS[1], 'n', 1)
  redis.call('RPUSH', KEYS[2], sealed)
  redis.call('LTRIM', KEYS[2], -longest, -1)
  return n
end`;

/** ARGV: client id or '', logged, raw, day ms, longest log, process. → {n, repeated} or {-1, 0} */
const accept = `${TELL}${TOGETHER}${RENEW}${ADD}
if redis.call('EXISTS', KEYS[1]) == 0 then return {-1, 0} end
local known = ARGV[1] ~= '' and redis.call('ZSCORE', KEYS[3], ARGV[1])
local n = known and tonumber(known) or add(ARGV[2], ARGV[5])
renew(ARGV[4])
if known then return {n, 1} end
if ARGV[1] ~= '' then
  redis.call('ZADD', KEYS[3], n, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', n - ARGV[5])
end
redis.call('HSET', KEYS[4], n, ARGV[3])
renew(ARGV[4])
tell(ARGV[6])
return {n, 0}`;

/** ARGV: day ms. She is there, though she writes nothing. */
const stillThere = `${TOGETHER}${RENEW}
if redis.call('EXISTS', KEYS[1]) == 1 then renew(ARGV[1]) end`;

/**
 * ARGV: rev, state, handled or '', what is kept of it or '', what goes under its veil or '', '1' when all veils go, key for a
 * new talk, its silence ms, day ms, longest log, process, then each activity. A talk is created by revision 0 alone, and never over a mark. → 'done', 'stale' or 'gone'
 */
const commit = `${TELL}${TOGETHER}${ADD}
local rev = redis.call('HGET', KEYS[1], 'rev')
if not rev then
  if ARGV[1] ~= '0' or redis.call('EXISTS', KEYS[6]) == 1 then return 'gone' end
  redis.call('HSET', KEYS[1], 'rev', 0, 'n', 0, 'key', ARGV[7], 'silence', ARGV[8])
  redis.call('PEXPIRE', KEYS[1], ARGV[8])
elseif rev ~= ARGV[1] then
  return 'stale'
end
redis.call('HINCRBY', KEYS[1], 'rev', 1)
redis.call('HSET', KEYS[1], 'state', ARGV[2])
if ARGV[6] == '1' then redis.call('DEL', KEYS[5]) end
if ARGV[3] ~= '' then
  redis.call('HDEL', KEYS[4], ARGV[3])
  local before = redis.call('HGET', KEYS[1], 'n') - redis.call('LLEN', KEYS[2])
  local at = ARGV[3] - before - 1
  if ARGV[4] ~= '' and at >= 0 then redis.call('LSET', KEYS[2], at, ARGV[4]) end
  if ARGV[5] ~= '' then redis.call('HSET', KEYS[5], ARGV[3], ARGV[5]) end
end
for i = 12, #ARGV do add(ARGV[i], ARGV[10]) end
together(redis.call('PTTL', KEYS[1]))
if rev then redis.call('SET', KEYS[6], 'alive ' .. ARGV[11], 'KEEPTTL')
else redis.call('SET', KEYS[6], 'alive ' .. ARGV[11], 'PX', ARGV[8] + ARGV[9]) end
tell(ARGV[11])
return 'done'`;

/** → {state, key, n, raw, n, raw…} or {} */
const load = `
local talk = redis.call('HMGET', KEYS[1], 'state', 'key')
if not talk[1] then return {} end
for _, each in ipairs(redis.call('HGETALL', KEYS[2])) do table.insert(talk, each) end
return talk`;

/** ARGV: after. → {key, number of the last, number before the first given, numbers with a veil, activities…} or {} */
const since = `
local talk = redis.call('HMGET', KEYS[1], 'key', 'n')
if not talk[1] then return {} end
local last = tonumber(talk[2])
local after = math.min(tonumber(ARGV[1]), last)
local before = last - redis.call('LLEN', KEYS[2])
local start = math.max(0, after - before)
local found = {talk[1], last, before + start, redis.call('HKEYS', KEYS[3])}
for _, each in ipairs(redis.call('LRANGE', KEYS[2], start, -1)) do table.insert(found, each) end
return found`;

/** ARGV: number. → {logged, raw or ''} of one message that is not answered, or {} */
const entry = `
local before = (redis.call('HGET', KEYS[1], 'n') or 0) - redis.call('LLEN', KEYS[2])
local at = ARGV[1] - before - 1
local logged = at >= 0 and redis.call('LINDEX', KEYS[2], at)
if not logged then return {} end
return {logged, redis.call('HGET', KEYS[3], ARGV[1]) or ''}`;

/** ARGV: number. → {key, what is under its veil or ''} or {} */
const unveil = `
local key = redis.call('HGET', KEYS[1], 'key')
if not key then return {} end
return {key, redis.call('HGET', KEYS[2], ARGV[1]) or ''}`;

/**
 * ARGV: how, mark ms, mark ms of a talk that never was, process. What was is deleted first: a full Redis takes no mark, but
 * forgets. → {state, key} of a talk that was, or {}
 */
const erase = `${TELL}
local talk = redis.call('HMGET', KEYS[1], 'state', 'key')
for i = 1, 5 do redis.call('DEL', KEYS[i]) end
if not talk[1] then
  redis.pcall('SET', KEYS[6], ARGV[1], 'PX', ARGV[3], 'NX')
  return {}
end
redis.pcall('SET', KEYS[6], ARGV[1], 'PX', ARGV[2])
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

/** ARGV: now ms, until ms, name, most or 0, ms to keep the list. Takes a place among those alive. → 1, or 0 when there is none. */
const enter = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
local most = tonumber(ARGV[4])
if most > 0 and redis.call('ZCARD', KEYS[1]) >= most then return 0 end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
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

/** ARGV: rev, sealed. As `replace`, but nobody is told, and how long it lives stays as it is. → 1, or 0 when not the next */
const setKept = `
local rev = redis.call('HGET', KEYS[1], 'rev') or '0'
if rev ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'rev', rev + 1, 'sealed', ARGV[2])
return 1`;

/** ARGV: number, line, seconds to know it by its mark or 0. → 1 when it is the next line or there already, else 0 */
const append = `
local once = tonumber(ARGV[3]) > 0
if once and redis.call('EXISTS', KEYS[2]) == 1 then return 1 end
local last = redis.call('LINDEX', KEYS[1], -1)
if (last and cjson.decode(last).n or 0) ~= ARGV[1] - 1 then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[2])
if once then redis.call('SET', KEYS[2], 1, 'EX', ARGV[3]) end
return 1`;

/** ARGV: how many go, MAC of the last of them, line in its place. → 1, or 0 when that one stands elsewhere by now */
const cut = `
local last = redis.call('LINDEX', KEYS[1], ARGV[1] - 1)
if not last or cjson.decode(last).mac ~= ARGV[2] then return 0 end
redis.call('LSET', KEYS[1], ARGV[1] - 1, ARGV[3])
redis.call('LTRIM', KEYS[1], ARGV[1] - 1, -1)
return 1`;

export const scripts = {
  accept: { keys: 7, lua: accept },
  stillThere: { keys: 7, lua: stillThere },
  commit: { keys: 7, lua: commit },
  load: { keys: 2, lua: load },
  since: { keys: 3, lua: since },
  entry: { keys: 3, lua: entry },
  unveil: { keys: 2, lua: unveil },
  erase: { keys: 7, lua: erase },
  look: { keys: 3, lua: look },
  expire: { keys: 2, lua: expire },
  enter: { keys: 1, lua: enter },
  report: { keys: 1, lua: report },
  replace: { keys: 2, lua: replace },
  setKept: { keys: 1, lua: setKept },
  append: { keys: 2, lua: append },
  cut: { keys: 1, lua: cut },
  ...smsScripts,
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof scripts;
