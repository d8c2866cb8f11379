import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AuditLine } from '../../bots/handover/staff/audit-chain.js';
import { AuditMoved, type AuditStore } from '../../bots/handover/staff/audit.js';
import { writeWhole } from './write-whole.js';

/** In this process, and gone with it: for demonstrations and tests. */
export class MemoryAudit implements AuditStore {
  readonly #lines: AuditLine[];

  constructor(lines: readonly AuditLine[] = []) {
    this.#lines = [...lines];
  }

  append(line: AuditLine): Promise<void> {
    if (!isNext(line, this.#lines.at(-1))) return Promise.reject(new AuditMoved());
    this.#lines.push(line);
    return Promise.resolve();
  }

  all(): Promise<readonly AuditLine[]> {
    return Promise.resolve([...this.#lines]);
  }

  first(most: number): Promise<readonly AuditLine[]> {
    return Promise.resolve(this.#lines.slice(0, most));
  }

  cut(gone: number, line: AuditLine): Promise<boolean> {
    const fits = this.#lines[gone - 1]?.mac === line.mac;
    if (fits) this.#lines.splice(0, gone, line);
    return Promise.resolve(fits);
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
  cut: z
    .strictObject({
      at: z.number().int(),
      counts: z.array(z.tuple([z.string(), z.string(), z.number().int()])),
      seal: z.string(),
    })
    .optional(),
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
    if (!isNext(line, this.#last)) return Promise.reject(new AuditMoved());
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

  first(most: number): Promise<readonly AuditLine[]> {
    return Promise.resolve(readAuditFile(this.#path).slice(0, most));
  }

  cut(gone: number, line: AuditLine): Promise<boolean> {
    const lines = readAuditFile(this.#path);
    if (lines[gone - 1]?.mac !== line.mac) return Promise.resolve(false);
    const kept = [line, ...lines.slice(gone)];
    writeWhole(this.#path, kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
    this.#last = kept.at(-1);
    return Promise.resolve(true);
  }

  last(): Promise<AuditLine | undefined> {
    return Promise.resolve(this.#last);
  }
}

const isNext = ({ n }: AuditLine, last: AuditLine | undefined): boolean => n === (last?.n ?? 0) + 1;

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
