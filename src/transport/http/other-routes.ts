import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { encodeJson } from '../../contract/wire/encode-json.ts';
import type { Clock } from '../../core/clock.ts';
import { Fault } from '../../core/fault.ts';
import { logCall } from '../transport.ts';
import { type AnswerOptions, answerFailure, type Exchange } from './answer-call.ts';
import { answerCommandFailure } from './answer-command.ts';
import { commandOfPath } from './command-path.ts';
import { methodOfPath } from './method-path.ts';
import { writeJson } from './write-answer.ts';

/** Everything besides the calls by POST: the health check, and what isn't there. */
export function otherRoutes(options: AnswerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/v3/HealthCheck', async (request, response) => {
    const exchange = exchangeOf(request, response, options.clock);
    const caller = await options.access.caller(request.headers.authorization);
    const answer = await options.dispatcher.dispatch('HealthCheck', caller, {}, exchange.arrivedMs);
    writeJson(options.server, response, 200, encodeJson('HealthCheckResponse', answer));
    logCall(options, 'http', 'HealthCheck', exchange.arrivedMs);
  });
  app.use(async (request, response) => {
    await options.access.caller(request.headers.authorization);
    const method = methodOfPath(request.url, options.dispatcher);
    const called = method ?? commandOfPath(request.url);
    if (called === undefined) throw new Fault('not-found', 'there is nothing at this path');
    const verb = called === 'HealthCheck' ? 'GET' : 'POST';
    response.setHeader('allow', verb);
    throw new Fault('method-not-allowed', `${called} takes ${verb} only`);
  });
  // Express tells error handlers by their four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const exchange = exchangeOf(request, response, options.clock);
    const command = commandOfPath(request.url);
    if (command !== undefined) {
      answerCommandFailure(options, command, exchange, error);
      return;
    }
    const method = methodOfPath(request.url, options.dispatcher) ?? 'unknown';
    answerFailure(options, method, exchange, error);
  });
  return app;
}

function exchangeOf(request: Request, response: Response, clock: Clock): Exchange {
  return { request, response, arrivedMs: clock.now(), awaitsContinue: false };
}
