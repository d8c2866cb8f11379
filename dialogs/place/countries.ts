/**
 * Names of other countries, French and English, without accents, as people write them when they are there. A town of
 * ours must not be read in them (« Maroc » is one letter from Mâron), and the short numbers of France do not answer
 * there. Left out on purpose: what is also a first name (Maurice, Dominique) or our own name misspelt (Inde).
 */
const NAMES = `
  afghanistan afrique albanie albania algerie algeria allemagne germany andorre andorra angleterre england argentine
  argentina armenie armenia australie australia autriche austria belgique belgium benin bresil brazil bulgarie bulgaria
  cameroun cameroon canada quebec chili chile chine china chypre cyprus colombie colombia comores congo croatie croatia
  danemark denmark ecosse scotland egypte egypt espagne spain finlande finland gabon georgie grece greece guinee guinea
  haiti hollande hongrie hungary irlande ireland israel italie italy japon japan kosovo liban lebanon libye libya
  luxembourg madagascar mali malte malta maroc morocco mauritanie mauritania mexique mexico moldavie moldova monaco niger
  nigeria norvege norway pakistan palestine perou peru pologne poland portugal roumanie romania russie russia senegal
  serbie serbia suede sweden suisse switzerland syrie syria tchad thailande thailand togo tunisie tunisia turquie turkey
  ukraine usa vietnam`;

const names = NAMES.trim().split(/\s+/);
const known: ReadonlySet<string> = new Set(names);

export function isCountry(word: string): boolean {
  return known.has(word);
}

/** For a pattern, names of several words among them. */
export const ANY_COUNTRY = `(?:${[
  ...names,
  'cote d ?ivoire',
  'ivory coast',
  'pays bas',
  'netherlands',
  'etats unis',
  'united states',
  'royaume uni',
  'united kingdom',
  'uk',
  'arabie saoudite',
  'saudi arabia',
  'burkina(?: faso)?',
].join('|')})`;
