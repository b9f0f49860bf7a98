import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import type { Booking } from '../core/booking.ts';
import type { Log } from '../core/dependencies.ts';
import type { ImageRegistration } from '../core/house-store.ts';
import type { Operation } from '../core/operation.ts';
import { type AcknowledgeSources, acknowledgeImages } from './acknowledge-images.ts';
import { type AuditSources, auditPage } from './audit-page.ts';
import type { Readiness } from './readiness.ts';
import { imagesViewOf, untracedViewOf, viewOf } from './unresolved-view.ts';

/** What the admin server tells about. */
export interface AdminSources extends AuditSources, AcknowledgeSources {
  readonly readiness: Readiness;
  readonly registry: Registry;
  /** Open operations in state `unknown` or `needs-person`, oldest first, at most `limit`. */
  unresolved(limit: number): Promise<readonly Operation[]>;
  /** Upcoming bookings that can't be changed because their reservation's id can't be learnt, the soonest first, at most `limit`. */
  untraced(limit: number): Promise<readonly Booking[]>;
  /** Images of which nobody knows whether the clinic has attached them, oldest first, at most `limit`. */
  unresolvedImages(limit: number): Promise<readonly ImageRegistration[]>;
  readonly log: Log;
}

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?$/i;

const standardLimit = 100;
const highestLimit = 1000;

/** The admin server's answers. */
export function adminRoutes(sources: AdminSources): RequestListener {
  const app = applicationOf(sources);
  return (request, response) => {
    const { url = '' } = request;
    // Express answers what it can't parse by a page of its own.
    if (url.startsWith('/') || url === '*' || URL.canParse(url)) app(request, response);
    else response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(noPath));
  };
}

function applicationOf(sources: AdminSources): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(onlyLoopbackNames);
  app.use(noPages);
  app.route('/livez').get(live).all(onlyGet);
  app.route('/readyz').get(ready(sources)).all(onlyGet);
  app.route('/metrics').get(metrics(sources)).all(onlyGet);
  app.route('/admin/audit').get(auditPage(sources)).all(onlyGet);
  app.route(['/unresolved', '/admin/unresolved']).get(unresolved(sources)).all(onlyGet);
  app
    .route(['/unresolved/:id/acknowledge', '/admin/unresolved/:id/acknowledge'])
    .post(acknowledgeImages(sources))
    .all(only('POST'));
  app.use((_request, response) => {
    response.status(404).json(errorBody('not_found', 'there is no such page'));
  });
  app.use(answerError(sources.log));
  return app;
}

/**
 * A page in the operator's browser can have its own name resolve to 127.0.0.1 and then read what listens there. Its requests still carry
 * that name.
 */
const onlyLoopbackNames: RequestHandler = (request, response, next) => {
  if (loopbackHost.test(request.headers.host ?? '')) {
    next();
    return;
  }
  response
    .status(403)
    .json(errorBody('permission_denied', 'the Host header must name this machine, e.g. 127.0.0.1'));
};

/** Any page may have a browser send a form to this machine; browsers say then from which page it comes. */
const noPages: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  response
    .status(403)
    .json(errorBody('permission_denied', 'nothing is changed on behalf of pages in a browser'));
};

function only(method: string): RequestHandler {
  return (_request, response) => {
    const allowed = method === 'GET' ? 'GET, HEAD' : method;
    response
      .status(405)
      .set('Allow', allowed)
      .json(errorBody('method_not_allowed', `only ${method} is offered`));
  };
}
const onlyGet = only('GET');

const live: RequestHandler = (_request, response) => {
  response.json({ live: true });
};

function ready({ readiness }: AdminSources): RequestHandler {
  return async (_request, response) => {
    const report = await readiness.report();
    response.status(report.ready ? 200 : 503).json(report);
  };
}

function metrics({ registry }: AdminSources): RequestHandler {
  return async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  };
}

function unresolved(sources: AdminSources): RequestHandler {
  return async (request, response) => {
    const limit = limitOf(request.query['limit']);
    if (limit === null) {
      const message = `limit must be a whole number from 1 to ${highestLimit}`;
      response.status(400).json({ error: { code: 'invalid_argument', message, field: 'limit' } });
      return;
    }
    const [operations, bookings, images] = await Promise.all([
      sources.unresolved(limit),
      sources.untraced(limit),
      sources.unresolvedImages(limit),
    ]);
    response.json({
      operations: operations.map(viewOf),
      bookings: bookings.map(untracedViewOf),
      images: images.map(imagesViewOf),
    });
  };
}

function limitOf(text: unknown): number | null {
  if (text === undefined) return standardLimit;
  if (typeof text !== 'string' || !/^[1-9][0-9]{0,3}$/.test(text)) return null;
  return Number(text) <= highestLimit ? Number(text) : null;
}

function answerError(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (error instanceof URIError && !response.headersSent) {
      response.status(400).json(noPath);
      return;
    }
    log.error({ err: error, path: request.path }, 'an admin page failed');
    if (response.headersSent) next(error);
    else response.status(500).json(errorBody('internal', 'the page failed; the log tells why'));
  };
}

function errorBody(
  code: string,
  message: string,
): { readonly error: { readonly code: string; readonly message: string } } {
  return { error: { code, message } };
}

const noPath = errorBody('invalid_argument', 'the path is none');
