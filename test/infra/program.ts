import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real program in a process of its own, with all it prints. */
export class Program {
  output = '';
  readonly tmp = mkdtempSync(join(tmpdir(), 'start-test-'));
  readonly process;

  constructor(env: Record<string, string>) {
    const all = { PATH: process.env.PATH ?? '', TMPDIR: this.tmp, PORT: '0', RECOGNIZERS: 'off', ...env };
    this.process = spawn(process.execPath, ['--import=tsx', 'infra/start.ts'], { env: all });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
  }

  async url(): Promise<string> {
    while (!/"event":"started"/.test(this.output)) await once(this.process.stdout, 'data');
    return /is listening: (\S+)/.exec(this.output)?.[1] ?? '';
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  clean(): void {
    this.process.kill('SIGKILL');
    rmSync(this.tmp, { recursive: true });
  }
}
