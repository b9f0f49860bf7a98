import { saidByHouse } from './house-plans.ts';
import { leasedAtBranch } from './lease-plans.ts';
import { orderedAtClinic } from './order-plans.ts';
import type { ClinicKind, Plan } from './plan.ts';
import { Random } from './random.ts';

/** What some histories are about besides; each is a share of the seeds, and can be run alone. */
export const topics = ['branch-leases', 'clinic-orders', 'house'] as const;
export type Topic = (typeof topics)[number];

interface TopicPlan {
  /** Of the histories that have a clinic of the kind. */
  readonly share: number;
  readonly kind: ClinicKind;
  readonly plan: (plan: Plan, random: Random) => Plan;
}

const topicPlans: Readonly<Record<Topic, TopicPlan>> = {
  'branch-leases': { share: 0.15, kind: 'service-combination', plan: leasedAtBranch },
  'clinic-orders': { share: 0.12, kind: 'open-api', plan: orderedAtClinic },
  house: { share: 0.15, kind: 'open-api', plan: saidByHouse },
};

/** Luck of its own for each topic, so that a plan without it is the same as it would be if there were none. */
const topicLuck: Readonly<Record<Topic, number>> = {
  'branch-leases': 0xb1ea5e,
  'clinic-orders': 0xc02de2,
  house: 0x40c5e,
};

/** The systems of a history that is about the topic and nothing else. */
export function kindsFor(topic: Topic): readonly ClinicKind[] {
  const { kind } = topicPlans[topic];
  return [kind, kind];
}

/** The plan with what its seed has luck for. */
export function withTopics(plan: Plan): Plan {
  return topics.reduce((before, topic) => {
    const { share, kind } = topicPlans[topic];
    const random = new Random(plan.seed ^ topicLuck[topic]);
    return plan.kinds.includes(kind) && random.chance(share)
      ? topicPlans[topic].plan(before, random)
      : before;
  }, plan);
}

export function aboutTopic(plan: Plan, topic: Topic): Plan {
  return topicPlans[topic].plan(plan, new Random(plan.seed ^ topicLuck[topic]));
}
