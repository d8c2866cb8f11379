import type { Audience, Need } from './walks-fit.js';

/** A story somebody may write in her own words, and what a listener would understand of it. */
export interface Story {
  fr: string;
  en: string;
  says: Need;
  audience?: Audience;
  /** She says that she can only write. */
  written?: true;
}

/** Invented; one for each thing that calls for another door, and some that say little. */
export const STORIES: readonly Story[] = [
  { says: 'line', fr: 'mon mari me frappe depuis des années', en: 'my husband has been hitting me for years' },
  { says: 'line', fr: "il m'insulte et me rabaisse tous les jours", en: 'he insults me and puts me down every day' },
  { says: 'line', fr: 'mon ex me suit partout, il regarde mon téléphone', en: 'my ex follows me everywhere and checks my phone' },
  { says: 'line', fr: "il m'a étranglée l'an dernier", en: 'he strangled me last year' },
  { says: 'line', fr: 'il a menacé de me tuer si je pars', en: 'he threatened to kill me if I leave' },
  { says: 'line', fr: "c'est compliqué à la maison en ce moment", en: 'things are complicated at home' },
  { says: 'line', fr: 'je ne sais pas si c’est normal, il décide de tout', en: "i don't know if this is normal, he decides everything" },
  { says: 'line', fr: 'je suis un homme, ma femme me frappe', en: 'i am a man and my wife hits me', audience: 'man' },
  { says: 'line', fr: "j'ai 78 ans et mon fils adulte me bat", en: 'i am 78 and my grown son beats me', audience: 'elder' },
  { says: 'line', fr: 'je suis sourde, mon mari me frappe', en: 'i am deaf and my husband hits me', written: true },
  { says: 'care', fr: "il m'a étranglée hier soir", en: 'he strangled me last night' },
  { says: 'care', fr: "j'ai pris des cachets pour mourir", en: 'i have taken pills to die' },
  { says: 'danger', fr: 'il est derrière la porte avec un couteau', en: 'he is behind the door with a knife' },
  { says: 'danger', fr: 'au secours il me frappe là maintenant', en: 'help he is hitting me right now' },
  { says: 'child', fr: 'mon mari frappe nos enfants', en: 'my husband hits our children' },
  { says: 'life', fr: "j'ai envie de mourir, je n'en peux plus", en: 'i want to die, i cannot go on' },
  { says: 'young', fr: "j'ai 14 ans et mon père me frappe", en: 'i am 14 and my dad hits me' },
  { says: 'relative', fr: "je m'inquiète pour ma voisine, son mari la frappe", en: 'i am worried about my neighbour, her husband hits her' },
  { says: 'hurter', fr: "j'ai frappé ma femme, je veux arrêter", en: 'i hit my wife and i want to stop' },
  { says: 'roof', fr: 'je ne sais pas où dormir ce soir', en: 'i have nowhere to sleep tonight' },
]; // prettier-ignore
