import assert from 'node:assert/strict';
import { readDanger } from '../../../dialogs/reading/danger.js';
import { danger } from './danger-content.js';

const isProbing = (text: string) =>
  readDanger(text, 'fr', danger).some(({ why }) => why.startsWith('probing-'));

/** Asks where somebody is, or what she said to us. */
const PROBING = [
  "je cherche l'adresse de ma femme",
  'vous avez eu ma femme au téléphone ?',
  'je veux savoir si ma femme a ecrit ici',
  'est ce que ma copine est sur votre site',
  'did my wife text you',
  'has my girlfriend been using this site',
  "jcherche l'adresse de ma copine",
  'je cherche ladresse de ma femme',
  "donnez moi l'adresse de mon ex",
  "c'est quoi l'adresse de ma femme",
  "je veux l'adresse de ma compagne",
  "j'ai besoin de l'adresse de ma femme",
  "quelle est l'adresse de mon ex femme",
  "je veux savoir ce qu'elle a écrit",
  'je veux savoir ce qu elle a ecrit',
  'jveux savoir ce kelle a écri',
  "dites-moi ce qu'elle vous a dit",
  "montrez moi ce qu'elle a écrit",
  'je veux lire ce que ma femme a écrit',
  'ma femme a quitté le domicile comment la retrouver',
  'ma femme est partie, comment je peux la retrouver ?',
  'ma copine est partie je veux la retrouver',
  'mon ex a quitté la maison aidez moi à la localiser',
  'comment retrouver ma femme',
  'je veux retrouver ma femme',
  'je cherche ma femme',
  'dans quel foyer est ma femme',
  'dans quel foyer elle est',
  'quel foyer héberge ma femme',
  'où se cache ma femme',
  'which shelter is my wife in',
  'what refuge is my girlfriend staying at',
  'which shelter is she in',
  "i need my wife's address",
  "i'm looking for my wife's address",
  'what is the address of my wife',
  'how do i find my wife',
  'my wife left home how do i find her',
  "i'm looking for my wife",
  'i want to know what she wrote',
  'tell me what she told you',
  "show me my wife's messages",
];

/** A victim, a mother or a relative who uses the same words. */
const HER_OWN = [
  'je cherche un foyer',
  "je cherche l'adresse d'un foyer",
  'adresse du foyer',
  'je cherche un foyer pour ma fille',
  'je cherche une adresse pour dormir',
  "l'adresse de l'ESP",
  'il cherche mon adresse',
  'mon mari cherche mon adresse',
  'mon ex veut me retrouver',
  "j'ai peur qu'il me retrouve",
  'mon mari veut savoir où je suis',
  "mon mari lit ce que j'écris",
  "il veut savoir ce que j'ai écrit",
  "j'ai quitté mon mari comment trouver un logement",
  "j'ai quitté le domicile",
  "je cherche de l'aide pour ma femme",
  'ma fille a disparu comment la retrouver',
  'je cherche ma fille',
  "il m'a retrouvée",
  "je voudrais savoir ce qu'il a dit aux gendarmes",
  'ma soeur est partie de chez lui',
  'je veux partir avec ma fille',
  'je veux quitter mon mari',
  'dans quel foyer je peux aller',
  'quel foyer accueille les femmes avec enfants',
  'comment cacher mon adresse à mon ex',
  'je cherche un avocat contre mon ex',
  'mon ex a trouvé mon adresse',
  "mon mari a l'adresse de ma mère",
  "il connait l'adresse de ma copine",
  "je vis à l'adresse de mon mari",
  'je dois donner mon adresse à mon ex',
  "je suis encore à l'adresse de mon ex",
  'which shelter can i go to',
  'i need a shelter',
  "i'm looking for a shelter",
  'what shelter takes women with kids',
  'he found my address',
  'my ex is looking for me',
  'i need help to leave my husband',
  'how do i find a lawyer',
  'my husband left',
  'i want to see what he wrote about me',
  'my ex wants to find me',
  'il veut savoir où se cache ma mère',
  "j'ai fui ma femme et je cherche un toit",
  'ma femme est partie, elle me frappait',
  "ma femme m'a quittée",
  'im at my husbands address',
  "i live at my ex's address",
  "he wants my ex's number",
  "je reçois le courrier à l'adresse de mon mari",
];

describe('Who asks where somebody is, or what she wrote', () => {
  for (const text of PROBING) {
    it(`is heard in « ${text} »`, () => {
      assert.ok(isProbing(text));
    });
  }

  for (const text of HER_OWN) {
    it(`is not taken for one who says « ${text} »`, () => {
      assert.ok(!isProbing(text));
    });
  }
});
