import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AuditLine, AuditStore } from '../../bots/handover/staff/audit.js';

/** In this process, and gone with it: for demonstrations and tests. */
export class MemoryAudit implements AuditStore {
  readonly #lines: AuditLine[] = [];

  append(line: AuditLine): Promise<void> {
    this.#lines.push(line);
    return Promise.resolve();
  }

  all(): Promise<readonly AuditLine[]> {
    return Promise.resolve([...this.#lines]);
  }

  last(): Promise<AuditLine | undefined> {
    return Promise.resolve(this.#lines.at(-1));
  }
}

const lineSchema = z.strictObject({
  n: z.number().int(),
  at: z.number().int(),
  act: z.string(),
  who: z.string(),
  case: z.string().optional(),
  what: z.string().optional(),
  mac: z.string(),
});

/** One JSON object a line, in a file that only this user may read. One process writes it. */
export class FileAudit implements AuditStore {
  readonly #path: string;
  #last: AuditLine | undefined;

  /** Throws when the file is there and its last line is no line of ours: going on would hide that. */
  constructor(path: string) {
    this.#path = path;
    this.#last = readAuditFile(path).at(-1);
  }

  append(line: AuditLine): Promise<void> {
    const file = openSync(this.#path, 'a', 0o600);
    try {
      appendFileSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#last = line;
    return Promise.resolve();
  }

  all(): Promise<readonly AuditLine[]> {
    return Promise.resolve(readAuditFile(this.#path));
  }

  last(): Promise<AuditLine | undefined> {
    return Promise.resolve(this.#last);
  }
}

/** The lines of a file, none when it is not there. Throws and names the line that is none. */
export function readAuditFile(path: string): AuditLine[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, at) => {
    const read = lineSchema.safeParse(parsed(line));
    if (!read.success) throw new Error(`${path}:${at + 1} is no line of the audit`);
    return read.data;
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
