import assert from 'node:assert/strict';
import { makeGateways, readSmsSettings, smsScreenLines, type SmsSettings } from '../../infra/sms-settings.js';
import { makeHouse } from '../bots/sms/gateways/house.js';

const kannel = {
  SMS_GATEWAYS: 'kannel',
  KANNEL_USERNAME: 'reperes',
  KANNEL_PASSWORD: 'word',
  KANNEL_FROM: '36000',
  KANNEL_SECRET: 'a-secret-of-thirty-signs-or-so',
  KANNEL_ALLOWED: '127.0.0.1, 10.0.0.0/8,2001:db8::/32',
};
const twilio = {
  SMS_GATEWAYS: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+33639980001',
};
const smpp = {
  SMS_GATEWAYS: 'smpp',
  SMPP_URL: 'ssmpp://smsc.example:3550',
  SMPP_SYSTEM_ID: 'reperes',
  SMPP_PASSWORD: 'eightlet',
  SMPP_FROM: '36000',
};
const ovh = {
  SMS_GATEWAYS: 'ovh',
  OVH_APPLICATION_KEY: 'a',
  OVH_APPLICATION_SECRET: 'b',
  OVH_CONSUMER_KEY: 'c',
  OVH_SMS_SERVICE: 'sms-ab12345-1',
  OVH_SECRET: 'a-secret-of-thirty-signs-or-so',
  OVH_ALLOWED: '192.0.2.1',
};
const read = (env: Record<string, string>, publicUrl?: string) =>
  readSmsSettings(env, { publicUrl, port: 3978 });
const settingsOf = (env: Record<string, string>, publicUrl?: string): SmsSettings => {
  const settings = read(env, publicUrl);
  if ('wrong' in settings) throw new Error(settings.wrong);
  return settings;
};
const wrongOf = (env: Record<string, string>, publicUrl?: string) => {
  const settings = read(env, publicUrl);
  return 'wrong' in settings ? settings.wrong : '';
};
const namesOf = (settings: SmsSettings) => {
  const { tools } = makeHouse();
  return makeGateways(settings, { ...tools, wait: () => Promise.resolve() });
};

describe('the settings of SMS', () => {
  it('have no gateway on unless it is named', () => {
    const settings = settingsOf({ ...kannel, SMS_GATEWAYS: '' });
    assert.deepEqual(namesOf(settings), []);
    assert.deepEqual(smsScreenLines(settings, []), []);
  });

  it('turn on what is named and whole, each by its own name', () => {
    const all = { ...twilio, ...ovh, ...smpp, ...kannel, SMS_GATEWAYS: 'kannel, smpp,twilio,ovh' };
    const settings = settingsOf(all, 'https://reperes.example/');
    assert.deepEqual(
      namesOf(settings).map(({ name }) => name),
      ['kannel', 'smpp', 'twilio', 'ovh'],
    );
    assert.equal(settings.kannel?.ownUrl, 'http://127.0.0.1:3978');
    assert.equal(settings.twilio?.publicUrl, 'https://reperes.example');
  });

  it('keep shut what has no secret or no list, and say so at start', () => {
    for (const missing of ['KANNEL_SECRET', 'KANNEL_ALLOWED']) {
      const settings = settingsOf({ ...kannel, [missing]: '' });
      assert.deepEqual(namesOf(settings), []);
      assert.match(
        smsScreenLines(settings, []).join('\n'),
        new RegExp(`SMS shut +kannel: ${missing} is not set`),
      );
    }
    assert.match(smsScreenLines(settingsOf({ ...ovh, OVH_SECRET: '' }), []).join(), /ovh: OVH_SECRET/);
  });

  it('say at start whose machines stand abroad, and who asks only once', () => {
    const settings = settingsOf(twilio, 'https://reperes.example');
    const lines = smsScreenLines(settings, namesOf(settings)).join('\n');
    assert.match(
      lines,
      /SMS abroad +twilio is on: numbers and messages pass through Twilio \(United States\)/,
    );
    assert.match(lines, /SMS_SPOOL: twilio asks once/);
    const spooled = settingsOf({ ...twilio, SMS_SPOOL: '/var/spool/reperes' }, 'https://reperes.example');
    assert.doesNotMatch(smsScreenLines(spooled, namesOf(spooled)).join('\n'), /SMS_SPOOL/);
  });

  it('name the variable that is wrong, and never its value', () => {
    const faults: readonly [Record<string, string>, RegExp][] = [
      [{ SMS_GATEWAYS: 'pigeon' }, /^SMS_GATEWAYS is wrong: must be names out of kannel/],
      [{ ...kannel, KANNEL_URL: 'nowhere' }, /^KANNEL_URL is wrong/],
      [{ ...kannel, KANNEL_PASSWORD: '' }, /^KANNEL_PASSWORD is wrong: is required/],
      [{ ...kannel, KANNEL_FROM: 'REPERES' }, /^KANNEL_FROM is wrong/],
      [{ ...kannel, KANNEL_SECRET: 'short-canary' }, /^KANNEL_SECRET is wrong/],
      [{ ...kannel, KANNEL_ALLOWED: '127.0.0.1,canary' }, /^KANNEL_ALLOWED is wrong/],
      [{ ...smpp, SMPP_URL: 'http://canary' }, /^SMPP_URL is wrong/],
      [{ ...smpp, SMPP_PASSWORD: 'canary-too-long' }, /^SMPP_PASSWORD is wrong: holds eight/],
      [{ ...smpp, SMPP_WINDOW: '0' }, /^SMPP_WINDOW is wrong/],
      [twilio, /^PUBLIC_URL is required with twilio/],
      [{ ...ovh, OVH_CONSUMER_KEY: '' }, /^OVH_CONSUMER_KEY is wrong: is required/],
      [{ ...kannel, SMS_SPOOL: 'canary' }, /^SMS_SPOOL is wrong/],
    ];
    for (const [env, expected] of faults) {
      assert.match(wrongOf(env), expected);
      assert.doesNotMatch(wrongOf(env), /canary/);
    }
  });
});
