import assert from 'node:assert/strict';
import { checkContent } from '../../../content/check/check-content.js';
import { type Copy, copyContent, dayOfReading, parsed } from '../copy.js';

const CARDS = 'questions/cards.yaml';

describe('the content check of the cards', () => {
  let copy: Copy;
  beforeEach(() => (copy = copyContent()));
  afterEach(() => copy.remove());

  /** A fault of this message stands at this line of the cards. */
  function found(line: number, message: RegExp): void {
    const problems = checkContent(copy.root, 'demo', dayOfReading, parsed).filter(({ file }) =>
      file.endsWith(CARDS),
    );
    const said = problems.map((problem) => `${problem.line}: ${problem.message}`);
    assert.ok(
      problems.some((problem) => problem.line === line && message.test(problem.message)),
      `${line} ${message} is not among\n${said.join('\n')}`,
    );
  }

  const replaced = (from: string, to: string) => copy.replace(CARDS, from, to);

  it('finds a record that does not exist', () => {
    found(replaced('records: [monsherif]', 'records: [monsherif, nothing-here]'), /"nothing-here"/);
  });

  it('finds a card about a record that is not its own', () => {
    found(replaced('about: monsherif', 'about: kit-urgence-indre'), /not a record of this card/);
  });

  it('finds a text that is not written', () => {
    found(replaced('card.kit.what', 'card.kit.absent'), /needs the text "card.kit.absent"/);
  });

  it('finds a text that no card says any more', () => {
    replaced('says: [card.kit.what, ', 'says: [');
    const messages = checkContent(copy.root, 'demo', dayOfReading, parsed).map(({ message }) => message);
    assert.ok(messages.includes('"card.kit.what" is said by no card'));
  });

  it('finds a list of lines that does not exist', () => {
    found(replaced('ladder: shelter', 'ladder: nobody'), /no list of lines is called "nobody"/);
  });

  it('finds a card in no group, and a group with a card that does not exist', () => {
    const group = replaced('cards: [housing, kit, money]', 'cards: [housing, kits, money]');
    found(group, /no card is called "kits"/);
    const card = replaced('- id: kit', '- id: kit');
    found(card, /"kit" is in no group/);
  });

  it('finds a group of more than four, the plan being one', () => {
    found(
      replaced('[monsherif, order, danger_phone]', '[monsherif, order, danger_phone, kit]'),
      /4 choices at most/,
    );
  });

  it('finds a card that could end in silence', () => {
    const line = replaced('    records: [n3018]\n    ladder: person\n', '    records: [n3018]\n');
    found(line - 2, /could end in silence/);
  });
});
