// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import { merchantId } from '../../src/core/identifiers.ts';
import { load, problemsOf, rightYaml } from './configuration-file.ts';

const withKey = (text: string) => rightYaml.replace('apiKey: the-key', () => `apiKey: '${text}'`);
function keyOf(text: string, environment: Record<string, string> = {}) {
  const clinic = load(withKey(text), environment).merchants.get(merchantId('clinic'))?.clinic;
  return clinic?.driver === 'open-api' ? clinic.connection.apiKey : undefined;
}

test.each([
  ['${CLINIC_KEY}', { CLINIC_KEY: 'k' }, 'k'],
  ['a-${CLINIC_KEY}-${OTHER}', { CLINIC_KEY: 'k', OTHER: 'o' }, 'a-k-o'],
  ['${CLINIC_KEY:-standard}', {}, 'standard'],
  ['${CLINIC_KEY:-standard}', { CLINIC_KEY: '' }, 'standard'],
  ['${CLINIC_KEY:-standard}', { CLINIC_KEY: 'k' }, 'k'],
  ['$${CLINIC_KEY}', { CLINIC_KEY: 'k' }, '${CLINIC_KEY}'],
  ['$CLINIC_KEY', { CLINIC_KEY: 'k' }, '$CLINIC_KEY'],
  ['${CLINIC_KEY}', { CLINIC_KEY: '${OTHER}', OTHER: 'o' }, '${OTHER}'],
])('%s in %j is %s', (text, environment, expected) => {
  expect(keyOf(text, environment)).toBe(expected);
});

test.each([
  ['${CLINIC_KEY}', {}, /CLINIC_KEY, which is not set/, /Set CLINIC_KEY/],
  ['${CLINIC_KEY}', { CLINIC_KEY: '' }, /CLINIC_KEY, which is not set/, /Set CLINIC_KEY/],
  ['${constructor}', {}, /constructor, which is not set/, /Set constructor/],
  ['${CLINIC KEY}', {}, /without a name/, /Write \$\{NAME\}/],
  ['${CLINIC_KEY', {}, /without an end/, /Write \$\{NAME\}/],
])('%s in %j is refused', (text, environment, problem, remedy) => {
  expect(problemsOf(withKey(text), environment)).toEqual([
    {
      file: expect.any(String),
      line: 8,
      path: 'merchants.clinic.connection.apiKey',
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(remedy),
    },
  ]);
});

test('a secret from the environment is not quoted when it is refused', () => {
  const yaml = rightYaml.replace('https://clinic.example', '${CLINIC_URL}');
  const [problem, ...others] = problemsOf(yaml, { CLINIC_URL: 'user-and-password' });
  expect(others).toEqual([]);
  expect(JSON.stringify(problem)).not.toContain('user-and-password');
});
