/** Tests run as CommonJS through swc; type checking is the compiler's own step. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  // Most suites wait for processes and timers more than they compute.
  maxWorkers: '100%',
  // Ends what hangs, on a slow and busy machine too; no test is about speed.
  testTimeout: 120_000,
};
