import type { Scenario } from '../../scenario.ts';
import { missingCredentialsAreRefused } from './missing-credentials-are-refused.ts';
import { servingServerAnswers200 } from './serving-server-answers-200.ts';
import { standardGrpcHealthSaysServing } from './standard-grpc-health-says-serving.ts';
import { trailingSlashIsServed } from './trailing-slash-is-served.ts';

export const health: readonly Scenario[] = [
  servingServerAnswers200,
  missingCredentialsAreRefused,
  trailingSlashIsServed,
  standardGrpcHealthSaysServing,
];
