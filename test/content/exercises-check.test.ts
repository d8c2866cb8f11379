import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '../../content/check/check-content.js';
import { type Copy, copyContent, dayOfReading, parsed } from './copy.js';

const FILE = 'exercises/1-leaving.yaml';

describe('A story of the exercises as data', () => {
  let copy: Copy;
  beforeEach(() => {
    copy = copyContent();
  });
  afterEach(() => copy.remove());

  const told = (today = dayOfReading) =>
    checkContent(copy.root, 'demo', today, parsed)
      .filter(({ file }) => file.includes('exercises'))
      .map(({ line, message }) => `${line}: ${message}`);

  it('is sound as it stands', () => {
    assert.deepEqual(told(), []);
  });

  it('holds no telephone number that somebody might call', () => {
    const line = copy.replace(FILE, 'bonjour, je', 'bonjour, 06 39 98 12 34, je');
    assert.deepEqual(told(), [
      `${line}: begins: a telephone number: nobody is to be called from an exercise`,
    ]);
  });

  it('speaks a language of the settings', () => {
    const line = copy.replace(FILE, 'lang: fr', 'lang: pt');
    assert.deepEqual(told(), [`${line}: the settings name no language "pt"`]);
  });

  it('ends when she has left', () => {
    copy.replace('exercises/2-door.yaml', "says: 'vite'", "says: 'vite', leaves: silent");
    assert.deepEqual(told(), []);
    copy.replace('exercises/2-door.yaml', 'after: 10,', 'after: 10, leaves: silent,');
    assert.equal(told().length, 1);
    assert.match(told()[0] ?? '', /after she has left, nothing more can come/);
  });

  it('says nothing after an answer in which she has left, and where that stands', () => {
    const line = copy.replace('exercises/2-door.yaml', "says: 'il dit quil va me tuer'", 'leaves: silent');
    assert.deepEqual(told(), [`${line}: after she has left, nothing more can come`]);
  });

  it('begins with somebody who stays', () => {
    copy.replace('exercises/2-door.yaml', "says: 'il tape dans la porte'", 'leaves: silent');
    assert.match(told()[0] ?? '', /after she has left, nothing more can come/);
  });

  it('has a name of its own, and an owner who reads it again in time', () => {
    copy.replace('exercises/2-door.yaml', 'id: door', 'id: leaving');
    assert.match(told()[0] ?? '', /"leaving" is already at .*1-leaving\.yaml:2/);
    copy.replace('exercises/2-door.yaml', 'id: leaving', 'id: door');
    const due = told('2040-01-01');
    assert.equal(due.length, readdirSync(join(copy.root, 'exercises')).length);
    assert.match(due[0] ?? '', /to be read again by action-sociale/);
  });

  it('is one of three at least, since so many are gone through before anybody is present', () => {
    for (const name of readdirSync(join(copy.root, 'exercises')).slice(2))
      rmSync(join(copy.root, 'exercises', name));
    assert.match(told()[0] ?? '', /at least 3 exercises are needed/);
  });
});
