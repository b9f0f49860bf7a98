import type { Mutant } from '../mutant-list.ts';

/** Faults around the holds, ids and searches of a service-combination system. */
export const combinationMutants: readonly Mutant[] = [
  {
    name: 'a command to the combination system without answer is sent again without a look',
    file: 'src/drivers/service-combination/combination-calls.ts',
    find: "if (outcome.kind !== 'not-sent' && outcome.kind !== 'shed') return outcome;",
    replace: "if (outcome.kind === 'answered' || outcome.kind === 'refused') return outcome;",
  },
  {
    name: 'a hold is released after a reschedule without answer',
    file: 'src/drivers/service-combination/move.ts',
    find: "if (outcome.kind === 'unknown') return outcome;",
    replace:
      "if (outcome.kind === 'unknown') {\n    await parts.releases.release(hold.hold);\n    return outcome;\n  }",
  },
  {
    name: 'a hold is released after a confirm without answer',
    file: 'src/drivers/service-combination/reserve.ts',
    find: "if (outcome.kind === 'unknown') return outcome;",
    replace:
      "if (outcome.kind === 'unknown') {\n    await parts.releases.release(hold.hold);\n    return outcome;\n  }",
  },
  {
    name: 'a resumed create confirms a hold of its own',
    file: 'src/drivers/service-combination/reserve.ts',
    find: 'before === null ? await holdFor(parts, command, wish, limits, notes) : holdInNote(before, command, parts);',
    replace: 'await holdFor(parts, command, wish, limits, notes);',
  },
  {
    name: 'a hold is used before it is written down',
    file: 'src/drivers/service-combination/hold.ts',
    find: 'await notes.write(wordsOf(hold));',
    replace: '',
  },
  {
    name: 'a mere hold that the search lists counts as an appointment',
    file: 'src/drivers/service-combination/marker-search.ts',
    find: 'if (details.value === null) continue;',
    replace: 'details.value ??= one;',
  },
  {
    name: 'the id that a move has given an appointment is forgotten',
    file: 'src/drivers/service-combination/move.ts',
    find: "return { kind: 'done', value: { visitorId: null, receiptId: hold, scheduleId: appointment.id } };",
    replace: "return { kind: 'done', value: null };",
  },
  {
    name: 'an appointment that a lost move has renamed counts as cancelled',
    file: 'src/drivers/service-combination/read-back.ts',
    find: 'if (tried.includes(one.id)) continue;',
    replace: 'if (!tried.includes(one.id)) continue;',
  },
  {
    name: 'an appointment that a lost move has renamed is looked for at its time alone',
    file: 'src/drivers/service-combination/read-back.ts',
    find: 'return [...new Set([...there, ...marked])];',
    replace: 'return there;',
  },
  {
    name: 'a hold is given up and can still be used',
    file: 'src/drivers/service-combination/hold.ts',
    find: 'await notes.write(givenUp);',
    replace: '',
  },
  {
    name: "another booking's appointment is taken for a leftover where nothing but time and name tell",
    file: 'src/core/watch-late-effects.ts',
    find: 'findReservation({ clinic, store }, booking, span, visitorId, limits, true)',
    replace: 'findReservation({ clinic, store }, booking, span, visitorId, limits)',
  },
  {
    name: 'one appointment where there may be several counts as all of them',
    file: 'src/drivers/service-combination/appointments.ts',
    find: 'isAll: Array.isArray(json.value) || appointments.length === 0 }',
    replace: 'isAll: true }',
  },
  {
    name: 'a hold is kept although its slot is not wanted any more',
    file: 'src/drivers/service-combination/hold.ts',
    find: 'return releases.release(hold);',
    replace: 'return true;',
  },
];
