import fc from 'fast-check';
import * as z from 'zod';

/** Numbers choose among what there is at that moment, whatever its count; so a history stays playable when parts of it are left out. */
const choice = z.int().min(0).max(1_000);

const operation = z.discriminatedUnion('kind', [
  /** One user asks for one slot; `twins` equal requests at once. */
  z.strictObject({ kind: z.literal('create'), user: choice, slot: choice, twins: z.int().min(1).max(4) }),
  /** New users, all at once, for one slot. */
  z.strictObject({ kind: z.literal('rush'), slot: choice, users: z.int().min(2).max(6) }),
  /** An earlier creation's request, once more. */
  z.strictObject({ kind: z.literal('repeat'), creation: choice }),
  z.strictObject({ kind: z.literal('move'), booking: choice, slot: choice }),
  z.strictObject({ kind: z.literal('cancel'), booking: choice }),
  z.strictObject({ kind: z.literal('look-up') }),
  z.strictObject({ kind: z.literal('status'), booking: choice }),
  z.strictObject({ kind: z.literal('list'), user: choice }),
]);

/** One step of a random history. */
export type Operation = z.infer<typeof operation>;

/** A history in a file; throws a ZodError or SyntaxError. */
export function readHistory(text: string): readonly Operation[] {
  return z.array(operation).parse(JSON.parse(text));
}

/** A smaller number is no simpler history, so shortening leaves numbers alone. */
const pick = fc.noShrink(fc.nat(11));

/** Random histories of at most so many steps; changes of bookings come more often than questions. */
export function histories(steps: number): fc.Arbitrary<readonly Operation[]> {
  const step = fc.oneof(
    { weight: 6, arbitrary: create },
    { weight: 2, arbitrary: rush },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('repeat' as const), creation: pick }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), booking: pick, slot: pick }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), booking: pick }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'look-up' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('status' as const), booking: pick }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('list' as const), user: pick }) },
  );
  return fc.array(step, { minLength: 1, maxLength: steps, size: 'max' });
}

const create = fc.record({
  kind: fc.constant('create' as const),
  user: pick,
  slot: pick,
  twins: fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 4 }) },
  ),
});

const rush = fc.record({
  kind: fc.constant('rush' as const),
  slot: pick,
  users: fc.integer({ min: 2, max: 6 }),
});
