import { checkText, type TextRule } from '../../src/contract/check-text.ts';

const rule = (kind: TextRule['kind'], maxLength = 40): TextRule => ({ kind, maxLength });

test('lengths are counted in characters, not in bytes or halves of surrogate pairs', () => {
  expect(() => checkText('🦷'.repeat(40), rule('line'))).not.toThrow();
  expect(() => checkText('🦷'.repeat(41), rule('line'))).toThrow('at most 40 characters');
  expect(() => checkText('김'.repeat(40), rule('line'))).not.toThrow();
});

test.each([
  ['id', 'a\tb', 'control characters'],
  ['id', 'a\ufffdb', 'UTF-8'],
  ['line', 'a\u0085b', 'control characters'],
  ['line', 'a\0b', 'U+0000'],
  ['text', 'a\0b', 'U+0000'],
] as const)('%s refuses %j', (kind, text, problem) => {
  expect(() => checkText(text, rule(kind))).toThrow(problem);
});

test.each([
  ['text', 'first\r\nsecond\ufffd'],
  ['line', 'Zoë O’Neil-\ufffd'],
  ['id', 'any thing/at:all'],
] as const)('%s takes %j', (kind, text) => {
  expect(() => checkText(text, rule(kind))).not.toThrow();
});
