import type { BodyForm, ClinicAnswer } from '../clinic-system.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { confirmReservation } from './confirm-reservation.ts';
import { getAppointment } from './get-appointment.ts';
import { getTimeSlots } from './get-time-slots.ts';
import { listBranchCombinations, listCombinations } from './list-combinations.ts';
import { listServices } from './list-services.ts';
import { releaseReservation } from './release-reservation.ts';
import type { CallerChecks } from './require-caller.ts';
import { rescheduleAppointment } from './reschedule-appointment.ts';
import { reserveTimeSlot } from './reserve-time-slot.ts';
import { searchAppointments } from './search-appointments.ts';
import { updateCustomer } from './update-customer.ts';

/** One call of the system: where it is found, what its headers must have, and what answers it. */
export interface CombinationOperation {
  /** The name under which it is counted and faults are set. */
  readonly name: string;
  readonly methods: readonly string[];
  /** Below `/external/v1`; `{id}` stands for one segment. */
  readonly path: string;
  /** The path is printed without the prefix too ([combination] 2.1), and served so. */
  readonly short?: boolean;
  readonly checks: CallerChecks;
  readonly changes: boolean;
  readonly handler: (clinic: CombinationRecords, call: CombinationCall) => ClinicAnswer;
}

/** Where all but the token endpoint live ([combination] 2.1). */
export const prefix = '/external/v1';

/** The token endpoint ([combination] 2.2). */
export const tokenOperation = {
  name: 'oauth-token',
  method: 'POST',
  path: '/oauth2/token',
  reads: 'form',
} as const satisfies { readonly reads: BodyForm } & Readonly<Record<string, string>>;

const unshown: CallerChecks = { showsTenant: false, language: false, scopes: [] };
const tenantOnly: CallerChecks = { showsTenant: true, language: false, scopes: [] };
const withLanguage: CallerChecks = { showsTenant: true, language: true, scopes: [] };

/**
 * All calls but that for a token ([combination] 3). Our assumptions: the path of one branch's combinations, paths and methods of
 * reserve and confirm, `DELETE` for release, and which scopes cover what ([combination] 2.2): booking for confirm, rescheduling
 * and cancelling for their calls, either of the first two for reserve, any for the rest.
 */
export const operations: readonly CombinationOperation[] = [
  {
    name: 'combinations',
    methods: ['GET'],
    path: '/serviceCombination/branch',
    checks: unshown,
    changes: false,
    handler: listCombinations,
  },
  {
    name: 'combinations',
    methods: ['GET'],
    path: '/serviceCombination/branch/{id}',
    checks: unshown,
    changes: false,
    handler: listBranchCombinations,
  },
  {
    name: 'time-slots',
    methods: ['GET'],
    path: '/serviceCombination/branch/{id}/timeslots',
    checks: unshown,
    changes: false,
    handler: getTimeSlots,
  },
  {
    name: 'reserve-time-slot',
    methods: ['POST'],
    path: '/serviceCombination/reservations',
    checks: { ...tenantOnly, scopes: ['book', 'reschedule'] },
    changes: true,
    handler: reserveTimeSlot,
  },
  {
    name: 'confirm-reservation',
    methods: ['POST'],
    path: '/serviceCombination/reservations/{id}/confirm',
    checks: { ...tenantOnly, scopes: ['book'] },
    changes: true,
    handler: confirmReservation,
  },
  {
    name: 'search-appointments',
    methods: ['GET', 'POST'],
    path: '/serviceCombination/appointments/search',
    checks: withLanguage,
    changes: false,
    handler: searchAppointments,
  },
  {
    name: 'get-appointment',
    methods: ['GET'],
    path: '/serviceCombination/appointments/{id}',
    checks: withLanguage,
    changes: false,
    handler: getAppointment,
  },
  {
    name: 'reschedule-appointment',
    methods: ['PUT'],
    path: '/serviceCombination/appointments/{id}/reschedule',
    checks: { ...withLanguage, scopes: ['reschedule'] },
    changes: true,
    handler: rescheduleAppointment,
  },
  {
    name: 'cancel-appointment',
    methods: ['DELETE'],
    path: '/appointments/{id}',
    short: true,
    checks: { ...tenantOnly, scopes: ['cancel'] },
    changes: true,
    handler: cancelAppointment,
  },
  {
    name: 'release-reservation',
    methods: ['DELETE'],
    path: '/reservations/reservations/{id}',
    checks: tenantOnly,
    changes: true,
    handler: releaseReservation,
  },
  {
    name: 'update-customer',
    methods: ['PUT'],
    path: '/Appointments/{id}/customer',
    short: true,
    checks: tenantOnly,
    changes: true,
    handler: updateCustomer,
  },
  {
    name: 'services',
    methods: ['GET'],
    path: '/services',
    short: true,
    checks: withLanguage,
    changes: false,
    handler: listServices,
  },
];
