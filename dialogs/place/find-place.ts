import type { Commune } from '../../content/model.js';
import { departementsMeant } from './around.js';
import { departementAfter, departementNumbered } from './departements.js';
import { byPopulation, type Gazetteer } from './gazetteer.js';
import { mentionsIn, type Mention } from './mentions.js';
import { completed, heardAlike, misspelt } from './misspelt.js';
import { communesUnder, departementsUnder, postcodeIn, type Postcode } from './postcode.js';
import { departementsWithName } from './names-elsewhere.js';
import { plainWords, readWords, type Word } from './read-words.js';

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
  const named = [
    ...reading.mentions.filter(({ from }) => from >= postcode.to),
    ...reading.mentions.filter(({ from }) => from < postcode.from).reverse(),
  ].filter(({ ours }) => ours);
  for (const mention of named) {
    const agreeing = namedAmong(communes, mention, reading);
    if (agreeing.length > 0) return agreeing;
  }
  const whole = named.find(({ ours }) => ours && ours.rank < 2)?.ours;
  if (whole) return whole.communes;
  const after = misspelt(reading.words.slice(postcode.to), reading.gazetteer, communes);
  const close =
    after.length > 0 ? after : misspelt(reading.words.slice(0, postcode.from), reading.gazetteer, communes);
  return close.length > 0 ? close : communes;
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
  const whole = reading.mentions.find(({ ours }) => ours && ours.rank < 2);
  const isThere = whole && codes.some((code) => hasCommune(code, whole, reading));
  return whole?.ours && !isThere ? ofCommunes(whole.ours.communes) : elsewhere(codes);
}

function byOurName(reading: Reading): Found | undefined {
  const ours = reading.mentions.filter((mention) => mention.ours);
  if (ours.length === 0) return undefined;
  const away = ours.length === 1 && ours[0] ? hintedElsewhere(ours[0], reading) : undefined;
  if (away !== undefined) return elsewhere([away]);
  const meant = ours.filter(({ cue }) => cue !== 'beside');
  return ofCommunes((meant.length > 0 ? meant : ours).flatMap((mention) => communesOf(mention, reading)));
}

/** What stands beside a name may make it another: "neuvy saint sepulcre", "menetreol sous vatan". */
function communesOf(mention: Mention, { words, plain, gazetteer }: Reading): readonly Commune[] {
  const communes = mention.ours?.communes ?? [];
  const isEnd = ['sous', 'sur'].includes(plain[mention.from - 1] ?? '');
  if (communes.length === 1 && !isEnd) return communes;
  const closer = completed(words, mention, gazetteer, isEnd ? undefined : communes);
  return closer.length > 0 ? closer : communes;
}

/** "Villedieu 84", "Saint-Aubin (Nord)", "Villedieu-les-Poêles": believed when there is such a commune. */
function hintedElsewhere(mention: Mention, reading: Reading): string | undefined {
  const longer = longerElsewhere(mention, reading);
  if (longer !== undefined) return longer;
  const code = departementAfter(reading.plain, mention.to, reading.gazetteer);
  if (code === undefined || code === reading.gazetteer.departement.code) return undefined;
  return hasCommune(code, mention, reading) ? code : undefined;
}

/** Our name with more after it that begins a name elsewhere. */
function longerElsewhere({ from, to }: Mention, reading: Reading): string | undefined {
  if (!['les', 'le', 'la', 'sur', 'sous', 'en', 'des', 'du', 'de'].includes(reading.plain[to] ?? ''))
    return undefined;
  const longer = reading.plain.slice(from, to + 2);
  return longer.length < 3 ? undefined : codesOfNames(longer, reading)[0];
}

function hasCommune(code: string, { from, to }: Mention, reading: Reading): boolean {
  return codesOfNames(reading.plain.slice(from, to), reading).includes(code);
}

function codesOfNames(words: readonly string[], { gazetteer }: Reading): string[] {
  const codes = departementsWithName(words, gazetteer.elsewhere);
  return codes.filter((code) => code !== gazetteer.departement.code);
}

/** An accent says how it is heard: "valencé" is Valençay, whatever Valence there is elsewhere. */
function byAccent({ words, mentions, gazetteer }: Reading): Found | undefined {
  if (words.every(({ plain, heard }) => plain === heard)) return undefined;
  const alike = heardAlike(words, gazetteer).find(
    ({ from, to }) =>
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
  return elsewhere(hint !== undefined && away.codes.includes(hint) ? [hint] : away.codes);
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
  const [only, ...others] = codes;
  const sure = others.length === 0 && only !== undefined;
  return { kind: 'outside', communes: [], ...(sure ? { departement: only } : {}) };
}
