import { createServer } from 'node:http';
import express from 'express';
import { echoAnswer } from './answers.ts';
import { listenAndTell } from './listen.ts';

/** Bare Express with its own JSON reader and writer, otherwise as it comes. */
const app = express();
app.use(express.json());
app.post('/v3/:method', (request, response) => {
  response.json(echoAnswer(request.url, request.body));
});

listenAndTell(createServer(app));
