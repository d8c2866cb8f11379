import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkContent } from '../../../content/check/check-content.js';
import type { Problem } from '../../../content/problem.js';
import { type Copy, copyContent, dayOfReading, parsed } from '../copy.js';

/** A file of texts of our own, so that no author's sentence is part of the test. */
const planted = (lines: string, review = '2027-05-23') => `owner: action-sociale
written: 2026-11-23
review_by: ${review}
texts:
${lines}
`;

/** Line on which the first planted text stands. */
const first = 5;

describe('the content check', () => {
  let copy: Copy;
  beforeEach(() => (copy = copyContent()));
  afterEach(() => copy.remove());

  function plant(french: string, english = '  planted.text: A short text.'): void {
    copy.write('locales/fr/planted.yaml', planted(french));
    copy.write('locales/en/planted.yaml', planted(english));
  }

  const run = (today = dayOfReading) => checkContent(copy.root, 'demo', today, parsed);
  const within = (file: string, problems: Problem[]) => problems.filter((p) => p.file.endsWith(file));

  /** At least one problem of this message stands at this line of this file; gives it back. */
  function found(file: string, line: number, message: RegExp, today?: string): Problem {
    const problems = within(file, run(today));
    const match = problems.find((p) => p.line === line && message.test(p.message));
    assert.ok(
      match,
      `${file}:${line} ${message} is not among\n${problems.map((p) => `${p.line}: ${p.message}`).join('\n')}`,
    );
    return match;
  }

  function nothingIn(file: string): void {
    assert.deepEqual(
      within(file, run()).map(({ line, message }) => `${line}: ${message}`),
      [],
    );
  }

  it('has nothing to say of a plain text', () => {
    plant('  planted.text: Un texte court.');
    nothingIn('planted.yaml');
  });

  it('finds a field that no schema knows', () => {
    const line = copy.replace('national/emergency.yaml', '  on_bill: unknown', '  invoice: unknown');
    found('emergency.yaml', line, /invoice/);
  });

  it('finds a torn line in the tables of the rest of France', () => {
    const line = copy.append('france/elsewhere.tsv', '18\tBourges\t1800\n99\tNulle part\t99000\n');
    found('elsewhere.tsv', line, /not a line of this table/);
    found('elsewhere.tsv', line + 1, /Nulle part/);
  });

  it('finds a text that is missing in one language, either way', () => {
    plant(
      '  planted.text: Un texte.\n  planted.only: Seul.',
      '  planted.text: A text.\n  planted.alone: Alone.',
    );
    found('fr/planted.yaml', first + 1, /no text in locales\/en/);
    found('en/planted.yaml', first + 1, /no text in locales\/fr/);
  });

  it('finds an SMS wording that is missing in one language', () => {
    plant('  planted.text: { web: Un texte., sms: Un texte. }');
    found('fr/planted.yaml', first, /no SMS wording in locales\/en/);
  });

  it('lets each language have its own plurals', () => {
    plant(
      '  planted.left_one: Un.\n  planted.left_many: Deux.',
      '  planted.left_one: One.\n  planted.left_other: Two.',
    );
    nothingIn('planted.yaml');
  });

  it('finds a question of triage that nobody wrote', () => {
    const line = copy.replace('questions/triage.yaml', '- { id: recent', '- { id: last_week');
    found('triage.yaml', line, /needs the text "risk\.neck\.last_week"/);
  });

  describe('beside the code', () => {
    const code = (text: string) => {
      const folder = join(dirname(copy.root), 'dialogs', 'deep');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'one.ts'), text);
    };

    it('finds a text that nothing says', () => {
      code("say('planted.other')");
      plant('  planted.text: Un texte court.');
      found('fr/planted.yaml', first, /said by nothing/);
    });

    it('finds, in the code, a text that nobody wrote', () => {
      code("const a = 1;\nsay('planted.text'); say('planted.lost');");
      plant('  planted.text: Un texte court.');
      found('deep/one.ts', 2, /says "planted\.lost", which is not in locales\/fr/);
      assert.equal(within('one.ts', run()).length, 2);
    });

    it('leaves alone a text that is said, whole, in the plural, or put together', () => {
      code("say('planted.text'); say('planted.left'); say(`risk.${id}`)");
      const texts =
        '  planted.text: Oui.\n  planted.left_one: Un.\n  planted.left_other: Deux.\n  risk.new: Oui.';
      plant(texts, texts);
      nothingIn('planted.yaml');
    });
  });

  it('finds a placeholder for a line that does not exist', () => {
    plant("  planted.text: 'Appelez le {{n.police-71}}.'");
    found('fr/planted.yaml', first, /no line is called "police-71"/);
  });

  it('finds a placeholder for a line that can lapse', () => {
    plant("  planted.text: 'Appelez le {{n.n3018}}.'");
    found('fr/planted.yaml', first, /only a standing line/);
  });

  it('finds a placeholder that is badly written, or filled in one language only', () => {
    plant(
      "  planted.text: 'Le {{n.police-17.'\n  planted.two: 'Il reste {{count}}.'",
      '  planted.text: A text.\n  planted.two: Some are left.',
    );
    found('fr/planted.yaml', first, /badly written/);
    found('en/planted.yaml', first + 1, /\[\], in French with \[count\]/);
  });

  for (const number of [
    '17',
    '112',
    '114',
    '3919',
    '39 19',
    '116 006',
    '116006',
    '31177',
    '02 61 91 00 01',
    '+33 2 61 91 00 01',
    '0 800 05 95 95',
  ]) {
    it(`finds the number ${number} written out in a text`, () => {
      plant(`  planted.text: 'Appelez le ${number}.'`);
      found('fr/planted.yaml', first, /is written out/);
    });
  }

  it('takes a quantity for a quantity', () => {
    plant("  planted.text: 'Moins de 18 ans ? À 17 h, dans 15 minutes. Le 3 mars 2026, 30 minutes.'");
    nothingIn('fr/planted.yaml');
  });

  it('finds a number written out in the words of a record', () => {
    const line = copy.replace(
      'national/emergency.yaml',
      'La police ou la gendarmerie répond.',
      'Le 17 répond.',
    );
    found('emergency.yaml', line, /"17" is written out/);
  });

  it('finds a check dated in the future', () => {
    const line = copy.replace('national/listening.yaml', 'on: 2026-11-23', 'on: 2027-11-23');
    assert.equal(found('listening.yaml', line, /still to come/).severity, 'error');
  });

  describe('as time passes', () => {
    it('warns a month before a check lapses, not earlier', () => {
      assert.deepEqual(within('online.yaml', run('2027-01-20')), []);
      const soon = within('online.yaml', run('2027-01-24'));
      assert.ok(soon.some(({ message }) => /pnav-tchat: its check lapses on 2027-02-23/.test(message)));
      assert.ok(soon.every(({ severity }) => severity === 'warning'));
    });

    it('warns that a lapsed line is hidden and that a standing one is overdue', () => {
      const later = run('2027-03-01');
      const said = (pattern: RegExp) => later.find(({ message }) => pattern.test(message))?.severity;
      assert.equal(said(/^pnav-tchat: hidden since 2027-02-23/), 'warning');
      assert.equal(said(/^police-17: still shown.*overdue/), 'warning');
    });

    it('says nothing of invented places and of records that are not shown', () => {
      const messages = run('2040-01-01').map(({ message }) => message);
      assert.ok(!messages.some((message) => /^(demo-|ligne-azur|cd36-standard)/.test(message)));
    });

    it('warns of texts whose review day has passed', () => {
      copy.write('locales/fr/planted.yaml', planted('  planted.text: Un texte.', '2026-11-22'));
      copy.write('locales/en/planted.yaml', planted('  planted.text: A text.', '2026-11-23'));
      assert.equal(found('fr/planted.yaml', 3, /review was due on 2026-11-22/).severity, 'warning');
      nothingIn('en/planted.yaml');
    });

    it('forgets no file of questions, whatever is asked there', () => {
      const due = run('2040-01-01').filter(({ message }) => /review was due/.test(message));
      const files = readdirSync(join(copy.root, 'questions'));
      assert.deepEqual(
        files.filter((name) => !due.some(({ file }) => file.endsWith(join('questions', name)))),
        [],
      );
    });
  });

  describe('of an SMS wording', () => {
    const sms = (words: string) => {
      const text = `  planted.text: { web: Un texte court., sms: '${words}' }`;
      plant(text, text.replace('Un texte court', 'A short text'));
    };

    it('accepts 160 signs and refuses 161', () => {
      sms('a'.repeat(160));
      assert.ok(!within('fr/planted.yaml', run()).some(({ message }) => /an SMS holds/.test(message)));
      sms('a'.repeat(161));
      found('fr/planted.yaml', first, /161 signs: an SMS holds 160/);
    });

    it('counts a sign of the extended table twice', () => {
      sms(`${'a'.repeat(159)}€`);
      found('fr/planted.yaml', first, /161 signs/);
    });

    it('refuses a letter that would halve the message', () => {
      sms('Bientôt, ça ira.');
      found('fr/planted.yaml', first, /SMS alphabet: ô ç/);
    });

    it('refuses a letter no SMS letter stands for, in a text without a twin too', () => {
      const text = '  planted.text: Un mot étranger, Привет.';
      plant(text, text.replace('Un mot étranger', 'A foreign word'));
      found('fr/planted.yaml', first, /no SMS letter is decided for: П р и в е т/);
    });

    it('counts a line by its number and a value by twenty signs', () => {
      sms(`{{n.vfi-3919}}${'a'.repeat(156)}`);
      assert.ok(!within('fr/planted.yaml', run()).some(({ message }) => /an SMS holds/.test(message)));
      sms(`{{commune}}${'a'.repeat(141)}`);
      found('fr/planted.yaml', first, /161 signs/);
    });
  });

  it('finds a sentence that is too long', () => {
    plant(`  planted.text: ${'un mot et '.repeat(8)}la fin.`);
    found('fr/planted.yaml', first, /a sentence of 26 words/);
  });

  it('finds a sentence that is too long in a record', () => {
    const line = copy.replace(
      'national/emergency.yaml',
      'Les pompiers répondent.',
      'Les pompiers '.repeat(13),
    );
    found('emergency.yaml', line, /a sentence of \d+ words/);
  });

  it('finds a hard word in the name of who holds a desk', () => {
    const line = copy.replace('demo/places.yaml', "'CIDFF (exemple)'", "'Conjoints (exemple)'");
    found('demo/places.yaml', line, /"conjoint\*"/);
  });

  it('finds a text that reads like an administration', () => {
    const hard =
      'La recevabilité administrative conditionne ultérieurement la régularisation des situations particulières. ';
    plant(`  planted.text: ${hard.repeat(5)}`);
    found('fr/planted.yaml', first, /reads at -?\d+\.\d \(0 hard/);
  });

  it('finds a long text whose sentences are long on average', () => {
    plant(`  planted.text: ${`${'un mot et '.repeat(4)}la fin. `.repeat(3)}`);
    found('fr/planted.yaml', first, /14\.0 words a sentence on average: 12 at most/);
  });

  it('finds a hard word and offers a plainer one', () => {
    plant('  planted.text: Afin de vous aider.', '  planted.text: In order to help.');
    found('fr/planted.yaml', first, /"afin de".*"pour"/);
    found('en/planted.yaml', first, /"in order to".*"to"/);
  });

  const forbidden: [string, string][] = [
    ['Courage !', 'A mark!'],
    ['Voilà 🙂', 'Here 🙂'],
    ['Une médiation est possible.', 'Mediation is possible.'],
    ['Le risque est faible.', 'This is a low risk.'],
    ['Vous êtes en sécurité.', 'You are safe.'],
    ['Vous êtes à l’abri. Vraiment ?', 'You are safe now. Really?'],
    ['Pourquoi êtes-vous restée ?', 'Why did you stay?'],
    ['Il ne reste aucune trace.', 'It leaves no trace.'],
    ['C’est anonyme quoi que vous disiez.', 'Anonymous whatever you say.'],
    ['Calmez-vous.', 'Please calm down.'],
    ['Vous devez porter plainte.', 'You must leave.'],
    ['Il sera arrêté.', 'He will be arrested.'],
    ['Prévenez-le que vous partez.', "Tell him you're leaving."],
    ['La loi prévoit trois ans de prison.', 'The law says three years in prison.'],
  ];
  for (const [french, english] of forbidden) {
    it(`refuses « ${french} » and "${english}"`, () => {
      plant(`  planted.text: ${JSON.stringify(french)}`, `  planted.text: ${JSON.stringify(english)}`);
      assert.equal(within('fr/planted.yaml', run()).length, 1);
      assert.equal(within('en/planted.yaml', run()).length, 1);
    });
  }

  it('lets the same words be asked, or be a condition', () => {
    plant(
      "  planted.text: Êtes-vous en sécurité ?\n  planted.two: Quand vous êtes à l'abri, revenez.",
      '  planted.text: Are you safe?\n  planted.two: When you are safe, come back.',
    );
    nothingIn('planted.yaml');
  });
});
