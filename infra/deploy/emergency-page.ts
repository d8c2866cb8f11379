import { join } from 'node:path';
import { readPageFiles } from '../../bots/webchat/page-files.js';
import { layoutOf } from '../../bots/webchat/page-words.js';
import { documentTree, helpTree, word } from '../../bots/webchat/page/layout.js';
import { paragraphs, type Tree } from '../../bots/webchat/page/markup.js';
import { toHtml } from '../../bots/webchat/page/to-html.js';
import { loadContent } from '../../content/load.js';
import type { Content } from '../../content/model.js';
import { projectRoot } from '../project-root.js';

/**
 * The page a proxy shows when no process answers, or when somebody has closed the service: the numbers, leaving, nothing
 * else. One file without script or second request, made from the content in use: write it again with each release.
 */
export function emergencyPage(content: Content, style: string, now: Date): string {
  const [language] = content.settings.languages;
  if (!language) throw new Error('a content without a language');
  const layout = layoutOf(content, language, { script: '', style, now });
  const said: Tree = ['article', { class: 'said' }, ...paragraphs(word(layout, 'closed'))];
  return `<!doctype html>${toHtml(documentTree(layout, [said, helpTree(layout)]))}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const root = projectRoot();
  const content = loadContent(join(root, 'content'), process.env.CONTENT ?? 'indre');
  const { style } = readPageFiles(join(root, 'dist', 'page'));
  process.stdout.write(emergencyPage(content, style, new Date()));
}
