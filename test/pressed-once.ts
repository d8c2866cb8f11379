// Loaded before all tests (.mocharc.json). A page is pressed as hard as can be, which takes a second, and hundreds of
// tests start a server with the same page: the same bytes are pressed once for all of them. What comes out is the same.
import { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

const press = zlib.brotliCompressSync;
const known = new Map<string, ReturnType<typeof press>>();

zlib.brotliCompressSync = (plain, options = {}) => {
  const bytes = typeof plain === 'string' ? Buffer.from(plain) : Buffer.from(plain as Uint8Array);
  const key = createHash('sha256').update(bytes).update(JSON.stringify(options)).digest('hex');
  const pressed = known.get(key) ?? press(bytes, options);
  known.set(key, pressed);
  return pressed;
};
syncBuiltinESMExports();
