import type { Page } from 'playwright-core';

interface Node {
  nodeId: string;
  ignored: boolean;
  childIds?: string[];
  parentId?: string;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** What a screen reader comes to, in its order: « role name », without what only groups. Text of a control is not said twice. */
export async function speechOf(page: Page): Promise<string[]> {
  const nodes = await treeOf(page);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const said: string[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const role = node.role?.value ?? '';
    const isSaid = !node.ignored && !SILENT.has(role);
    if (isSaid) said.push(`${role} ${node.name?.value ?? ''}`.trim());
    if (!(isSaid && LEAVES.has(role))) for (const child of node.childIds ?? []) walk(child);
  };
  if (nodes[0]) walk(nodes[0].nodeId);
  return said;
}

/** What speaks by itself when it changes, and how: « log polite ». */
export async function liveRegionsOf(page: Page): Promise<string[]> {
  const regions = (await treeOf(page)).flatMap(({ ignored, role, properties = [] }) => {
    const live = properties.find(({ name }) => name === 'live')?.value.value as string | undefined;
    return ignored || live === undefined || !LIVE.has(role?.value ?? '') ? [] : [`${role?.value} ${live}`];
  });
  return regions.sort();
}

/** The rest inherits it from these. */
const LIVE = new Set(['log', 'status', 'alert']);

/** What stands before the talk on every screen. */
export const BAR = {
  fr: ['button Quitter', 'heading Infos pratiques', 'link English', 'StaticText Urgence', 'link 17', 'StaticText  ·', 'StaticText par écrit', 'link 114', 'StaticText Démonstration : lieux inventés'],
  en: ['button Leave', 'heading Useful information', 'link Français', 'StaticText Emergency', 'link 17', 'StaticText  ·', 'StaticText in writing', 'link 114', 'StaticText Demonstration: places made up'],
}; // prettier-ignore

/** What stands after it: the field, and the way out again. */
export const END = {
  fr: ['status', 'status', 'textbox Votre message', 'button Envoyer', 'button Quitter'],
  en: ['status', 'status', 'textbox Your message', 'button Send', 'button Leave'],
}; // prettier-ignore

async function treeOf(page: Page): Promise<Node[]> {
  const devtools = await page.context().newCDPSession(page);
  try {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    return nodes as Node[];
  } finally {
    await devtools.detach();
  }
}

/** Said as one with their words. */
const LEAVES = new Set(['link', 'button', 'heading', 'textbox', 'checkbox', 'StaticText']);
const SILENT = new Set([
  'none', 'generic', 'InlineTextBox', 'RootWebArea', 'paragraph', 'listitem', 'ListMarker', 'sectionheader', 'banner', 'LabelText', 'LineBreak', 'strong', 'Section', 'group', 'form',
]); // prettier-ignore
