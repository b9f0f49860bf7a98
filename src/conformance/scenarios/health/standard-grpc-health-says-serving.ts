import type { Scenario } from '../../scenario.ts';

export const standardGrpcHealthSaysServing: Scenario = {
  name: 'standard-grpc-health-says-serving',
  over: 'gRPC',
  rules: ['3'],
  async run(t, grpc) {
    const status = await grpc.health('');
    const own = await t.call('HealthCheck', {});
    t.must(
      status === 'SERVING',
      'grpc.health.v1.Health/Check says SERVING',
      own,
      `Health/Check said ${status}`,
    );
  },
};
