import * as z from 'zod';

/** A path below the base address; `{…}` stand for ids. */
const path = z
  .string()
  .regex(/^\/[\x21-\x7e]{0,300}$/, 'begins with a slash')
  .refine((text) => (text.match(/\{[^}]*\}/g) ?? []).every((part) => placeholders.has(part)), {
    error: 'has a placeholder that there is no id for',
    params: { remedy: 'Use {branchId}, {serviceId}, {appointmentId} or {reservationId}.' },
  });

const placeholders = new Set(['{branchId}', '{serviceId}', '{appointmentId}', '{reservationId}']);

const prefix = '/external/v1';
const family = `${prefix}/serviceCombination`;

/**
 * Where each call goes. As printed ([combination] 3): token, combinations, search, details, reschedule. Assumed: all others, by the
 * reason given.
 */
export const vendorPaths = z
  .strictObject({
    token: path.default('/oauth2/token'),
    combinations: path.default(`${family}/branch`),
    /** Printed with `{serviceId}`, although a branch is what the segment before it names ([combination] 9, O3). */
    timeSlots: path.default(`${family}/branch/{branchId}/timeslots`),
    /** In no page. A POST; the single-service call is under `/reservations` too, by its release. */
    reserve: path.default(`${family}/reservations`),
    /** In no page. A POST. */
    confirm: path.default(`${family}/reservations/{reservationId}/confirm`),
    search: path.default(`${family}/appointments/search`),
    details: path.default(`${family}/appointments/{appointmentId}`),
    reschedule: path.default(`${family}/appointments/{appointmentId}/reschedule`),
    /** Printed without prefix, which stands on other pages before paths of its kind ([combination] 2.1). */
    cancel: path.default(`${prefix}/appointments/{appointmentId}`),
    /** Printed so, the doubled segment and an appointment's id included; a DELETE, by purpose and 204 ([combination] 4.10). */
    release: path.default(`${prefix}/reservations/reservations/{reservationId}`),
  })
  .prefault({});

export type VendorPaths = z.infer<typeof vendorPaths>;

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,50}$/, 'is no parameter name');

/** Names that are in no page; spelled as the documented bodies spell theirs ([combination] 4.2, 4.3). */
export const queryNames = z
  .strictObject({
    serviceIds: name.default('serviceIds'),
    /** Several ids repeat the parameter, or are one list with commas. */
    serviceIdsAs: z.enum(['repeated', 'comma']).default('repeated'),
    branchId: name.default('branchId'),
    numberOfReservations: name.default('numberOfReservations'),
    from: name.default('from'),
    to: name.default('to'),
    notes: name.default('notes'),
  })
  .prefault({});

export type QueryNames = z.infer<typeof queryNames>;
