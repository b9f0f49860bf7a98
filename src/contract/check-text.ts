import { errorWithin, WireError } from './wire/wire-error.ts';

/** What a string may hold. Lengths are in characters (code points). */
export interface TextRule {
  readonly maxLength: number;
  /** `id`: names something between machines; `line`: one line for people; `text`: anything that can be stored. */
  readonly kind: 'id' | 'line' | 'text';
}

/** Rules by path, indexes left out; for all other strings the rule under `*`. */
export type TextRules = Readonly<Record<string, TextRule>> & { readonly '*': TextRule };

/** Longest id of any kind; far beyond what partners send, and short enough to be a key in any store. */
export const idRule: TextRule = { kind: 'id', maxLength: 512 };

/**
 * Checks every string of a message, map keys included.
 * @throws {WireError} naming the field
 */
export function checkTexts(message: object, rules: TextRules, path = ''): void {
  const named = isNamed(message);
  let index = 0;
  for (const [key, value] of Object.entries(message)) {
    const member = !named ? path : path === '' ? key : `${path}.${key}`;
    try {
      if (!named) checkText(key, rules['*']);
      if (typeof value === 'string') checkText(value, ruleFor(rules, member));
      else if (typeof value === 'object' && value !== null) checkTexts(value, rules, member);
    } catch (error) {
      throw errorWithin(named ? key : `[${index}]`, error);
    }
    index += 1;
  }
}

/** Whether keys are the contract's own. Lists have none, and those of maps (which the wire gives no prototype) are the caller's words. */
function isNamed(message: object): boolean {
  return !Array.isArray(message) && Object.getPrototypeOf(message) !== null;
}

/** @throws {WireError} without a field */
export function checkText(text: string, { kind, maxLength }: TextRule): void {
  if (isLonger(text, maxLength)) throw new WireError(`must be at most ${maxLength} characters`);
  if (text.includes('\0')) throw new WireError('must not contain the character U+0000');
  if (kind === 'text') return;
  if (controlCharacter.test(text)) throw new WireError('must not contain control characters');
  if (kind === 'id' && text.includes(replacement)) throw new WireError('must be valid UTF-8');
}

const controlCharacter = /\p{Cc}/u;

/** What protobuf readers put where bytes weren't UTF-8: two different damaged ids would become the same one. */
const replacement = '\ufffd';

function ruleFor(rules: TextRules, path: string): TextRule {
  return (Object.hasOwn(rules, path) ? rules[path] : undefined) ?? rules['*'];
}

function isLonger(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  return text.length > 2 * maxLength || [...text].length > maxLength;
}
