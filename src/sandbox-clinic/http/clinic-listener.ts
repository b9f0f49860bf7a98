import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ClinicSystem } from '../clinic-system.ts';
import type { CallCounts } from '../control/call-counts.ts';
import type { SandboxControl } from '../control/control.ts';
import { answerControl, controlPrefix } from '../control/control-routes.ts';
import type { FaultQueue } from '../faults/fault-queue.ts';
import { type CallParts, performCall } from './perform-call.ts';
import { readRequestBody } from './read-request-body.ts';
import { sendJson } from './send-answer.ts';

/** What the listener serves. */
export interface ListenerParts extends CallParts {
  readonly systems: readonly ClinicSystem[];
  readonly control: SandboxControl;
  readonly faults: FaultQueue;
  readonly calls: CallCounts;
}

/** Longer than clients keep idle connections, so that the server never closes one just as a request is on its way. */
const keepAliveMs = 65_000;

/** A server for the clinic systems and the control interface, not listening yet. */
export function clinicServer(parts: ListenerParts): Server {
  const server = createServer((request, response) => {
    serve(request, response, parts).catch((error: unknown) => giveUp(request, response, error, parts));
  });
  server.keepAliveTimeout = keepAliveMs;
  return server;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ListenerParts,
): Promise<void> {
  const method = request.method ?? '';
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (path.startsWith(controlPrefix)) {
    const body = await readRequestBody(request, 'json');
    const { status, body: answer } = answerControl(parts.control, method, path, body);
    sendJson(response, status, answer);
    return;
  }
  const operation = findOperation(parts.systems, method, path);
  if (operation) parts.calls.add(operation.name);
  const body = await readRequestBody(request, operation?.reads ?? 'json');
  if (!operation) {
    sendJson(response, 404, unknownPath);
    return;
  }
  const fault = parts.faults.take(operation.name, body.kind === 'json' ? body.value : undefined);
  const { headers } = request;
  const call = { authorization: headers.authorization, headers, query: new URLSearchParams(query), body };
  performCall({ operation, request: call, response }, fault, parts);
}

function findOperation(systems: readonly ClinicSystem[], method: string, path: string) {
  for (const system of systems) {
    const operation = system.find(method, path);
    if (operation) return operation;
  }
  return undefined;
}

const unknownPath = {
  status: 404,
  message: 'NotFoundException',
  className: 'NotFoundException',
  errorProperties: [{ key: 'path', reason: 'NotFound' }],
};

/** A request that broke off needs no answer; anything else is ours. */
function giveUp(request: IncomingMessage, response: ServerResponse, error: unknown, parts: CallParts): void {
  if (!request.complete) return;
  parts.reportBug(error);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { error: { message: 'internal error', field: '' } });
}
