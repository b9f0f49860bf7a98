const reservations = 'https://developers.google.com/actions-center/verticals/reservations/e2e';
const methods = `${reservations}/reference/booking-server-api-rest/e2e-methods`;
const definitions = `${reservations}/reference/booking-server-api-rest/e2e-definitions`;
const ready = `${reservations}/integration-steps/booking-server-ready`;
const center = 'https://developers.google.com/actions-center';
const maps = 'https://developers.google.com/maps-booking';

/** Where a rule is written: a part of the public documentation of booking servers. */
export interface Rule {
  /** What the part is about. */
  readonly title: string;
  /** The page that it is found on. */
  readonly page: string;
}

/** The parts that scenarios cite, under the numbers by which the whole project cites them as [google]. */
const parts = {
  '1.1': { title: 'Methods and paths', page: `${definitions}/proto-interface` },
  '1.2': { title: 'How fields read as JSON', page: `${ready}/createbooking/samples-definitions` },
  '1.3': { title: 'BatchAvailabilityLookup', page: `${ready}/batchavailabilitylookup/samples-definitions` },
  '1.4': { title: 'CheckAvailability (legacy)', page: `${maps}/reference/rest-api-v3/proto-bundle` },
  '1.5': {
    title: 'CreateLease (legacy)',
    page: `${maps}/reference/rest-api-v3/bookings/createlease-method`,
  },
  '1.6': { title: 'CreateBooking', page: `${methods}/createbooking-method` },
  '1.7': { title: 'UpdateBooking', page: `${ready}/updatebooking/samples-definitions` },
  '1.8': {
    title: 'GetBookingStatus (legacy)',
    page: `${center}/legacy/reference/booking-server/getbookingstatus-method`,
  },
  '1.9': {
    title: 'ListBookings (legacy)',
    page: `${center}/legacy/reference/booking-server/listbookings-method`,
  },
  '1.10': { title: 'SetMarketingPreference', page: `${methods}/setmarketingpreference-method` },
  '1.11': { title: 'Slot, Booking, UserInformation', page: `${definitions}/booking-definition` },
  '1.13': { title: 'Enums', page: `${maps}/reference/rest-api-v3/proto-bundle` },
  '1.14': { title: 'BookingFailure and its causes', page: `${definitions}/bookingfailure-definition` },
  '2.1': {
    title: 'Orders (legacy)',
    page: `${maps}/guides/end-to-end-integration/partner-implementing-booking-server-1a`,
  },
  '3': {
    title: 'gRPC: status codes and health',
    page: `${center}/legacy/archived-guides/implement-booking-server-v2`,
  },
  '4.1': { title: 'Idempotency', page: `${ready}/createbooking` },
  '4.2': {
    title: 'HTTP status or booking_failure',
    page: `${maps}/verticals/beauty/reference/rest-api-v3/status_codes`,
  },
  '4.3': {
    title: 'Limits of latency and errors',
    page: `${reservations}/integration-steps/launch-and-monitor`,
  },
  '4.4': {
    title: 'Authentication',
    page: `${reservations}/integration-steps/setup/config-booking-server`,
  },
  '4.5': { title: 'JSON', page: `${ready}/createbooking/samples-definitions` },
  '4.6': { title: 'Users, guests, duplicates', page: `${ready}/createbooking` },
  '4.7': {
    title: 'Cancellation and changes',
    page: `${reservations}/reference/tutorials/set-cancellation-windows`,
  },
  '4.8': { title: 'Asynchronous confirmation', page: `${reservations}/add-ons/add-async` },
  '5.2': {
    title: "Google's own test cases",
    page: `${maps}/guides/end-to-end-integration/test-booking-server`,
  },
} as const satisfies Record<string, Rule>;

/** The number of a part. */
export type RuleId = keyof typeof parts;

/** See {@link Rule}. */
export const rules: Readonly<Record<RuleId, Rule>> = parts;
