import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const kinds: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Far beyond what a page takes. In milliseconds. */
const patience = 60_000;

/**
 * Serves a built page on this machine.
 *
 * @param task - what the page gets from `/task`
 * @returns with `answer`: what the page sends to `/answer`
 */
export async function servePage(folder: string, task: string) {
  const { promise: answer, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error('the page does not answer')), patience);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const respond = async () => {
      if (path === '/task') return response.end(task);
      if (path === '/answer') {
        let text = '';
        for await (const chunk of request) text += (chunk as Buffer).toString();
        resolve(text);
        return response.end();
      }
      const file = path === '/' ? 'index.html' : normalize(path);
      const content = await readFile(join(folder, file));
      response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream');
      return response.end(content);
    };
    respond().catch(() => response.writeHead(404).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    answer,
    close: async () => {
      clearTimeout(timer);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
