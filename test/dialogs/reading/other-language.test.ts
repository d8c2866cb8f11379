import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isOtherLanguage } from '../../../dialogs/reading/other-language.js';
import { worldOf } from '../world.js';
import { danger, synonyms, utterances } from './danger-content.js';

/** What somebody may write first, by language. */
const OTHER: Readonly<Record<string, readonly string[]>> = {
  Arabic: ['ساعدوني', 'زوجي يضربني كل يوم', 'أنا خائفة من زوجي، أحتاج إلى مساعدة', 'هل تتكلمون العربية؟ SVP'],
  Dari: ['کمک', 'شوهرم مرا می زند', 'من می ترسم، لطفا کمک کنید'],
  Pashto: ['مرسته وکړئ', 'زما خاوند ما وهي'],
  Urdu: ['مدد کریں', 'میرا شوہر مجھے مارتا ہے'],
  Russian: ['помогите', 'муж меня бьёт', 'Мне страшно, помогите пожалуйста. 36000'],
  Ukrainian: ['допоможіть', 'чоловік мене б’є, діти плачуть'],
  Chinese: ['救命', '我丈夫打我', '我害怕，请帮帮我'],
  Japanese: ['助けて', 'おっとがこわい'],
  Korean: ['도와주세요'],
  Hindi: ['मदद करो', 'मेरा पति मुझे मारता है'],
  Bengali: ['সাহায্য করুন'],
  Tamil: ['உதவி செய்யுங்கள்'],
  Punjabi: ['ਮਦਦ ਕਰੋ'],
  Georgian: ['დამეხმარეთ'],
  Armenian: ['օգնեցեք ինձ'],
  Greek: ['βοήθεια, ο άντρας μου με χτυπάει'],
  Hebrew: ['הצילו'],
  Tigrinya: ['ሓግዙኒ'],
  Thai: ['ช่วยด้วย'],
  Turkish: [
    'yardım edin',
    'imdat!',
    'kocam beni dövüyor, çok korkuyorum',
    'Lütfen Türkçe konuşan biri var mı',
  ],
  Portuguese: ['ajuda por favor', 'o meu marido bate em mim, tenho medo', 'não falo francês, estou com medo'],
  Romanian: ['ajutor', 'soțul meu mă bate', 'vă rog, îmi este frică, am nevoie de ajutor'],
  Spanish: [
    'ayuda',
    'mi marido me pega y tengo miedo',
    'necesito ayuda por favor',
    'no hablo frances, hablo español',
  ],
  Italian: ['aiuto', 'mio marito mi picchia, ho paura', 'ho bisogno di parlare, per favore'],
  Albanian: ['ndihmë', 'burri më rreh, kam frikë, nuk flas frëngjisht'],
  Polish: ['pomocy', 'mąż mnie bije, boję się', 'proszę, czy ktoś mówi po polsku'],
  German: ['Hilfe', 'mein Mann schlägt mich, ich habe Angst', 'bitte, ich kann nicht sprechen'],
};

/** French and English, however they are written: never taken for another language. */
const OURS: readonly string[] = [
  'o secour',
  'il ma tapé',
  'j ai peur de mon mari',
  'il veu me tué aidé moi svp',
  'jsui espagnole et mon mari me frappe',
  'je parle español mais un peu français',
  'mi mari il tape',
  'por kwa il fé sa',
  'ma casa',
  'no se',
  'Sono',
  'i need ayuda please',
  'my husband ist bad',
  'hes gona kill me',
  'como estas',
  'ok',
  '17',
  '🆘🆘',
  '???',
  'μ',
  '𝓱𝓮𝓵𝓹 𝓶𝓮',
  'Ñ',
  'Ça va très mal à la maison, où aller ?',
  'il m’a dit « habibi » حبيبي et après il m’a frappée',
];

describe('A language the house cannot read', () => {
  for (const [language, lines] of Object.entries(OTHER)) {
    it(`is seen for what it is: ${language}`, () => {
      assert.deepEqual(
        lines.filter((line) => !isOtherLanguage(line)),
        [],
      );
    });
  }

  const none = (lines: readonly string[]) =>
    assert.deepEqual(
      lines.filter((line) => isOtherLanguage(line)),
      [],
    );

  it('is not French or English, however quickly written', () => none(OURS));

  it('is none of the messages that the reading of danger is tried on', () => {
    none(utterances().map(({ text }) => text));
    const tried = readFileSync('test/dialogs/reading/danger.test.ts', 'utf8');
    none([...tried.matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"/g)].map(([, one, two]) => one ?? two ?? ''));
  });

  it('is none of the words by which an answer is given, nor of the phrases of danger', () => {
    none([...synonyms.fr.values(), ...synonyms.en.values()].flat());
    none([...danger.fr, ...danger.en].flatMap(({ phrases }) => phrases));
  });

  it('is none of our own texts, nor the name of any commune', () => {
    const { content } = worldOf();
    const texts = [...content.texts.fr.entries(), ...content.texts.en.entries()];
    none(texts.map(([, text]) => (typeof text === 'string' ? text : text.web)));
    none([...content.communes.map(({ name }) => name), ...content.elsewhere.byName.keys()]);
  });

  it('is read in no time, however long the message', () => {
    const started = performance.now();
    isOtherLanguage('я '.repeat(500_000));
    isOtherLanguage('a '.repeat(500_000));
    assert.ok(performance.now() - started < 200);
  });
});
