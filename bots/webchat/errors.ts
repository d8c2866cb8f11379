import { json, type Response } from './route.js';

/**
 * Every error a caller of the web server can meet: code, status and fixed words. Nothing of a request is ever
 * repeated in them. docs/errors.md lists the same codes; a test compares both.
 */
export const errors = {
  bad_request: [400, 'The request could not be read.'],
  malformed_json: [400, 'The body is not valid JSON. Nothing was kept.'],
  bad_activity: [400, 'The activity must have a type and, for a message, a text.'],
  empty_text: [400, 'The message has no text.'],
  missing_token: [401, 'A conversation token is needed.'],
  bad_token: [403, 'This token is not valid, or not for this conversation.'],
  not_signed_in: [401, 'Sign in first.'],
  wrong_sign_in: [403, 'The name, the password or the code is wrong.'],
  not_for_your_role: [403, 'Your account may not do this.'],
  forged_post: [403, 'This did not come from a page of the console.'],
  foreign_origin: [403, 'This site may not use this service.'],
  not_found: [404, 'There is nothing here.'],
  conversation_ended: [404, 'This conversation has ended and everything of it is erased.'],
  wrong_method: [405, 'This address does not take that method.'],
  body_too_long: [413, 'The body is too long. Nothing was kept.'],
  text_too_long: [413, 'The message is longer than 2000 characters. Nothing was kept: send it in parts.'],
  wrong_type: [415, 'The body has a type this address does not take.'],
  no_attachments: [415, 'Files are not taken here. Nothing was kept.'],
  slow_down: [429, 'Too many messages in a minute. What was accepted is kept. Send again after the wait.'],
  too_many_sign_ins: [429, 'Too many attempts to sign in. Try again after the wait.'],
  too_many_openings: [429, 'Too many conversations were opened from this network. Try again after the wait.'],
  failed: [500, 'Something failed here. Nothing of the request was kept.'],
  unavailable: [503, 'The service cannot answer now. Try again in a moment.'],
  full: [503, 'Too many conversations are open here now. Try again after the wait.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

export interface ErrorExtras {
  /** How long to wait, in whole seconds; becomes `Retry-After`. */
  waitSeconds?: number;
  /** The emergency numbers in words, for the answers that keep a person waiting. */
  emergencyLine?: string;
}

/** The answer `{error: {code, message}}`; where a person must wait, also the numbers that do not wait. */
export function refusal(code: ErrorCode, extras: ErrorExtras = {}): Response {
  const [status, message] = errors[code];
  const { waitSeconds, emergencyLine } = extras;
  const words = [message, emergencyLine].filter(Boolean).join(' ');
  const wait = waitSeconds === undefined ? undefined : { 'Retry-After': String(waitSeconds) };
  return json(status, { error: { code, message: words } }, wait);
}
