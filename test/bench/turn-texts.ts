/**
 * Eighty characters each, as people write on a telephone: worries, facts, a place, thanks, questions; one in four says a
 * danger. Invented for the measure.
 */
export const TEXTS: readonly string[] = [
  "il me crie dessus tous les soirs depuis que j'ai parlé de partir chez ma soeur",
  'Je ne sais pas trop par où commencer, ça dure depuis longtemps et je suis perdue',
  'bonjour je cherche quelqu un a qui parler pas loin de Levroux si possible merci',
  "mon mari contrôle mon argent et mon téléphone, je n'ai plus le droit de sortir",
  "Hier soir il m'a serré la gorge et je n'arrivais plus à respirer, j'ai très peur",
  "est-ce que c'est normal qu'il regarde tous mes messages quand je rentre du travail",
  "c'est pour ma voisine, on entend des cris la nuit et les enfants pleurent souvent",
  "il a dit qu'il me tuerait si je pars avec les enfants et il a un fusil de chasse",
  'je voudrais savoir comment faire pour un logement, je suis a Issoudun sans voiture',
  "non pas vraiment, enfin des fois quand il a bu, mais après il s'excuse toujours",
  'merci beaucoup de votre réponse, je vais réfléchir à tout ça avec ma mère demain',
  'he never hits me but he shouts every day and he breaks my things when he is angry',
].map((text) => text.padEnd(80, '.').slice(0, 80));
