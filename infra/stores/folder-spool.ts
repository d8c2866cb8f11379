import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Spooled, SpoolStore } from '../../bots/sms/spool.js';

/** Messages put aside as files of a folder, one each, readable by this user alone: all of them is encrypted already. */
export class FolderSpool implements SpoolStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** On the disk, not only on its way there: then it takes its name, so that no half file is ever read. */
  async add({ id, sealed }: Spooled): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const half = join(this.#folder, `${id}.half`);
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, join(this.#folder, `${id}.sms`));
  }

  async all(): Promise<Spooled[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.sms')).sort();
    return Promise.all(
      names.map(async (name) => ({
        id: name.slice(0, -4),
        sealed: await readFile(join(this.#folder, name), 'utf8'),
      })),
    );
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.#folder, `${id}.sms`), { force: true });
  }
}
