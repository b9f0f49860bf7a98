import { loadEnvironment } from '../../src/configuration/environment.ts';
import { ConfigurationError } from '../../src/configuration/problem.ts';

const refusedOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadEnvironment(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ file, path }) => `${file} ${path}`);
  }
};

const standard = {
  configFile: 'config/sandbox.yaml',
  host: '127.0.0.1',
  httpPort: 8080,
  grpcPort: 50_051,
  adminPort: 9090,
  clinicPort: 8090,
  dataDir: './data',
  databaseUrl: null,
  logLevel: 'info',
};

test('an empty environment gives the documented defaults', () => {
  expect(loadEnvironment({})).toEqual(standard);
});

test('an empty variable counts as missing', () => {
  expect(loadEnvironment({ HTTP_PORT: '', DATABASE_URL: '', HOST: '' })).toEqual(standard);
});

test('everything can be set, and unrelated variables do no harm', () => {
  expect(
    loadEnvironment({
      ADAPTER_CONFIG: '/etc/adapter.yaml',
      HOST: '0.0.0.0',
      HTTP_PORT: '0',
      GRPC_PORT: '0',
      ADMIN_PORT: '0',
      CLINIC_PORT: '65535',
      DATA_DIR: '/data',
      DATABASE_URL: 'postgresql://u:p@db/adapter',
      LOG_LEVEL: 'debug',
      PATH: '/bin',
    }),
  ).toEqual({
    configFile: '/etc/adapter.yaml',
    host: '0.0.0.0',
    httpPort: 0,
    grpcPort: 0,
    adminPort: 0,
    clinicPort: 65_535,
    dataDir: '/data',
    databaseUrl: 'postgresql://u:p@db/adapter',
    logLevel: 'debug',
  });
});

test.each([
  [{ HTTP_PORT: '65536' }, ['environment HTTP_PORT']],
  [{ HTTP_PORT: '-1' }, ['environment HTTP_PORT']],
  [{ HTTP_PORT: '80a' }, ['environment HTTP_PORT']],
  [{ HTTP_PORT: '1e3' }, ['environment HTTP_PORT']],
  [{ GRPC_PORT: '8080' }, ['environment GRPC_PORT']],
  [{ ADMIN_PORT: '50051' }, ['environment ADMIN_PORT']],
  [{ HOST: 'http://here' }, ['environment HOST']],
  [{ DATABASE_URL: 'mysql://db' }, ['environment DATABASE_URL']],
  [{ DATABASE_URL: 'db' }, ['environment DATABASE_URL']],
  [{ LOG_LEVEL: 'loud' }, ['environment LOG_LEVEL']],
  [{ CLINIC_PORT: 'x', HOST: ' ' }, ['environment HOST', 'environment CLINIC_PORT']],
])('%j is refused by name', (environment, refused) => {
  expect(refusedOf(environment)).toEqual(refused);
});
