import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What the wire and this machine cost alone: a bare server that repeats each message to all who are connected. */
export async function echoTimes({ clients, messages }: { clients: number; messages: number }) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((ready) => server.once('listening', ready));
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      for (const one of server.clients) one.send(data as Buffer, { binary: false });
    }),
  );
  const { port } = server.address() as AddressInfo;
  const sockets = [await connected(port)];
  const echo = await times(sockets, messages);
  while (sockets.length < clients) sockets.push(await connected(port));
  const toAll = await times(sockets, messages);
  for (const socket of sockets) socket.terminate();
  server.close();
  return { echo, toAll };
}

function connected(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  return new Promise((resolve) => socket.once('open', () => resolve(socket)));
}

async function times(sockets: readonly WebSocket[], messages: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < messages; i += 1) {
    const everywhere = Promise.all(
      sockets.map((socket) => new Promise((came) => socket.once('message', came))),
    );
    const from = performance.now();
    sockets[0]?.send(JSON.stringify({ type: 'message', text: `mot ${i}` }));
    await everywhere;
    found.push(performance.now() - from);
  }
  return found;
}
