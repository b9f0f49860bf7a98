import type { HttpRequest } from '../../../src/drivers/clinic-http/http-client.ts';
import { type Hand, isLive } from '../sim-reservation.ts';
import type { CombinationCallKind } from '../troubles.ts';
import type { SimAppointment } from './appointment.ts';
import type { SimBranch, SimRefusal } from './branch.ts';
import type { BranchDoor } from './branch-door.ts';
import { resources, systemServices } from './branch-setting.ts';
import { appointmentView, holdView, slotView } from './views.ts';

/** What goes over the wire as an answer; `json` undefined: an empty body. */
export interface SimAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly retryAfterMs?: number;
}

/** A call as its method and path name it. */
export interface SimCall {
  readonly kind: CombinationCallKind;
  /** The id in its path, '' when there is none. */
  readonly id: string;
}

const family = '/external/v1/serviceCombination';

/** As documented, or where no page says it, as the driver's settings have it ([combination] 3). */
const routes: readonly (readonly [CombinationCallKind, HttpRequest['method'], RegExp])[] = [
  ['oauth-token', 'POST', /^\/oauth2\/token$/],
  ['combinations', 'GET', new RegExp(`^${family}/branch$`)],
  ['time-slots', 'GET', new RegExp(`^${family}/branch/([^/]+)/timeslots$`)],
  ['reserve-time-slot', 'POST', new RegExp(`^${family}/reservations$`)],
  ['confirm-reservation', 'POST', new RegExp(`^${family}/reservations/([^/]+)/confirm$`)],
  ['search-appointments', 'GET', new RegExp(`^${family}/appointments/search$`)],
  ['reschedule-appointment', 'PUT', new RegExp(`^${family}/appointments/([^/]+)/reschedule$`)],
  ['get-appointment', 'GET', new RegExp(`^${family}/appointments/([^/]+)$`)],
  ['cancel-appointment', 'DELETE', /^\/external\/v1\/appointments\/([^/]+)$/],
  ['release-reservation', 'DELETE', /^\/external\/v1\/reservations\/reservations\/([^/]+)$/],
];

/** @throws when the system has no such call */
export function callOf({ method, path }: HttpRequest): SimCall {
  const bare = path.replace(/\?.*$/, '');
  for (const [kind, verb, pattern] of routes) {
    const found = verb === method ? pattern.exec(bare) : null;
    if (found !== null) return { kind, id: found[1] ?? '' };
  }
  throw new Error(`the system has no ${method} ${path}`);
}

/** What the system does and says when the call arrives. */
export function answerCall(
  branch: SimBranch,
  door: BranchDoor,
  call: SimCall,
  request: HttpRequest,
  hand: Hand,
): SimAnswer {
  const { corners, nowMs } = branch;
  const tooMany: SimAnswer = {
    status: 429,
    ...(corners.rateLimitTellsRetryAfter ? { retryAfterMs: 2_000 } : {}),
  };
  if (call.kind === 'oauth-token') {
    const token = door.issue(nowMs);
    const { oauthTokenLifetimeSec } = corners;
    return token === null
      ? tooMany
      : {
          status: 200,
          json: { access_token: token, expires_in: oauthTokenLifetimeSec, token_type: 'Bearer' },
        };
  }
  if (!door.lets(request.headers['authorization'], nowMs)) return { status: 401 };
  if (door.isOneTooMany(nowMs)) return tooMany;
  return performers[call.kind](branch, call.id, request, hand);
}

type Performer = (branch: SimBranch, id: string, request: HttpRequest, hand: Hand) => SimAnswer;

const performers: Readonly<Record<Exclude<CombinationCallKind, 'oauth-token'>, Performer>> = {
  combinations: (branch) => {
    const groups = [...new Set(resources.map(({ type }) => type))].map((resourceTypeId) => {
      const ids = systemServices.filter((one) => one.resourceType === resourceTypeId).map(({ id }) => id);
      return { resourceTypeId, combinableServices: [], unCombinableServices: [], combinedServices: ids };
    });
    return { status: 200, json: [{ branchId: branch.id, serviceCombinations: groups }] };
  },
  'time-slots': (branch, _id, { path }) => {
    const query = new URLSearchParams(path.slice(path.indexOf('?')));
    const span = { startSec: instantOf(query.get('from')), endSec: instantOf(query.get('to')) };
    const slots = branch.calendar.freeSlots(query.getAll('serviceIds'), span);
    return { status: 200, json: slots.map((slot) => slotView(slot, branch)) };
  },
  'reserve-time-slot': (branch, _id, request, hand) => {
    const { serviceIds, timeSlot, notes } = bodyOf<ReserveBody>(request);
    const span = { startSec: instantOf(timeSlot.startTime), endSec: instantOf(timeSlot.endTime) };
    const hold = branch.hold({ ...span, serviceIds, notes: notes ?? '' }, hand);
    return 'why' in hold
      ? refused(hold)
      : { status: 201, json: { reservationId: hold.id, timeSlot: slotView(hold, branch) } };
  },
  'confirm-reservation': (branch, id, request, hand) => {
    const customer = bodyOf<ConfirmBody>(request);
    if (!/^[A-Za-z0-9]{10,48}$/.test(customer.personalIdentifier))
      branch.wronged(`a visit was confirmed for ${customer.personalIdentifier}, which is no identifier`);
    const made = branch.confirm(id, customer, hand);
    if ('why' in made) return refused(made);
    switch (branch.corners.confirmAnswers) {
      case 'appointment':
        return { status: 201, json: appointmentView(made, branch) };
      case 'id':
        return { status: 201, json: { appointmentId: made.scheduleId } };
      case 'nothing':
        return { status: 201 };
    }
  },
  'search-appointments': (branch, _id, request) => {
    const { personalIdentifier } = bodyOf<SearchBody>(request).customer;
    return search(branch, personalIdentifier);
  },
  'get-appointment': (branch, id) => {
    const found = branch.find(id);
    const isShown = found !== undefined && (isLive(found) || branch.corners.canceledDetailsShown);
    return isShown
      ? { status: 200, json: appointmentView(found, branch) }
      : { status: branch.corners.goneAppointmentStatus };
  },
  'reschedule-appointment': (branch, id, request, hand) => {
    const { reservationId } = bodyOf<{ readonly reservationId: string }>(request);
    const moved = branch.reschedule(id, reservationId, hand);
    return 'why' in moved ? refused(moved) : { status: 200, json: appointmentView(moved, branch) };
  },
  'cancel-appointment': (branch, id, _request, hand) => nothingOr(branch.cancel(id, hand)),
  'release-reservation': (branch, id, _request, hand) => nothingOr(branch.release(id, hand)),
};

interface ReserveBody {
  readonly serviceIds: readonly string[];
  readonly timeSlot: { readonly startTime: string; readonly endTime: string };
  readonly notes?: string;
}

type ConfirmBody = SimAppointment['customer'];

interface SearchBody {
  readonly customer: { readonly personalIdentifier: string };
}

function search(branch: SimBranch, identifier: string): SimAnswer {
  const { corners } = branch;
  const listed = branch.reservations
    .filter(({ customer }) => customer.personalIdentifier === identifier)
    .filter((one) => corners.searchListsCanceled || isLive(one))
    .toSorted((one, other) => one.startSec - other.startSec)
    .map((one) => appointmentView(one, branch));
  const held = corners.searchListsHolds
    ? branch.calendar.liveHolds.map((hold) => holdView(hold, branch))
    : [];
  const views = [...listed, ...held];
  const [first] = views;
  if (first === undefined) return nothingFound[corners.searchNoMatch];
  const isAlone =
    corners.searchAnswers === 'object' || (corners.searchAnswers === 'object-when-one' && views.length === 1);
  return { status: 200, json: isAlone ? first : views };
}

const nothingFound: Readonly<Record<'empty-list' | 'no-content' | 'not-found', SimAnswer>> = {
  'empty-list': { status: 200, json: [] },
  'no-content': { status: 204 },
  'not-found': { status: 404 },
};

function nothingOr(result: 'done' | SimRefusal): SimAnswer {
  return result === 'done' ? { status: 204 } : refused(result);
}

/** No page shows an error's body ([combination] 8). */
function refused({ status, why }: SimRefusal): SimAnswer {
  return { status, json: { message: why } };
}

/** The driver's own JSON; a wrong item shows as a failure of whatever reads it. */
function bodyOf<T>({ body }: HttpRequest): T {
  return JSON.parse(body ?? '') as T;
}

function instantOf(text: string | null): number {
  return Date.parse(text ?? '') / 1000;
}
