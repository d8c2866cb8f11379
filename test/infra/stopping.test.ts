import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program whose stop never comes to its end. */
const hanging = `
  import { stopOnSignals } from './infra/stopping.ts';
  const never = new Promise(() => undefined);
  setInterval(() => undefined, 1000);
  const log = (event, details) => process.stdout.write(event + ' ' + (details?.error ?? '') + '\\n');
  stopOnSignals({ service: { stop: () => never }, last: () => never, log, deadlineMs: 50 });
  process.stdout.write('ready\\n');
`;

describe('stopping', () => {
  it('ends the process in any case, and says that it had to', async () => {
    const args = ['--import=tsx', '--input-type=module', '--eval', hanging];
    const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!output.includes('ready')) await once(program.stdout, 'data');
    program.kill('SIGTERM');
    const [code] = (await once(program, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(output, /stopping[^]*process_failed StopLate/);
  });
});
