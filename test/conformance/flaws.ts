import type { Grade } from '../../src/conformance/finding.ts';

/** Each flaw of the small server, and the scenario that is there to find it; `must` unless said otherwise. */
export const flaws = {
  'health-says-503': 'health/serving-server-answers-200',
  'health-is-open': 'health/missing-credentials-are-refused',
  'knows-no-trailing-slash': 'wire/trailing-slash-is-served',
  'takes-any-password': 'auth/wrong-password-is-refused',
  'takes-any-scheme': 'auth/malformed-credentials-are-refused',
  'lists-are-open': 'auth/optional-methods-ask-for-credentials',
  'works-before-it-looks-at-the-password': 'auth/refused-creation-books-nothing',
  'writes-camel-case': 'wire/creation-answer-has-the-documented-form',
  'writes-enums-as-numbers': 'wire/update-answer-has-the-documented-form',
  'writes-texts-for-booleans': 'wire/look-up-answer-has-the-documented-form',
  'writes-times-as-dates': 'wire/all-answers-of-the-run-have-the-documented-form',
  'wraps-its-lists': 'wire/answers-of-reading-have-the-documented-form',
  'says-reason-for-cause': 'wire/refusal-has-the-documented-form',
  'reads-no-decimal-strings': 'wire/decimal-strings-are-read',
  'reads-no-numbers': ['wire/numbers-and-decimal-strings-mean-the-same', 'should'],
  'loses-letters': 'wire/names-of-all-scripts-come-back-unchanged',
  'answers-as-text': ['wire/answers-call-themselves-json', 'should'],
  'leaves-the-last-slot-out': 'look-ups/every-slot-of-a-page-load-is-answered',
  'turns-the-list-round': ['look-ups/every-slot-of-a-page-load-is-answered', 'should'],
  'rounds-times': 'look-ups/slot-comes-back-unchanged',
  'shows-yesterday': 'look-ups/booked-out-slot-is-unavailable',
  'cancelled-places-stay-taken': 'look-ups/cancelled-place-is-available-again',
  'past-is-available': 'look-ups/past-slot-is-not-available',
  'unknown-merchants-are-just-full': 'look-ups/unknown-merchant-is-a-wrong-argument',
  'counts-wrongly': 'look-ups/open-places-are-counted',
  'forgets-the-user': 'create/free-slot-is-booked-whole',
  'never-runs-out': 'create/booked-out-slot-is-slot-unavailable',
  'answers-refusals-with-409': 'create/booked-out-slot-is-slot-unavailable',
  'refuses-with-a-booking': 'create/refusal-holds-the-failure-alone',
  'one-booking-takes-the-slot': 'create/every-place-of-a-slot-can-be-booked',
  'gives-every-booking-one-id': 'create/booking-ids-are-unique',
  'books-off-the-grid': 'create/slot-that-never-was-is-refused',
  'books-any-duration': 'create/other-duration-is-refused',
  'confirms-asynchronous-slots': 'create/asynchronous-slot-is-pending',
  'books-without-the-offer': 'create/unknown-offer-is-not-booked',
  'ignores-tokens': 'idempotency/repeat-gives-the-same-answer',
  'remembers-refusals': 'idempotency/refused-creation-is-tried-afresh',
  'tokens-die-with-their-booking': 'idempotency/repeat-after-a-cancellation-books-nothing',
  'books-other-contents-too': 'idempotency/token-with-other-contents-books-nothing-more',
  'finds-bookings-by-user-and-slot': 'idempotency/new-token-after-a-cancellation-is-a-new-booking',
  'knows-no-repeated-moves': 'idempotency/repeated-move-succeeds-again',
  'knows-no-cancelled-bookings': 'idempotency/repeated-cancellation-is-cancelled-or-already-cancelled',
  'spells-cancelled-with-two-l': 'update/cancelled-booking-is-answered-as-canceled',
  'moves-under-a-new-id': 'update/move-keeps-the-booking',
  'keeps-the-old-place-too': 'update/move-frees-the-old-place',
  'moves-into-full-slots': 'update/move-to-a-full-slot-is-slot-unavailable',
  'gives-up-the-old-place-first': 'update/refused-move-leaves-the-booking',
  'moves-the-cancelled': 'update/move-of-a-cancelled-booking-is-refused',
  'cancels-what-never-was': 'update/unknown-booking-is-a-wrong-argument',
  'cancels-at-any-time': 'update/late-cancellation-is-outside-the-window',
  'never-hears-of-cancellations': 'reads/cancelled-booking-is-canceled',
  'lists-the-cancelled': 'reads/cancelled-booking-is-not-listed',
  'lists-everybody': 'reads/users-see-their-own-bookings-only',
  'lists-old-times': 'reads/moved-booking-is-listed-at-its-new-time',
  'fulfils-everything': 'orders/taken-item-is-named',
  'orders-take-no-place': 'orders/order-takes-its-place',
  'orders-what-there-is': 'orders/order-with-one-taken-item-fails-whole',
  'refuses-orders-like-bookings': 'orders/order-of-a-taken-slot-is-unfulfillable',
  'orders-again-and-again': 'orders/repeat-gives-the-same-order',
  'leases-hold-nothing': 'leases/leased-place-is-taken-for-others',
  'leases-again-and-again': 'leases/repeat-gives-the-same-lease',
  'leases-last-for-two': 'leases/lease-is-used-up-by-its-booking',
  'leases-fit-any-slot': 'leases/lease-of-another-slot-books-nothing',
  'takes-any-lease': 'leases/unknown-lease-books-nothing',
  'leases-never-expire': 'leases/expired-lease-is-lease-expired',
  'books-for-anybody': 'limits/creation-without-a-required-field-is-a-wrong-argument',
  'broken-json-is-500': 'limits/unparsable-body-is-a-wrong-argument',
  'answers-any-verb': 'limits/other-verb-is-refused',
  'says-yes-to-what-it-cannot': 'limits/method-that-is-not-offered-is-501',
  'shows-stack-traces': ['limits/errors-tell-nothing-of-the-inside', 'should'],
  'checks-first-and-books-later': 'races/last-place-goes-to-one',
  'looks-at-tokens-too-early': 'races/equal-requests-at-once-make-one-booking',
  'checks-first-and-moves-later': 'races/two-moves-into-one-place-move-one',
  'slow-look-ups': 'latency/look-ups-answer-within-1500-ms',
  'slow-changes': 'latency/changes-answer-within-4-s',
  'fails-now-and-then': 'latency/changes-rarely-fail',
} as const satisfies Record<string, string | readonly [string, Grade]>;

export type Flaw = keyof typeof flaws;

/** A flaw with the scenario that names it and the grade of its finding. */
export interface PlantedFlaw {
  readonly flaw: Flaw;
  readonly scenario: string;
  readonly grade: Grade;
}

export const plantedFlaws: readonly PlantedFlaw[] = Object.entries(flaws).map(([flaw, named]) =>
  typeof named === 'string'
    ? { flaw: flaw as Flaw, scenario: named, grade: 'must' }
    : { flaw: flaw as Flaw, scenario: named[0], grade: named[1] },
);
