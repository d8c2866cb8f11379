import assert from 'node:assert/strict';

export interface SentSms {
  text: string;
  parts: number;
}

/** A telephone that writes to a real server through POST /sms/phone. Numbers are those kept for fiction. */
export class PhoneClient {
  readonly number: string;
  readonly #url: string;

  constructor(serverUrl: string, number: string) {
    this.#url = `${serverUrl}sms/phone`;
    this.number = number;
  }

  async write(text: string): Promise<SentSms[]> {
    const response = await this.post({ from: this.number, text });
    assert.equal(response.status, 200);
    const { replies } = (await response.json()) as { replies: SentSms[] };
    return replies;
  }

  post(body: unknown): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return fetch(this.#url, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}

let last = 0;

/** Another number of those kept for fiction at each call. */
export function fictionalNumber(): string {
  last += 1;
  return `+3363998${String(last).padStart(4, '0')}`;
}
