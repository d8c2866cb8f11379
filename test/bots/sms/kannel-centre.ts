import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KannelSettings } from '../../../bots/sms/gateways/kannel/kannel.js';

/** A message as the fake centre gives it to a telephone. */
export interface ToPhone {
  from: string;
  to: string;
  text: string;
}

const secret = 'kannel-path-secret-0123456789';

/** A real Kannel, Debian's bearerbox and smsbox, and its fake SMS centre spoken to as a telephone would. */
export class KannelCentre {
  readonly settings: KannelSettings;
  readonly #folder: string;
  readonly #boxes: ChildProcess[] = [];
  readonly #ports: Ports;
  readonly #toPhone: ToPhone[] = [];
  readonly #waiting: ((message: ToPhone) => void)[] = [];
  #phone: Socket | undefined;
  #printed = '';

  private constructor(folder: string, ports: Ports, ownPort: number) {
    this.#folder = folder;
    this.#ports = ports;
    this.settings = {
      door: { secret, allowed: ['127.0.0.1'] },
      smsboxUrl: `http://127.0.0.1:${ports.sendsms}`,
      username: 'reperes',
      password: 'kannel-password',
      from: '36000',
      ownUrl: `http://127.0.0.1:${ownPort}`,
    };
  }

  /** Starts both boxes; the service is to listen on `ownPort`. */
  static async open(ownPort: number): Promise<KannelCentre> {
    const folder = await mkdtemp(join(tmpdir(), 'kannel-'));
    const [admin, smsbox, sendsms, smsc] = await freePorts(4);
    const ports = { admin, smsbox, sendsms, smsc } as Ports;
    const centre = new KannelCentre(folder, ports, ownPort);
    await writeFile(join(folder, 'kannel.conf'), configuration(folder, ports, ownPort));
    centre.#start('bearerbox');
    await centre.#reached(ports.smsbox);
    centre.#start('smsbox');
    await centre.#reached(ports.sendsms);
    centre.#phone = await centre.#reached(ports.smsc);
    centre.#listen(centre.#phone);
    return centre;
  }

  /** Somebody writes to us. */
  write(from: string, text: string): void {
    this.#phone?.write(`${from} 36000 text ${text}\n`);
  }

  /** Somebody writes one part of a long message. */
  writePart(from: string, { ref, seq, of }: { ref: number; seq: number; of: number }, text: string): void {
    const header = [5, 0, 3, ref, of, seq].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    this.#phone?.write(`${from} 36000 udh ${header} ${encodeURIComponent(text)}\n`);
  }

  /** The next message of ours that reaches a telephone. */
  async next(): Promise<ToPhone> {
    const there = this.#toPhone.shift();
    return there ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** All that both boxes printed: no text and no number may stand in it. */
  get printed(): string {
    return this.#printed;
  }

  async close(): Promise<void> {
    this.#phone?.destroy();
    for (const box of this.#boxes.reverse()) {
      const ended = once(box, 'exit');
      box.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #start(program: string): void {
    // Its own log file keeps to `log-level`; what it prints does not, and shows every text unless it is told to print panics only.
    const options = ['-v', '4', join(this.#folder, 'kannel.conf')];
    const box = spawn(`/usr/sbin/${program}`, options, { cwd: this.#folder });
    for (const stream of [box.stdout, box.stderr])
      stream.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    this.#boxes.push(box);
  }

  /** A connection as soon as somebody listens there. */
  async #reached(port: number): Promise<Socket> {
    for (let tries = 0; tries < 300; tries += 1) {
      const socket = connect(port, '127.0.0.1');
      const isThere = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      if (isThere) {
        if (port !== this.#ports.smsc) socket.destroy();
        return socket;
      }
      await sleep(100);
    }
    throw new Error(`Kannel did not start:\n${this.#printed}`);
  }

  #listen(phone: Socket): void {
    let rest = '';
    phone.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const message of messagesIn(lines)) this.#read(message);
    });
    phone.on('error', () => phone.destroy());
  }

  /** `FROM TO text WORDS`, or `data` with its bytes escaped. */
  #read(line: string): void {
    const [from = '', to = '', kind, ...words] = line.split(' ');
    const text = words.join(' ');
    const message = { from, to, text: kind === 'text' ? text : unescaped(text) };
    const next = this.#waiting.shift();
    if (next) next(message);
    else this.#toPhone.push(message);
  }
}

/** A text may hold an end of line of its own: what does not begin a message goes on with the one before. */
function messagesIn(lines: readonly string[]): string[] {
  const messages: string[] = [];
  for (const line of lines) {
    if (/^\S+ \S+ (?:text|data|udh) /.test(line) || messages.length === 0) messages.push(line);
    else messages[messages.length - 1] += `\n${line}`;
  }
  return messages;
}

interface Ports {
  admin: number;
  smsbox: number;
  sendsms: number;
  smsc: number;
}

function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** All open at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** As bots/sms/gateways/kannel/README.md tells an operator to write it. */
function configuration(folder: string, { admin, smsbox, sendsms, smsc }: Ports, ownPort: number): string {
  return `group = core
admin-port = ${admin}
admin-interface = "127.0.0.1"
admin-password = admin-password
admin-allow-ip = "127.0.0.1"
admin-deny-ip = "*.*.*.*"
smsbox-port = ${smsbox}
smsbox-interface = "127.0.0.1"
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
log-level = 2
store-type = file
store-location = "${join(folder, 'store')}"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = FAKE
port = ${smsc}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendsms}
sendsms-interface = "127.0.0.1"
sendsms-chars = "0123456789+ "
log-level = 2
mo-recode = true
http-request-retry = 30
http-queue-delay = 2

group = sendsms-user
username = reperes
password = kannel-password
concatenation = true
max-messages = 10
user-allow-ip = "127.0.0.1"
user-deny-ip = "*.*.*.*"

group = sms-service
keyword = default
catch-all = true
max-messages = 0
concatenation = true
assume-plain-text = true
accept-x-kannel-headers = false
send-sender = true
post-url = "http://127.0.0.1:${ownPort}/sms/kannel/${secret}?id=%I"
`;
}
