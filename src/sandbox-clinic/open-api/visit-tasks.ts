import type { Schedule } from './schedule.ts';

/** One treatment of a visit ([clinic] 10.2); the values of `status` and `anesthesiaType` aren't documented: ours. */
export interface VisitTask {
  readonly type: 'PROCEDURE';
  readonly sequence: number;
  readonly title: string;
  readonly status: 'IN_PROGRESS' | 'COMPLETED';
  readonly paymentRequired: boolean;
  readonly assignees: readonly [];
  readonly doctors: readonly [];
  readonly calledDoctors: readonly [];
  readonly anesthesiaType: 'NONE';
}

/** A visit's treatments: none before it began, then one. */
export function tasksOf({ status }: Schedule): VisitTask[] {
  if (status !== 'IN_PROGRESS' && status !== 'COMPLETED') return [];
  const people = { assignees: [], doctors: [], calledDoctors: [] } as const;
  return [
    {
      type: 'PROCEDURE',
      sequence: 1,
      title: 'Treatment',
      status,
      paymentRequired: false,
      ...people,
      anesthesiaType: 'NONE',
    },
  ];
}
