import type { Script } from './redis-scripts.js';

/**
 * Steps of the way out by SMS that must be indivisible. Keys of a thread, in this order: its line (what waits, by hidden
 * reference), its replies (sealed), what became of them, and who sends now. All hold the same tag.
 */

/** ARGV: reference, sealed reply, ms a line may live, ms an outcome is known. → 1, or 0 when the reference is known */
const smsAdd = `
if redis.call('HSETNX', KEYS[3], 's ' .. ARGV[1], 'waiting') == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PEXPIRE', KEYS[3], ARGV[4])
return 1`;

/**
 * ARGV: process, lease ms. The first of a line, for the process that gets or has the lease; when the line is empty nobody
 * has it. → {reference, sealed reply}, {'elsewhere'} or {}
 */
const smsFirst = `
local holder = redis.call('GET', KEYS[4])
if holder and holder ~= ARGV[1] then return {'elsewhere'} end
while true do
  local reference = redis.call('LINDEX', KEYS[1], 0)
  if not reference then
    redis.call('DEL', KEYS[4])
    return {}
  end
  local sealed = redis.call('HGET', KEYS[2], reference)
  if sealed then
    redis.call('SET', KEYS[4], ARGV[1], 'PX', ARGV[2])
    return {reference, sealed}
  end
  redis.call('LPOP', KEYS[1])
end`;

/**
 * ARGV: reference, state, sealed id of the operator or '', process, ms an outcome is known. Who lost the lease may still say
 * that it was sent, and nothing else over what another has found.
 */
const smsSettle = `
redis.call('LREM', KEYS[1], 0, ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
local was = redis.call('HGET', KEYS[3], 's ' .. ARGV[1])
local isMine = redis.call('GET', KEYS[4]) == ARGV[4]
if was and was ~= 'waiting' and not isMine and ARGV[2] ~= 'sent' then return end
redis.call('HSET', KEYS[3], 's ' .. ARGV[1], ARGV[2])
if ARGV[3] ~= '' then redis.call('HSET', KEYS[3], 'o ' .. ARGV[1], ARGV[3]) end
redis.call('PEXPIRE', KEYS[3], ARGV[5])`;

/** ARGV: reference, state. Nothing when the reference is not known. */
const smsUpdate = `
local field = 's ' .. ARGV[1]
if redis.call('HEXISTS', KEYS[1], field) == 1 then redis.call('HSET', KEYS[1], field, ARGV[2]) end`;

/** What waits is deleted first: a full Redis forgets, though it takes no word of what became of it. */
const smsDrop = `
local line = redis.call('LRANGE', KEYS[1], 0, -1)
redis.call('DEL', KEYS[1], KEYS[2])
for _, reference in ipairs(line) do redis.pcall('HSET', KEYS[3], 's ' .. reference, 'dropped') end`;

/** ARGV: value. Deletes a key that still holds this very value. → 1, or 0 when it holds another or none */
const dropIf = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
return 1`;

export const smsScripts = {
  smsAdd: { keys: 4, lua: smsAdd },
  smsFirst: { keys: 4, lua: smsFirst },
  smsSettle: { keys: 4, lua: smsSettle },
  smsUpdate: { keys: 1, lua: smsUpdate },
  smsDrop: { keys: 4, lua: smsDrop },
  dropIf: { keys: 1, lua: dropIf },
} as const satisfies Record<string, Script>;
