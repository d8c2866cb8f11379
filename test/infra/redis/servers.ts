import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await new Promise((done) => taken.close(done));
  return port;
}

/** A real redis-server or redis-sentinel of this test alone, with its own port and folder. */
export class RedisServer {
  readonly dir = mkdtempSync(join(tmpdir(), 'redis-test-'));
  readonly port: number;
  readonly #program: string;
  #process: ChildProcess | undefined;

  private constructor(program: string, port: number, lines: readonly string[]) {
    this.#program = program;
    this.port = port;
    const settings = [`port ${String(port)}`, 'bind 127.0.0.1', `dir ${this.dir}`, ...lines];
    writeFileSync(join(this.dir, 'conf'), settings.join('\n'));
  }

  /** Kept as docs/operating.md asks for: each word on disk before it is acknowledged. */
  static async start(...lines: string[]): Promise<RedisServer> {
    const kept = ['appendonly yes', 'appendfsync always', 'save ""', 'maxmemory-policy noeviction'];
    const server = new RedisServer('redis-server', await freePort(), [...kept, ...lines]);
    await server.begin();
    return server;
  }

  static async sentinel(...lines: string[]): Promise<RedisServer> {
    const server = new RedisServer('redis-sentinel', await freePort(), lines);
    await server.begin();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${String(this.port)}/0`;
  }

  /** Starts it, again after a kill, and waits until it answers. */
  async begin(): Promise<void> {
    this.#process = spawn(this.#program, [join(this.dir, 'conf')], { stdio: 'ignore' });
    await this.#answers();
  }

  /** As a machine that loses power would, but for its disk. */
  async kill(): Promise<void> {
    const process = this.#process;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }

  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A connection for the test itself. */
  connect(): Redis {
    const client = new Redis(this.port, '127.0.0.1', { maxRetriesPerRequest: null });
    return client.on('error', () => undefined);
  }

  /** All that lies on its disk. */
  files(): Buffer {
    const paths = readdirSync(this.dir, { recursive: true }).map((name) => join(this.dir, String(name)));
    return Buffer.concat(paths.map(contentOf));
  }

  async #answers(): Promise<void> {
    const client = this.connect();
    while ((await client.ping().catch(() => '')) !== 'PONG')
      await new Promise((next) => setTimeout(next, 20));
    client.disconnect();
  }
}

/** Nothing of a folder, nor of a file that Redis has just renamed or removed. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Lets Redis's time pass for every key at once: each has so many milliseconds less to live. */
export async function passTime(client: Redis, ms: number): Promise<void> {
  for (const key of await client.keys('*')) {
    const left = await client.pttl(key);
    if (left >= 0 && left <= ms) await client.del(key);
    else if (left >= 0) await client.pexpire(key, left - ms);
  }
}
