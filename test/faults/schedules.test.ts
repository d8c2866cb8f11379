import { RedisServer } from '../infra/redis/servers.js';
import { RedisGroup } from '../infra/redis/group.js';
import { groupSchedules, singleSchedules } from './schedules.js';

singleSchedules(() => RedisServer.start(), { first: 1, runs: 18, withOfficial: 5, withWorkers: 3 });
groupSchedules(() => RedisGroup.start(), { first: 1, runs: 2 });
