import { status } from '@grpc/grpc-js';
import { answers, causes } from '../../src/contract/answer-table.ts';
import { failureBody, failureOf, faultOf } from '../../src/contract/failure.ts';
import { messageType } from '../../src/contract/wire/protos.ts';
import { WireError } from '../../src/contract/wire/wire-error.ts';
import { Fault } from '../../src/core/fault.ts';

test('every cause that is answered exists in the contract, and says something', () => {
  const known = messageType('BookingFailure').lookupEnum('Cause').values;
  for (const cause of Object.values(causes)) expect(known[cause]).toBeGreaterThan(0);
});

test('no two refusals are told by the same cause', () => {
  expect(new Set(Object.values(causes)).size).toBe(Object.keys(causes).length);
});

test('every status exists', () => {
  for (const { http, grpc } of Object.values(answers)) {
    expect(http).toBeGreaterThanOrEqual(400);
    expect(status[grpc]).toBeGreaterThan(0);
  }
});

test('an unknown outcome invites a repeat', () => {
  expect(answers['outcome-unknown']).toEqual({ http: 504, grpc: 'DEADLINE_EXCEEDED' });
  expect(answers['clinic-unavailable']).toEqual({ http: 503, grpc: 'UNAVAILABLE' });
});

test('what the wire refuses is a wrong argument', () => {
  expect(faultOf(new WireError('is odd', 'slot'))).toMatchObject({
    code: 'invalid-argument',
    message: 'is odd',
    field: 'slot',
  });
  expect(faultOf(new WireError('is odd')).field).toBeUndefined();
});

test('what nobody foresaw is ours, and nothing of it is told', () => {
  for (const thrown of [new TypeError('inside'), 'inside', undefined, { code: 'inside' }]) {
    const failure = failureOf(faultOf(thrown), 'e-1');
    expect(JSON.parse(failureBody(failure))).toEqual({
      error: { code: 'internal', message: 'internal error', error_id: 'e-1' },
    });
  }
});

test('what the core says of a fault of ours is not told either', () => {
  expect(failureOf(new Fault('internal', 'inside'), 'e-1').message).toBe('internal error');
});
