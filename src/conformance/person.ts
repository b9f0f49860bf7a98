import type { Json } from './channel/channel.ts';

/** An invented user of the partner, as UserInformation. */
export interface Person extends Json {
  readonly user_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly telephone: string;
  readonly email: string;
}

/** Area codes in use; with 555-0100 to 555-0199, which are kept for invention, they make numbers that nobody has. */
const areaCodes = [
  201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228,
] as const;

const numbersPerArea = 100;

/** Person number `count` of a run: one that no earlier run has used, with a name of letters only. */
export function inventPerson(runId: string, count: number): Person {
  const area = areaCodes[Math.floor(count / numbersPerArea) % areaCodes.length] ?? areaCodes[0];
  const line = String(100 + (count % numbersPerArea)).padStart(4, '0');
  const name = lettersOf(count);
  return {
    user_id: `conformance-${runId}-${count}`,
    given_name: 'Robin',
    family_name: `Example${name}`,
    telephone: `+1 ${area}-555-${line}`,
    email: `robin.${name}.${runId}@example.com`,
  };
}

/** A number in letters: a, b, …, z, ba, bb, … */
function lettersOf(count: number): string {
  const rest = Math.floor(count / 26);
  return (rest === 0 ? '' : lettersOf(rest)) + String.fromCharCode(97 + (count % 26));
}
