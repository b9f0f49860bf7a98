import { createServer } from 'node:http';
import { echoAnswer } from './answers.ts';
import { listenAndTell } from './listen.ts';

/** Bare node:http that reads JSON and writes JSON of the same bodies as the adapter's. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const answer = JSON.stringify(echoAnswer(request.url ?? '', body));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});

listenAndTell(server);
