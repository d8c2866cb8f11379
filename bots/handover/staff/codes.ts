import { Secret, TOTP } from 'otpauth';

/** Codes of six digits, a new one every thirty seconds (RFC 6238), as every application for them makes. */
const PERIOD_SECONDS = 30;
const ISSUER = 'Repères';

const totp = (secret: string, label = '') =>
  new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_SECONDS,
    algorithm: 'SHA1',
  });

/** 160 bits in base 32. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an application for codes reads: an `otpauth:` address, for a QR sign or to be copied. */
export function codeAddress(secret: string, name: string): string {
  return totp(secret, name).toString();
}

/**
 * The number of the half-minute this code is of, or `undefined` when it is of none near: one before and one after now are
 * taken, since clocks differ. Whoever asks must refuse a number that was used before.
 */
export function stepOfCode(code: string, secret: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of a moment: for tests and for nobody else. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}
