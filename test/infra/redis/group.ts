import { eventually } from './setting.js';
import { RedisServer } from './servers.js';

const NAME = 'reperes';

/** Two real Redis servers, the second a copy of the first, and a real Sentinel that names the leader. */
export class RedisGroup {
  readonly servers: readonly [RedisServer, RedisServer];
  readonly sentinel: RedisServer;

  private constructor(servers: readonly [RedisServer, RedisServer], sentinel: RedisServer) {
    this.servers = servers;
    this.sentinel = sentinel;
  }

  static async start(): Promise<RedisGroup> {
    const first = await RedisServer.start();
    const second = await RedisServer.start(`replicaof 127.0.0.1 ${String(first.port)}`);
    const sentinel = await RedisServer.sentinel(
      `sentinel monitor ${NAME} 127.0.0.1 ${String(first.port)} 1`,
      `sentinel down-after-milliseconds ${NAME} 700`,
      `sentinel failover-timeout ${NAME} 3000`,
    );
    const group = new RedisGroup([first, second], sentinel);
    await group.whole();
    return group;
  }

  get url(): string {
    return `redis+sentinel://127.0.0.1:${String(this.sentinel.port)}/${NAME}`;
  }

  /** The server the Sentinel sends everybody to. */
  async leader(): Promise<RedisServer> {
    const client = this.sentinel.connect();
    const [, port] = (await client.call('SENTINEL', 'get-master-addr-by-name', NAME)) as string[];
    client.disconnect();
    return this.servers.find((server) => server.port === Number(port)) ?? this.servers[0];
  }

  /** Resolves once the leader has its copy again: another may fail only then. */
  async whole(): Promise<void> {
    await eventually(async () => {
      const client = (await this.leader()).connect();
      const info = await client.info('replication');
      client.disconnect();
      return /role:master/.test(info) && /slave0:.*state=online/.test(info);
    });
    await eventually(async () => (await this.#knownReplicas()) >= 1);
  }

  async end(): Promise<void> {
    await Promise.all([this.sentinel, ...this.servers].map((server) => server.end()));
  }

  /** A Sentinel promotes only what it has met. */
  async #knownReplicas(): Promise<number> {
    const client = this.sentinel.connect();
    const replicas = (await client.call('SENTINEL', 'replicas', NAME)) as string[][];
    client.disconnect();
    return replicas.filter((fields) => fields.includes('ok') && !fields.join(' ').includes('s_down')).length;
  }
}
