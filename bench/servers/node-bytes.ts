import { createServer } from 'node:http';
import { listenAndTell } from './listen.ts';

/**
 * Bare node:http without even reading JSON: takes the body in and answers bytes that it was told before, by `POST /answer`.
 */
let answer = Buffer.alloc(0);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/answer') answer = Buffer.concat(chunks);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
});

listenAndTell(server);
