import assert from 'node:assert/strict';
import { worldOf } from '../../dialogs/world.js';
import { emergencyPage } from '../../../infra/deploy/emergency-page.js';

describe('the page for when nothing answers', () => {
  const page = emergencyPage(worldOf('indre').content, 'p{margin:0}', new Date('2026-11-29T10:00:00Z'));

  it('has the numbers to tap, a way out, and says that it is not the numbers that are closed', () => {
    for (const link of ['tel:17', 'sms:114', 'tel:3919']) assert.ok(page.includes(`href="${link}"`), link);
    assert.match(page, /class="quit" href="https:/);
    assert.match(page, /ne peut pas répondre/);
  });

  it('is one file: no script, no form, nothing fetched but an icon of its own site', () => {
    assert.doesNotMatch(page, /<script|<form|<img|url\(/);
    assert.deepEqual(page.match(/<link [^>]*>/g)?.length, 1);
  });
});
