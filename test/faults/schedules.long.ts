import { RedisServer } from '../infra/redis/servers.js';
import { RedisGroup } from '../infra/redis/group.js';
import { groupSchedules, singleSchedules } from './schedules.js';

/** `npm run test:long`: other seeds than those of each day. */
singleSchedules(() => RedisServer.start(), { first: 1001, runs: 180, withOfficial: 180, withWorkers: 180 });
groupSchedules(() => RedisGroup.start(), { first: 1001, runs: 40 });
