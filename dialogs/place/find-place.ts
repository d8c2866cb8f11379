import type { Commune } from '../../content/model.js';
import { departementsMeant } from './around.js';
import { departementAfter, departementNumbered } from './departements.js';
import { byPopulation, type Entry, type Gazetteer } from './gazetteer.js';
import { mentionsIn, type Mention } from './mentions.js';
import { completed, heardAlike, misspelt } from './misspelt.js';
import { communesUnder, departementsUnder, postcodeIn, type Postcode } from './postcode.js';
import { departementsWithName } from './names-elsewhere.js';
import { plainWords, readWords, type Word } from './read-words.js';
import { isStray } from './stray.js';

/** `choose`: most populous first. `outside` has a code only when one département is meant for sure. */
export interface Found {
  kind: 'one' | 'choose' | 'outside' | 'none';
  communes: Commune[];
  departement?: string;
}

/** A message as every reading below needs it. */
interface Reading {
  words: readonly Word[];
  plain: readonly string[];
  mentions: readonly Mention[];
  gazetteer: Gazetteer;
}

type OurMention = Mention & { ours: Entry };

/**
 * Which commune a message names, if it names one. Never throws; reads at most 300 characters and keeps none. The
 * order below is the order of trust: figures before letters, ours before elsewhere, exact before misspelt — except
 * that a name spelt exactly elsewhere (Valence) is believed before a misspelling of ours (Valençay).
 */
export function findPlace(text: string, gazetteer: Gazetteer): Found {
  const words = readWords(text);
  const plain = plainWords(words);
  const mentions = mentionsIn(plain, gazetteer).filter(({ cue }) => cue !== 'street' && cue !== 'refused');
  const reading = { words, plain, mentions, gazetteer };
  return (
    byPostcode(reading) ??
    byOurName(reading) ??
    byAccent(reading) ??
    byNameElsewhere(reading) ??
    byMisspelling(reading) ??
    byNameAround(reading) ??
    none
  );
}

const none: Found = { kind: 'none', communes: [] };

function byPostcode(reading: Reading): Found | undefined {
  const postcode = postcodeIn(reading.plain, reading.gazetteer);
  if (!postcode) return undefined;
  const communes = communesUnder(postcode.code, reading.gazetteer);
  if (communes.length > 0) return ofCommunes(settled(postcode, communes, reading));
  return byPostcodeElsewhere(postcode, reading);
}

/** The commune after the postcode settles it, then one before; a whole name that contradicts it is believed. */
function settled(postcode: Postcode, communes: readonly Commune[], reading: Reading): readonly Commune[] {
  const after = reading.mentions.filter(({ from }) => from >= postcode.to);
  const named = [...after, ...[...reading.mentions].reverse()];
  for (const mention of named) {
    const agreeing = namedAmong(communes, mention, reading);
    if (agreeing.length > 0) return agreeing;
  }
  return named.find(isWhole)?.ours.communes ?? nearlyNamed(postcode, communes, reading) ?? communes;
}

/** The commune misspelt after the postcode, or before it. */
function nearlyNamed(
  { from, to }: Postcode,
  communes: readonly Commune[],
  { words, gazetteer }: Reading,
): readonly Commune[] | undefined {
  const sides = [words.slice(to), words.slice(0, from)];
  return sides.map((side) => misspelt(side, gazetteer, communes)).find((close) => close.length > 0);
}

function isOurs(mention: Mention): mention is OurMention {
  return mention.ours !== undefined;
}

/** By its name, or one it had: no mere part of it. */
function isWhole(mention: Mention): mention is OurMention {
  return isOurs(mention) && mention.ours.rank < 2;
}

function namedAmong(
  communes: readonly Commune[],
  mention: Mention,
  { plain, gazetteer }: Reading,
): Commune[] {
  const exact = communes.filter((one) => mention.ours?.communes.includes(one));
  if (exact.length > 0) return exact;
  const key = plain.slice(mention.from, mention.to).join('');
  return communes.filter((one) => gazetteer.anyNaming.get(key)?.includes(one));
}

/** "94100 Saint-Maur" is elsewhere; "18000 Châteauroux" is a slip in the figures. */
function byPostcodeElsewhere(postcode: Postcode, reading: Reading): Found | undefined {
  const codes = departementsUnder(postcode.code, reading.plain, reading.gazetteer);
  if (codes.length === 0) return undefined;
  const whole = reading.mentions.find(isWhole);
  if (!whole) return elsewhere(codes);
  const there = codesOf(whole, reading).filter((code) => codes.includes(code));
  return there.length > 0 ? elsewhere(there) : ofCommunes(whole.ours.communes);
}

function byOurName(reading: Reading): Found | undefined {
  const ours = reading.mentions.filter(isOurs);
  const [first, ...others] = ours;
  if (!first) return undefined;
  const away = others.length === 0 ? hintedElsewhere(first, reading) : [];
  if (away.length > 0) return elsewhere(away);
  const meant = ours.filter(({ cue }) => cue !== 'beside');
  return ofCommunes((meant.length > 0 ? meant : ours).flatMap((mention) => communesOf(mention, reading)));
}

/** What stands beside a name may make it another: "neuvy saint sepulcre", "menetreol sous vatan", "la châtre llanglin". */
function communesOf(mention: OurMention, { words, plain, gazetteer }: Reading): readonly Commune[] {
  const { communes } = mention.ours;
  const isEnd = ['sous', 'sur'].includes(plain[mention.from - 1] ?? '');
  const key = plain.slice(mention.from, mention.to).join('');
  const alike = gazetteer.anyNaming.get(key) ?? communes;
  const closer = completed(words, mention, gazetteer, isEnd ? undefined : alike);
  const [longer] = closer;
  if (longer === undefined) return communes;
  const isBoth = isWhole(mention) && !isEnd && isStray(words, mention, { longer, gazetteer });
  return isBoth ? [...communes, ...closer] : closer;
}

/** "Villedieu 84", "Saint-Aubin (Nord)", "Villedieu-les-Poêles": believed when there is such a commune. */
function hintedElsewhere(mention: Mention, reading: Reading): string[] {
  const longer = longerElsewhere(mention, reading);
  if (longer.length > 0) return longer;
  const hint = departementAfter(reading.plain, mention.to, reading.gazetteer);
  return codesOf(mention, reading).filter((code) => code === hint);
}

/** Our name with two words after it that go on with a name elsewhere. */
function longerElsewhere({ from, to }: Mention, reading: Reading): string[] {
  const end = to + 2;
  return end > reading.plain.length ? [] : codesOf({ from, to: end }, reading);
}

/** Other départements with such a name. */
function codesOf(
  { from, to }: { from: number; to: number },
  { plain, gazetteer: { elsewhere, departement } }: Reading,
): string[] {
  const codes = departementsWithName(plain.slice(from, to), elsewhere);
  return codes.filter((code) => code !== departement.code);
}

/** An accent says how it is heard: "valencé" is Valençay, whatever Valence there is elsewhere. */
function byAccent({ words, mentions, gazetteer }: Reading): Found | undefined {
  const alike = heardAlike(words, gazetteer).find(
    ({ from, to }) =>
      words.slice(from, to).some(({ plain, heard }) => plain !== heard) &&
      !mentions.some((far) => far.from <= from && far.to >= to && far.to - far.from > to - from),
  );
  return alike && ofCommunes(alike.entry.communes);
}

function byNameElsewhere({ plain, mentions, gazetteer }: Reading): Found | undefined {
  const numbered = departementNumbered(plain, gazetteer);
  if (numbered !== undefined)
    return numbered === gazetteer.departement.code ? undefined : elsewhere([numbered]);
  const away =
    mentions.find(({ codes, cue }) => codes && cue !== 'beside') ?? mentions.find(({ codes }) => codes);
  if (!away?.codes) return undefined;
  const hint = departementAfter(plain, away.to, gazetteer);
  const hinted = away.codes.filter((code) => code === hint);
  return elsewhere(hinted.length > 0 ? hinted : away.codes);
}

function byMisspelling({ words, gazetteer }: Reading): Found | undefined {
  return ofCommunes(misspelt(words, gazetteer));
}

function byNameAround({ words, gazetteer }: Reading): Found | undefined {
  const codes = departementsMeant(words, gazetteer);
  return codes.length > 0 ? elsewhere(codes) : undefined;
}

function ofCommunes(communes: readonly Commune[]): Found | undefined {
  const sorted = [...new Set(communes)].sort(byPopulation);
  if (sorted.length === 0) return undefined;
  return { kind: sorted.length === 1 ? 'one' : 'choose', communes: sorted };
}

function elsewhere(codes: readonly string[]): Found {
  const [departement, ...others] = codes;
  return { kind: 'outside', communes: [], ...(others.length === 0 ? { departement } : {}) };
}
