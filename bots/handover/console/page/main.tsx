import { render } from 'preact';
import type { ConsoleData } from '../wire.js';
import { App } from './app.js';
import { Desk } from './desk.js';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as ConsoleData;
const root = document.getElementById('console');
let isDue = false;

/** At most once a frame, whatever comes in between. A tab in the background draws too: its title must tell. */
function draw(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    if (root !== null) render(<App desk={desk} />, root);
  }, 16);
}

const desk = new Desk(data, draw);
desk.start();
draw();
