import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { CommandId } from '../../dialogs/model.js';
import { CLOCKS, LANGS, PACKS, type Setting } from './walks-visit.js';
import { hit } from './world.js';

/**
 * One move of somebody wandering, on the engine itself: a button by its rank, the answer that goes further into the
 * questions, odd words, words of danger, a command.
 */
export type Stray =
  | { kind: 'button'; at: number }
  | { kind: 'further' }
  | { kind: 'say'; text: string }
  | { kind: 'danger'; at: number }
  | { kind: 'command'; id: CommandId };

/** One message of somebody wandering, as it is typed or tapped; `at` is the rank of an answer offered. */
export type Typed =
  { kind: 'tap'; at: number } | { kind: 'rank'; at: number; as: number } | { kind: 'text'; text: string };

export const LABELS = [
  hit('immediate_danger'), hit('strangulation', 'strangulation-recent-x'), hit('strangulation'), hit('weapon'),
  hit('threat_to_kill'), hit('suicidal_self', 'suicide-act-x'), hit('suicidal_self', 'suicide-thought-x'),
  hit('child_danger', 'child-now-x'), hit('child_danger'), hit('past_violence'), hit('bystander'),
  hit('perpetrator_seeking_help'), hit('quick_exit', 'leave-reader-x'), hit('quick_exit', 'leave-traces-x'),
  hit('quick_exit', 'leave-someone-coming-x'), hit('practical_need:housing'), hit('negated_or_figurative'),
]; // prettier-ignore

const COMMANDS: CommandId[] = [
  'emergency',
  'human',
  'skip',
  'back',
  'start_again',
  'menu',
  'language',
  'report',
];

const ODD = [
  '', '   ', '😀', '??', '1000', '0', '-1', '2 et 3', 'a', "j'ai 15 ans", 'je suis un homme', 'oui mais non', 'jsp', 'euh',
  '<b>x</b>', '{{n.police-17}}', '%s', 'null', '__proto__', 'constructor', 'ريح', 'x'.repeat(2000), 'mot '.repeat(400),
  'bonjour', 'merci', 'demain vers 10 h', 'je peux pas parler', 'i can only text', 'my neighbour is being hit',
  'plan de sécurité',
]; // prettier-ignore
const COMMAND_WORDS = [
  'retour', 'back', 'menu', 'recommencer', 'start again', 'passer', 'skip', 'english', 'français', 'urgence', 'help',
  'parler à quelqu’un', 'stop', 'quitter', 'efface tout',
]; // prettier-ignore

/** A column of a file of labelled texts: real ways to name a place, or to speak of danger. */
function column(file: string, at: number): string[] {
  const rows = readFileSync(`test/dialogs/${file}`, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) => (row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [])[at] ?? []).map(unquoted);
}

function unquoted(cell: string): string {
  return cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"');
}

const PLACES = column('place/places.csv', 0);
const UTTERANCES = column('reading/utterances.csv', 3);

export const setting: fc.Arbitrary<Setting> = fc.record({
  pack: fc.constantFrom(...PACKS),
  lang: fc.constantFrom(...LANGS),
  clock: fc.constantFrom(...CLOCKS),
});

/** Moves for the engine: mostly answers, so that the far end of every path is walked too. */
export const stray: fc.Arbitrary<Stray> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('button'), at: fc.nat(7) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('further') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('say'), text: fc.constantFrom(...ODD, 'Levroux', '36100') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('danger'), at: fc.nat(LABELS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('command'), id: fc.constantFrom(...COMMANDS) }) },
);

const text = (texts: readonly string[]): fc.Arbitrary<Typed> =>
  fc.record({ kind: fc.constant('text'), text: fc.constantFrom(...texts) });

/** Messages for the whole bot: taps, ranks in figures or words, places right and misspelt, danger, odd words, commands. */
export const typed: fc.Arbitrary<Typed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('tap'), at: fc.nat(7) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('rank'), at: fc.nat(7), as: fc.nat(3) }) },
  { weight: 3, arbitrary: text(PLACES) },
  { weight: 2, arbitrary: text(UTTERANCES) },
  { weight: 2, arbitrary: text(ODD) },
  { weight: 1, arbitrary: text(COMMAND_WORDS) },
);

const RANKS: readonly (readonly string[])[] = [
  ['1', '2', '3', '4', '5', '6', '7', '8'],
  [
    'la première',
    'la deuxième',
    'la troisième',
    'la quatrième',
    'la cinquième',
    'la sixième',
    'la 7',
    'la 8',
  ],
  ['le premier', 'le 2', 'réponse 3', 'le quatrième', 'cinq', 'six', 'sept', 'huit'],
  ['the first', 'the second', 'number three', 'the fourth', 'five', 'six', 'seven', 'eight'],
];

/** The rank of an answer, in one of the ways it is typed. */
export function rankWords(at: number, as: number): string {
  return RANKS[as % RANKS.length]?.[at % 8] ?? '1';
}
