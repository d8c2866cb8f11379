import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and the server, and can break every connection under both, as a network does. */
export class Relay {
  readonly #open = new Set<Socket>();
  readonly #server: Server;

  private constructor(to: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      for (const one of [near, far]) this.#keep(one);
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
  }

  /** On a free port of this machine. */
  static async before(url: string): Promise<Relay> {
    const relay = new Relay(new URL(url));
    await new Promise<void>((ready) => relay.#server.listen(0, '127.0.0.1', ready));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  /** Resets all that is open; who connects anew gets through. */
  cut(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }

  #keep(socket: Socket): void {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#open.delete(socket));
  }
}
