import type { Duplex } from 'node:stream';

const closingMs = 1000;

/** Nobody else owns such a connection: unless it is destroyed here, its descriptor stays as long as the caller likes. */
export function refuse(socket: Duplex, status: string): void {
  const impatient = setTimeout(() => socket.destroy(), closingMs);
  socket.once('close', () => clearTimeout(impatient));
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
