import { normalise, wordsOf, type Word } from './normalise.js';

/**
 * Whether a message is written in a language the house cannot read: by its script, or, in our own letters, by words that
 * are neither French nor English. Not sure is no: a quick spelling must never be taken for another language.
 */

const LETTER = /\p{L}/gu;
/** Latin letters, usual signs: nothing of another script. Most messages are no more than that. */
const PLAIN = /^[\u0000-\u024f\u2000-\u206f\u20ac]*$/;
const OURS = /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** A lone Greek letter or a sign of the keyboard is no language. */
const FEWEST_LETTERS = 2;
/** Ordinary words of one language before it is sure; a word of `sure` is enough by itself. */
const FEWEST_WORDS = 3;
/** As much as danger is read at one end. */
const READ = 2000;

/** By its words, as they are compared: no accents, no capitals. None of them is a word of French or English. */
interface Known {
  sure: ReadonlySet<string>;
  usual: ReadonlySet<string>;
}

const known = (sure: string, usual: string): Known => ({
  sure: new Set(sure.split(' ')),
  usual: new Set(usual.split(/\s+/)),
});

const LANGUAGES: readonly Known[] = [
  known(
    'ayuda ayudame ayudenme socorro auxilio espanol',
    `yo mi estoy tengo miedo marido esposo novio por favor necesito quiero hablo hijos hijo hija casa donde puedo muy
    pero una los las esta soy pega golpea maltrata gracias hola buenos dias ella como cuando porque aqui ahora quien
    policia dinero ninos vivo sin`,
  ),
  known(
    'ajuda ajudem socorro portugues',
    `eu nao meu minha estou tenho medo preciso por favor com marido esposo namorado filhos filho filha casa muito voce
    ele ela uma bate bateu obrigada ola bom boa quero falo onde aqui agora mas quando porque policia dinheiro sem`,
  ),
  known(
    'aiuto aiutatemi aiutami italiano',
    `io mio mia sono ho paura marito per favore bisogno che casa figli figlio figlia bambini picchia picchiato polizia
    voglio parlo dove adesso quando perche grazie una della anche sto molto lei questo ogni giorno notte`,
  ),
  known(
    'ajutor ajutati ajutatima romaneste',
    `eu sunt imi mie frica sotul meu mea copii copiii copil casa vreau bate batut lovit rog politia unde acum vorbesc
    din pentru este acasa foarte nevoie cand bani omoare buna ziua multumesc lui`,
  ),
  known(
    'ndihme ndihmoni shqip',
    `jam kam frike burri nuk lutem femijet femije shtepi shtepia policia dua flas rreh godet tani dhe eshte nje shume
    pershendetje faleminderit`,
  ),
  known(
    'yardim imdat turkce',
    `bana benim kocam esim koca cok korkuyorum dovuyor vuruyor var yok bir icin lutfen cocuklarim cocuk cocuklar evde
    polis istiyorum konusuyorum nerede simdi degil beni bizi tehdit ediyor siddet merhaba tesekkurler bilmiyorum
    fransizca ama gibi kadar`,
  ),
  known(
    'pomocy ratunku polsku',
    `moj moja maz boje sie jestem mam prosze dzieci dom domu policja chce mowie gdzie teraz nie bije jest mnie ona
    bardzo ale czy jak dzien dobry dziekuje potrzebuje`,
  ),
  known(
    'hilfe deutsch',
    `ich bin habe angst mein meine mann mir mich bitte und nicht schlagt kinder haus polizei wo jetzt ist der das sie
    brauche mochte kann sprechen spreche hause danke hallo guten sehr auch aber wenn wie mit von`,
  ),
];

/** Common words of French and English, quick spellings among them, that none of the languages above has. */
const FRENCH_OR_ENGLISH: ReadonlySet<string> = new Set(
  `je jai j jsuis jme jpeux c cest ca sest ces ses elle nous vous ils elles mon mes ton tes son notre votre leur est
  suis sui es etes etait avec avk dans pour pr pas pa plus et ou mais mari quand kan qui ki que ke quoi koi aide aidez
  besoin peur maison enfants enfant frappe tape veut veux peux peut fait faire parle parler oui non bonjour salut merci
  svp stp ici ya chez tout tous toute toujours jamais maintenant mtn aujourdhui
  the and is are was my your he she they his her him you we it im ive not dont with for from have has had help please
  what where when who how can cant will would want need husband home house kids yes hello hi thanks`.split(
    /\s+/,
  ),
);

/** True only when it is sure; what is unsure is left to the readers of French and English. */
export function isOtherLanguage(text: string, words?: readonly Word[]): boolean {
  const start = text.slice(0, READ);
  return isOtherScript(start) || isOtherWords(words?.filter(({ to }) => to <= READ) ?? wordsOf(start));
}

const WRITER = '(?:^(?:me )?|\\b(?:je|j|moi|i|im) )(?:ne |n |really |can |do )?';
const NOT_WELL =
  '(?:pas|pa|peu|mal|un peu|pas bien|pa bien|pas tres bien|pas beaucoup|dont|do not|cant|cannot|no|not) ';
const READS =
  '(?:parle|parler|parl|comprends?|comprendre|compren|lis|lire|ecris|ecrire|speak|understand|read|write)';
const FRENCH =
  '(?:bien |tres bien |beaucoup |bien le |trop |(?:very )?(?:good|well|much|any) )?(?:le |en )?(?:francais|french)';
/** Said of speaking with somebody, or refused for a while, it is another matter. */
const NO_MORE = '\\b(?! (?:avec|chez|with|a la maison|at home)\\b)';

const WEAK: readonly RegExp[] = [
  new RegExp(`${WRITER}${NOT_WELL}${READS} ${FRENCH}${NO_MORE}`),
  new RegExp(`${WRITER}${READS} ${NOT_WELL}${FRENCH}${NO_MORE}`),
  /\b(?:mon|my) (?:francais|french) (?:est |is |isnt |nest )?(?:tres |very |not |pas |so )*(?:mauvais|bad|poor|terrible|weak|good|bon|bien|great)\b/,
];

/** Whether she writes, in French or English, that French is hard for her. Of nobody else: « ma voisine ne parle pas français ». */
export function saysFrenchIsHard(text: string): boolean {
  const said = normalise(text.slice(0, READ));
  return WEAK.some((pattern) => pattern.test(said)) && !GOOD.test(said);
}

const GOOD = /\b(?:mon|my) (?:francais|french) (?:est |is )(?:tres |very )?(?:bon|good|great|bien)\b/;

/** Most of its letters are of a script the house does not read. */
function isOtherScript(text: string): boolean {
  if (PLAIN.test(text)) return false;
  const letters = text.match(LETTER) ?? [];
  const others = letters.filter((letter) => !OURS.test(letter)).length;
  return others >= FEWEST_LETTERS && others * 2 > letters.length;
}

function isOtherWords(read: readonly Word[]): boolean {
  const isOurs = ({ text, core }: Word) =>
    FRENCH_OR_ENGLISH.has(text) || (core !== undefined && FRENCH_OR_ENGLISH.has(core));
  if (read.some(isOurs)) return false;
  const words = new Set(read.flatMap(({ text, core }) => (core ? [text, core] : [text])));
  return LANGUAGES.some(({ sure, usual }) => {
    const found = [...words].filter((word) => usual.has(word)).length;
    return found >= FEWEST_WORDS || [...words].some((word) => sure.has(word));
  });
}
