import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { countParts } from '../bots/sms/text/segments.js';

/**
 * `npm run phone`: a telephone in the terminal. Each line typed, or of a script, is one SMS to the running server; what comes
 * back is shown with its parts and signs, and so is what a person of the team writes meanwhile. The server must be started with fictional content.
 */

const usage = `npm run phone [-- --from '+33639980000'] [--url http://127.0.0.1:3978/] [--script FILE | < FILE]
A line is one SMS. An empty line is passed over, and so is one that begins with #.
`;

interface Asked {
  from: string;
  url: string;
  script?: string | undefined;
}

async function run(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    if (asked.script !== undefined) await fromFile(asked, asked.script);
    else await fromTerminal(asked);
    return 0;
  } catch (error) {
    process.stderr.write(`${whyNot(error, asked)}\n`);
    return 1;
  }
}

function readArguments(args: string[]): Asked | undefined {
  const options = {
    from: { type: 'string', default: '+33639980000' },
    url: { type: 'string', default: 'http://127.0.0.1:3978/' },
    script: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    return URL.canParse(values.url) ? values : undefined;
  } catch {
    return undefined;
  }
}

async function fromFile(asked: Asked, script: string): Promise<void> {
  for (const line of readFileSync(script, 'utf8').split(/\r?\n/)) await write(line, asked, true);
}

/** Also what is piped in: then each line is shown, since nobody saw it typed. */
async function fromTerminal(asked: Asked): Promise<void> {
  const isSeen = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: isSeen,
    prompt: '> ',
  });
  if (isSeen) lines.prompt();
  const looking = isSeen ? setInterval(() => void look(asked), LOOK_MS) : undefined;
  for await (const line of lines) {
    await write(line, asked, !isSeen);
    if (isSeen) lines.prompt();
  }
  clearInterval(looking);
}

const LOOK_MS = 2000;

/** What came unasked: a person of the team writes in the window that was opened. */
async function look(asked: Asked): Promise<void> {
  const replies = await sent('', asked).catch(() => []);
  if (replies.length > 0) process.stdout.write(`\n${replies.map(shown).join('')}> `);
}

async function write(line: string, asked: Asked, isEchoed: boolean): Promise<void> {
  if (line.trim() === '' || line.startsWith('#')) return;
  if (isEchoed) process.stdout.write(`> ${line}\n`);
  const replies = await sent(line, asked);
  process.stdout.write(replies.length === 0 ? '  (no answer)\n' : replies.map(shown).join(''));
}

interface SentText {
  text: string;
  parts: number;
}

async function sent(text: string, { from, url }: Asked): Promise<SentText[]> {
  const response = await fetch(new URL('/sms/phone', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from, text }),
  });
  if (!response.ok) throw new Refused(response.status);
  const { replies } = (await response.json()) as { replies: SentText[] };
  return replies;
}

function shown({ text, parts }: SentText): string {
  const { signs } = countParts(text);
  const size = `${String(signs)} signs, ${String(parts)} ${parts === 1 ? 'part' : 'parts'}`;
  return `${text.replace(/^/gm, '  ')}\n  [${size}]\n`;
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super('refused');
    this.status = status;
  }
}

function whyNot(error: unknown, { url, script }: Asked): string {
  if (error instanceof Refused && error.status === 404)
    return `There is no telephone at ${url}: the server must run with fictional content (CONTENT=demo).`;
  if (error instanceof Refused) return `The server refused the SMS (${String(error.status)}).`;
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return `There is no file ${script ?? ''}.`;
  return `Nobody answers at ${url}: start the server first (npm start).`;
}

process.exitCode = await run(process.argv.slice(2));
