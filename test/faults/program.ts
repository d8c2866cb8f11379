import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../infra/redis/servers.js';
import { pause } from './random.js';

/** The real program, built, in a process of its own, on a port that it keeps from one start to the next. */
export class Program {
  output = '';
  readonly port: number;
  readonly #env: Record<string, string>;
  #process: ChildProcess | undefined;

  private constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.#env = { PATH: process.env.PATH ?? '', RECOGNIZERS: 'off', ...env, PORT: String(port) };
  }

  /** `env`: what it is configured with besides its port. Resolves once it answers. */
  static async start(env: Record<string, string>): Promise<Program> {
    const program = new Program(await freePort(), env);
    await program.begin();
    return program;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/`;
  }

  get isRunning(): boolean {
    return (
      this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null
    );
  }

  async begin(): Promise<void> {
    const args = ['dist/infra/start.js'];
    this.#process = spawn(process.execPath, args, { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    while (!(await this.#answers())) {
      if (!this.isRunning) throw new Error(`the program did not start: ${this.output.slice(-500)}`);
      await pause(50);
    }
  }

  kill(): Promise<number | null> {
    return this.#end('SIGKILL');
  }

  /** As who restarts the service does. Resolves with the exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const process = this.#process;
    if (!process || !this.isRunning) return process?.exitCode ?? null;
    const ended = once(process, 'exit');
    process.kill(signal);
    await ended;
    return process.exitCode;
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  }
}
