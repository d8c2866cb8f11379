import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stillPage } from '../bots/webchat/still-page.js';
import { loadContent } from '../content/load.js';
import { projectRoot } from './project-root.js';

/** Run by the build: writes dist/still/index.html, which a proxy serves when the process does not answer. */
const root = projectRoot();
const folder = join(root, 'dist', 'still');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'index.html'),
  stillPage(loadContent(join(root, 'content'), process.env['CONTENT'] || 'demo')),
);
