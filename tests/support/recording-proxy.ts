import { createServer } from 'node:http';

export interface RecordingProxy {
  readonly url: string;
  /** Hosts that anything in the browser tried to reach: pages, workers, style sheets, the browser itself. */
  readonly attempts: readonly string[];
  close(): Promise<void>;
}

/**
 * A proxy that lets nothing through and remembers who was asked for. A browser sends it everything that is not for this
 * machine, so it also sees what the page's own list of requests can miss, such as a worker's.
 */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const attempts: string[] = [];
  const server = createServer((request, response) => {
    attempts.push(request.url ?? '?');
    response.writeHead(403);
    response.end();
  });
  server.on('connect', (request, socket) => {
    attempts.push(request.url ?? '?');
    // A browser that goes away in the middle of being refused is no fault.
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    attempts,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
