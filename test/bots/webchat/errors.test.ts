import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { errors, refusal, type ErrorCode } from '../../../bots/webchat/errors.js';

describe('the catalogue of errors', () => {
  it('is the one the documentation lists, both ways', () => {
    const rows = readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `(\w+)` \| (\d+) \|/gm);
    const documented = [...rows].map(([, code, status]) => [code, Number(status)]);
    const known = Object.entries(errors).map(([code, [status]]) => [code, status]);
    assert.deepEqual(documented.sort(), known.sort());
  });

  it('adds the wait and the emergency numbers for who has to wait', () => {
    const { status, headers, body } = refusal('slow_down', { waitSeconds: 7, emergencyLine: 'EMERGENCY' });
    assert.equal(status, 429);
    assert.equal(headers?.['Retry-After'], '7');
    assert.match(String(body), /EMERGENCY/);
  });

  it('has a sentence for every code', () => {
    for (const code of Object.keys(errors) as ErrorCode[]) assert.match(errors[code][1], /^[A-Z].*\.$/);
  });
});
