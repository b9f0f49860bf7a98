import type { ClinicAnswer, RequestBody } from '../clinic-system.ts';
import type { SandboxControl } from './control.ts';
import { ControlError } from './control-error.ts';

/** Where the control interface lives. It asks for no credentials: the sandbox holds nothing worth guarding. */
export const controlPrefix = '/_control/';

type Route = (control: SandboxControl, body: unknown) => unknown;

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['GET state', (control) => control.state()],
  ['GET faults', (control) => ({ faults: control.faults() })],
  ['POST faults', (control, body) => control.readFault(body)],
  ['DELETE faults', clearFaults],
  ['GET settings', (control) => control.settings()],
  ['PUT settings', (control, body) => control.readSettings(body)],
  ['POST front-desk', (control, body) => control.readFrontDesk(body)],
  ['POST reset', reset],
]);

/** Answers a call of the control interface; refusals are `{error: {message, field}}`. */
export function answerControl(
  control: SandboxControl,
  method: string,
  path: string,
  body: RequestBody,
): ClinicAnswer {
  try {
    const route = routes.get(`${method} ${path.slice(controlPrefix.length)}`);
    if (!route) throw new ControlError('path', `no control call ${method} ${path}`, 404);
    return { status: 200, body: route(control, bodyOf(body)) };
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return { status: error.status, body: { error: { message: error.message, field: error.field } } };
  }
}

function clearFaults(control: SandboxControl): object {
  control.clearFaults();
  return {};
}

function reset(control: SandboxControl): object {
  control.reset();
  return {};
}

function bodyOf(body: RequestBody): unknown {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'none':
      return {};
    case 'unreadable':
      if (body.problem === 'malformed') throw new ControlError('body', 'the body must be JSON in UTF-8');
      throw new ControlError('body', 'the body is too large', 413);
  }
}
