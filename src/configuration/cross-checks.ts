import { suggestion } from './closest-word.ts';
import { valueAt } from './known-keys.ts';
import type { Problem } from './problem.ts';

/** A problem whose place in the file isn't looked up yet. */
export type Finding = Pick<Problem, 'problem' | 'remedy'> & { readonly path: readonly PropertyKey[] };

/**
 * What entries of the file say about each other. Takes the file as it was read, whatever its shape, so that these problems are found
 * even if there are others.
 */
export function crossCheck(file: unknown): readonly Finding[] {
  const partners = entriesOf(valueAt(file, ['partners']));
  return [
    ...emptySections(file),
    ...unknownMerchants(partners, new Set(entriesOf(valueAt(file, ['merchants'])).map(([id]) => id))),
    ...sharedUsers(partners),
    ...foreignRights(partners),
    ...certificateNames(file, partners),
  ];
}

type Entries = readonly (readonly [string, unknown])[];

function entriesOf(value: unknown): Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function emptySections(file: unknown): readonly Finding[] {
  return ['merchants', 'partners'].flatMap((section) => {
    const value = valueAt(file, [section]);
    if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return [];
    return [{ path: [section], problem: 'has no entry', remedy: 'Add at least one.' }];
  });
}

function unknownMerchants(partners: Entries, known: ReadonlySet<string>): readonly Finding[] {
  return partners.flatMap(([id, partner]) => {
    const merchants = valueAt(partner, ['merchants']);
    if (!Array.isArray(merchants)) return [];
    return merchants.flatMap((merchant: unknown, index) => {
      if (typeof merchant !== 'string' || known.has(merchant)) return [];
      const all = `Name one of the configured merchants: ${[...known].join(', ')}.`;
      const path = ['partners', id, 'merchants', index];
      return [
        {
          path,
          problem: `names no configured merchant: ${merchant}`,
          remedy: suggestion(merchant, known, all),
        },
      ];
    });
  });
}

/** A name must tell whose it is, and is of use only where clients show certificates. */
function certificateNames(file: unknown, partners: Entries): readonly Finding[] {
  const authorities = valueAt(file, ['tls', 'grpc', 'clientAuthorities']) ?? null;
  const owners = new Map<unknown, string>();
  return partners.flatMap(([id, partner]) => {
    const names = valueAt(partner, ['certificateNames']);
    if (!Array.isArray(names)) return [];
    return names.flatMap((name: unknown, index): readonly Finding[] => {
      const path = ['partners', id, 'certificateNames', index];
      const owner = owners.get(name) ?? id;
      owners.set(name, owner);
      if (owner !== id)
        return [
          { path, problem: `is a name of ${owner} already`, remedy: 'Give each caller names of its own.' },
        ];
      if (authorities !== null) return [];
      const remedy = 'Name the authorities in tls.grpc.clientAuthorities, or remove it.';
      return [{ path, problem: 'can never be shown, as clients are asked for no certificate', remedy }];
    });
  });
}

/** The clinic's own commands are the house's: a partner knows neither its visitors nor its schedules. */
function foreignRights(partners: Entries): readonly Finding[] {
  return partners.flatMap(([id, partner]) => {
    const rights = valueAt(partner, ['rights']);
    if (valueAt(partner, ['kind']) !== 'partner' || !Array.isArray(rights)) return [];
    return rights.flatMap((right: unknown, index) => {
      if (right === 'bookings') return [];
      const path = ['partners', id, 'rights', index];
      const remedy = 'Remove it, or make the caller internal.';
      return [{ path, problem: 'is for internal callers only', remedy }];
    });
  });
}

/** One user may have several passwords, but must tell whose it is. */
function sharedUsers(partners: Entries): readonly Finding[] {
  const owners = new Map<unknown, string>();
  const findings: Finding[] = [];
  for (const [id, partner] of partners) {
    const credentials = valueAt(partner, ['credentials']);
    if (!Array.isArray(credentials)) continue;
    for (const [index, credential] of credentials.entries()) {
      const user = valueAt(credential, ['user']);
      if (typeof user !== 'string') continue;
      const owner = owners.get(user) ?? id;
      owners.set(user, owner);
      if (owner === id) continue;
      const path = ['partners', id, 'credentials', index, 'user'];
      findings.push({
        path,
        problem: `is a user of ${owner} already`,
        remedy: 'Give each caller users of its own.',
      });
    }
  }
  return findings;
}
