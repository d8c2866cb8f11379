import assert from 'node:assert/strict';
import { checkContent } from '../../content/check/check-content.js';
import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/problem.js';
import { type Copy, copyContent, dayOfReading, parsed } from './copy.js';

const FILE = 'questions/plan.yaml';

describe('The plan as data', () => {
  let copy: Copy;
  beforeEach(() => {
    copy = copyContent();
  });
  afterEach(() => copy.remove());

  /** The faults that stop the start, as `line: message`. */
  function refused(): string[] {
    try {
      loadContent(copy.root, 'demo');
      return [];
    } catch (error) {
      assert.ok(error instanceof ContentError);
      return error.problems.map(({ line, message }) => `${line}: ${message}`);
    }
  }

  it('is refused when it shows a line that does not exist', () => {
    const line = copy.replace(FILE, 'pnav-tchat', 'pnav-chat');
    assert.deepEqual(refused(), [`${line}: no line is called "pnav-chat"`]);
  });

  it('is refused when what is said at the desk comes from nothing', () => {
    const line = copy.replace(FILE, 'from: [roof]', 'from: [rooof]');
    assert.deepEqual(refused(), [`${line}: no point or party is called "rooof"`]);
  });

  it('is refused when a name stands twice', () => {
    const line = copy.replace(FILE, 'id: doctor', 'id: bag');
    assert.equal(refused()[0], `${line}: "bag" is named twice`);
  });

  it('is refused when a screen would hold too many choices', () => {
    const line = copy.replace(FILE, 'choices: [kept, inside]', 'choices: [kept, inside, a, b]');
    assert.equal(refused()[0], `${line}: three choices at most: passing and stopping are two more`);
  });

  it('is told which text it wants and no language has', () => {
    const line = copy.replace(FILE, 'choices: [kept, inside]', 'choices: [kept, hidden]');
    const told = checkContent(copy.root, 'demo', dayOfReading, parsed)
      .filter(({ file }) => file.endsWith(FILE))
      .map((problem) => `${problem.line}: ${problem.message}`);
    const missing = (lang: string) =>
      `${line}: needs the text "plan.bag.hidden", which is not in locales/${lang}`;
    assert.deepEqual(told, [missing('fr'), missing('en')]);
  });
});
