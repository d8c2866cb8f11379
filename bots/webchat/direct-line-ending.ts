import { forOwner } from './authorise.js';
import type { DirectLineTools } from './direct-line.js';
import { refusal } from './errors.js';
import type { Request, Response, Route } from './route.js';

const longestToken = 2048;

/** Two ways to have everything forgotten now. Both are never limited and may be repeated. */
export function endingRoutes(tools: DirectLineTools): Route[] {
  return [
    {
      method: 'DELETE',
      path: '/conversations/:id',
      handle: forOwner(tools.tokens, async ({ conv }) => {
        await tools.store.erase(conv, 'erase');
        return { status: 204 };
      }),
    },
    {
      method: 'POST',
      path: '/conversations/:id/leave',
      accepts: 'text',
      maxBytes: longestToken,
      handle: (request) => leave(request, tools),
    },
  ];
}

/** A beacon of a page that is closing can carry no header: the token is the body. */
async function leave(request: Request, { tokens, store }: DirectLineTools): Promise<Response> {
  if (typeof request.body !== 'string') return refusal('missing_token');
  const claims = tokens.read(request.body.trim());
  if (!claims || claims.conv !== request.params.id) return refusal('bad_token');
  await store.erase(claims.conv, 'leave');
  return { status: 204 };
}
