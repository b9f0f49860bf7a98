/** Looks like an id of the clinic's. */
export const someObjectId = '65f0c0de0000000000000a01';

/** A command that says all it has to. */
export const completeCommand = {
  visitorId: someObjectId,
  reservationGroupId: someObjectId,
  zoneId: someObjectId,
  startDateTimeUtc: '2027-03-01T09:00:00Z',
  endDateTimeUtc: '2027-03-01T09:30:00Z',
};

/** What, the body, and the field that its refusal names; `body`: none. */
export const hostileBodies: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['no body', '', 'body'],
  ['half a body', '{"visitorId": "', 'body'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'body'],
  ['a list', '[]', 'body'],
  ['null', 'null', 'body'],
  ['deep nesting', `{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'body'],
  ['a number for an id', JSON.stringify({ ...completeCommand, visitorId: 7 }), 'visitorId'],
  ['an object for a text', JSON.stringify({ ...completeCommand, reservationMemo: {} }), 'reservationMemo'],
  [
    'half of a surrogate pair',
    `{"visitorId":"${someObjectId}","reservationMemo":"\\ud800"}`,
    'reservationMemo',
  ],
  ['U+0000', JSON.stringify({ ...completeCommand, reservationMemo: 'a\0b' }), 'reservationMemo'],
  [
    'a text without end',
    JSON.stringify({ ...completeCommand, reservationMemo: 'x'.repeat(2_001) }),
    'reservationMemo',
  ],
  [
    'more wishes than anybody has',
    JSON.stringify({ ...completeCommand, requestedProcedures: Array(51).fill({}) }),
    'requestedProcedures',
  ],
  [
    'a wish without its configuration',
    JSON.stringify({ ...completeCommand, requestedProcedures: [{ type: 'TICKET' }] }),
    'requestedProcedures[0].ticketConfiguration',
  ],
  [
    'a day that is none',
    JSON.stringify({ ...completeCommand, startDateTimeUtc: '2027-02-29T09:00:00Z' }),
    'startDateTimeUtc',
  ],
  [
    'a part of a second',
    JSON.stringify({ ...completeCommand, startDateTimeUtc: '2027-03-01T09:00:00.5Z' }),
    'startDateTimeUtc',
  ],
  [
    'a visit of two days',
    JSON.stringify({ ...completeCommand, endDateTimeUtc: '2027-03-03T09:00:00Z' }),
    'endDateTimeUtc',
  ],
  ['a member of every object', '{"__proto__": {"visitorId": "x"}}', 'visitorId'],
];
