import type { Trouble } from './form-talk.js';
import { word, type Layout } from './page/layout.js';

/** One calm line beside the field on what became of a form; empty when there is nothing to say. */
export function noteOf(layout: Layout, trouble: Trouble | undefined, isKept: boolean): string {
  const kept = isKept ? [word(layout, 'words_kept')] : [];
  switch (trouble?.kind) {
    case undefined:
      return '';
    case 'too_long':
      return counted(layout, 'too_long', trouble.by);
    case 'wait':
      return [counted(layout, 'wait', Math.max(2, trouble.seconds)), ...kept].join(' ');
    case 'passed':
      return [word(layout, 'moved_on'), ...kept].join(' ');
  }
}

const counted = (layout: Layout, key: string, count: number): string =>
  word(layout, key).replace('{{count}}', String(count));
