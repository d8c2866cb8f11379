import assert from 'node:assert/strict';
import { gazetteerOf } from '../../../dialogs/place/gazetteer.js';
import { communesUnder, departementsUnder, postcodeIn } from '../../../dialogs/place/postcode.js';
import { indre } from './labelled.js';

const gazetteer = gazetteerOf(indre);
const found = (text: string) => postcodeIn(text.split(' '), gazetteer);

describe('A postcode in a message', () => {
  it('is five digits, the last ones written', () => {
    assert.deepEqual(found('36000 puis 36110 levroux'), { code: '36110', from: 2, to: 3 });
    for (const text of ['136110', '3611', '36110a', 'a36110', '']) assert.equal(found(text), undefined, text);
  });

  it('is not a sum of money nor a distance', () => {
    for (const unit of ['euro', 'euros', 'e', 'balles', 'km']) {
      assert.equal(found(`12000 ${unit}`), undefined, unit);
      assert.equal(found(`${unit} 36110`)?.code, '36110', unit);
    }
  });

  it('of ours may be written in two', () => {
    assert.deepEqual(found('au 36 110 levroux'), { code: '36110', from: 1, to: 3 });
    assert.equal(found('a1 36 110')?.code, '36110');
    assert.equal(found('1a 36 110')?.code, '36110');
    for (const text of [
      '37 110',
      '36 1100',
      '36 110a',
      '36 a110',
      '36',
      '06 36 110',
      '36 110 12',
      '6 36 110',
    ])
      assert.equal(found(text), undefined, text);
  });
});

describe('The communes under a postcode', () => {
  const names = (code: string) => communesUnder(code, gazetteer).map(({ name }) => name);

  it('are those of the code, or of the ordinary code that a CEDEX begins like', () => {
    assert.ok(names('36110').includes('Levroux'));
    assert.deepEqual(names('36113'), names('36110'));
    assert.deepEqual(names('36020'), names('36000'));
    assert.deepEqual(names('99999'), []);
  });

  it('are those of the code itself where it has some, though an ordinary code is near', () => {
    const [own, near] = [indre.communes.slice(0, 1), indre.communes.slice(1, 2)];
    const byPostcode = new Map([['36113', own], ['36110', near]]); // prettier-ignore
    assert.deepEqual(communesUnder('36113', { ...gazetteer, byPostcode }), own);
  });
});

describe('The département of a postcode that is not ours', () => {
  const codes = (text: string, code: string) => departementsUnder(code, text.split(' '), gazetteer);

  it('is where that code is', () => {
    assert.deepEqual(codes('j habite 18000', '18000'), ['18']);
  });

  it('is read from its first figures when it stands alone or is a CEDEX', () => {
    assert.deepEqual(codes('18020', '18020'), ['18']);
    assert.deepEqual(codes('bourges 18020 cedex', '18020'), ['18']);
    assert.deepEqual(codes('18097', '18097'), ['18']);
    assert.deepEqual(codes('97499', '97499'), ['974']);
    assert.deepEqual(codes('j ai paye 18020', '18020'), []);
    assert.deepEqual(codes('99999', '99999'), []);
  });

  it('is never ours', () => {
    assert.deepEqual(codes('36999', '36999'), []);
  });
});
