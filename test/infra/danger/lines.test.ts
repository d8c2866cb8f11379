import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellsOf } from '../../../infra/danger/lines.js';

describe('A file of labelled messages', () => {
  it('gives back cells with commas, quotes and line breaks as they were written', () => {
    const cell = fc.stringMatching(/^[a-zé,"' \n]{1,20}$/);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const written = rows
          .map((row) => row.map((one) => `"${one.replace(/"/g, '""')}"`).join(','))
          .join('\r\n');
        assert.deepEqual(cellsOf(written), rows);
      }),
    );
  });

  it('passes over empty lines', () => {
    assert.deepEqual(cellsOf('id,text\n\n1,oui\n'), [
      ['id', 'text'],
      ['1', 'oui'],
    ]);
  });
});
