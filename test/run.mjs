// The whole suite in three processes of mocha: restify changes Node's own http server for the whole process, so the scripted
// pages have one of their own, and what mostly waits for other programs (Redis, gateways, consoles) runs beside the rest. Two
// at a time: the pages begin when the first of the others has ended.
import { spawn } from 'node:child_process';

const PAGES = 'test/bots/webchat/page-*.test.ts';
const BESIDE = [
  'test/bots/handover/**/*.test.ts',
  'test/bots/sms/**/*.test.ts',
  'test/bots/webchat/forms-*states.test.ts',
  'test/faults/**/*.test.ts',
  'test/infra/deploy/**/*.test.ts',
  'test/infra/redis/**/*.test.ts',
];
const NEVER = 'test/{output,*/node_modules}/**';
const ignored = [PAGES, NEVER, ...BESIDE].flatMap((files) => ['--ignore', files]);

/** Its words are kept and said whole when it has ended, so that two never mix; resolves to its code and its last words. */
function mocha(args) {
  return new Promise((resolve) => {
    const run = spawn('npx', ['mocha', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    const began = Date.now();
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (words) => said.push(words));
    run.on('close', (code) => {
      const words = Buffer.concat(said).toString();
      process.stdout.write(words);
      const took = `  (${String(Math.round((Date.now() - began) / 1000))} s)\n`;
      resolve({ code: code ?? 1, ending: words.split(/^(?=.*\d+ passing)/m).at(-1) + took });
    });
  });
}

const beside = [mocha([...ignored, 'test/**/*.test.ts']), mocha(BESIDE)];
const pages = Promise.race(beside).then(() => mocha([PAGES]));
const runs = await Promise.all([...beside, pages]);
// Once more at the very end, where who reads only the end of a long log finds every failure.
process.stdout.write(`\n${runs.map(({ ending }) => ending).join('')}`);
process.exitCode = runs.some(({ code }) => code !== 0) ? 1 : 0;
