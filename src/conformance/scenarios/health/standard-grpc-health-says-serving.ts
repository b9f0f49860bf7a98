import type { Scenario } from '../../scenario.ts';

export const standardGrpcHealthSaysServing: Scenario = {
  name: 'standard-grpc-health-says-serving',
  over: 'gRPC',
  rules: ['3'],
  async run(t, grpc) {
    const answer = await grpc.health();
    t.record(answer);
    t.must(answer.message['status'] === 'SERVING', 'grpc.health.v1.Health/Check says SERVING', answer);
  },
};
