import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { answerWith, press, type Pressed } from '../../bots/webchat/page-files.js';
import type { Route } from '../../bots/webchat/route.js';

/** The bundles as they are published: without and with cards, Markdown and speech. */
export type Bundle = 'webchat-minimal' | 'webchat';

/**
 * The routes of a site that gives its visitors the official Web Chat: `/webchat`, `/webchat-minimal` and their scripts.
 * The server it talks to stands behind a `?`, as `…/v3/directline`; without it, the one the page came from.
 * `quickly`: not pressed as hard as for a measure, which takes long.
 */
export function webChatRoutes(quickly = false): Route[] {
  execFileSync(process.execPath, ['test/peers/install.mjs'], { stdio: 'inherit' });
  return (['webchat-minimal', 'webchat'] as const).flatMap((bundle) => [
    served(`/${bundle}`, 'text/html; charset=utf-8', press(hostPage(bundle), quickly)),
    served(`/${bundle}.js`, 'text/javascript; charset=utf-8', press(bundleText(bundle), quickly)),
  ]);
}

/**
 * What every answer of ours carries is to forbid scripts; a policy here takes that one's place. This one allows all and
 * changes nothing: it only raises requests to https, and those to a machine's own address are left as they are.
 */
function served(path: string, type: string, pressed: Pressed): Route {
  const headers = { 'Content-Security-Policy': 'upgrade-insecure-requests' };
  return { method: 'GET', path, handle: (request) => answerWith(request, type, pressed, headers) };
}

const bundleText = (bundle: Bundle): string =>
  readFileSync(`test/peers/node_modules/botframework-webchat/dist/${bundle}.js`, 'utf8');

/**
 * As small as a page around Web Chat can be, and at its best: the token is asked for while the script is still on its
 * way. A reload takes the same conversation up again.
 */
const hostPage = (bundle: Bundle): string => `<!doctype html><html lang="fr">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Infos pratiques</title>
<link rel="icon" href="data:,"><style>html,body,#chat{height:100%;margin:0}</style><div id="chat"></div>
<script>
const domain = location.search.slice(1) || location.origin + '/v3/directline';
const kept = JSON.parse(sessionStorage.talk ?? 'null');
const ready = kept ?? fetch(domain + '/tokens/generate', { method: 'POST' }).then((answer) => answer.json());
</script>
<script src="/${bundle}.js"></script>
<script>
Promise.resolve(ready).then(({ token, conversationId }) => {
  sessionStorage.talk = JSON.stringify({ token, conversationId });
  const again = kept ? { conversationId } : {};
  const directLine = WebChat.createDirectLine({ domain, token, ...again });
  WebChat.renderWebChat({ directLine, locale: 'fr-FR', styleOptions: { hideUploadButton: true } }, document.getElementById('chat'));
});
</script>`;
