import type { PeerCertificate } from 'node:tls';

/** One entry of the list that Node makes of a certificate's alternative names; what has commas or quotes in it comes as a JSON string. */
const entry = /([^:,]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/y;

const namingKinds: ReadonlySet<string> = new Set(['DNS', 'URI']);

/**
 * The names that a verified certificate gives its owner, as `DNS:intake.example` (in lower case) and `URI:spiffe://example/intake`; its
 * common name, as `CN:intake`, only if it has no such alternative name, as for servers' names (RFC 6125, section 6.4.4).
 */
export function namesOf(certificate: Pick<PeerCertificate, 'subject' | 'subjectaltname'>): readonly string[] {
  const alternatives = alternativeNames(certificate.subjectaltname ?? '');
  if (alternatives === null) return [];
  if (alternatives.length > 0) return alternatives;
  const common: unknown = certificate.subject.CN;
  // A subject may hold several; then none of them is the name.
  return typeof common === 'string' ? [`CN:${common}`] : [];
}

/** null for a list that isn't understood to its end. */
function alternativeNames(list: string): readonly string[] | null {
  const names: string[] = [];
  entry.lastIndex = 0;
  while (entry.lastIndex < list.length) {
    const [, kind = '', text = ''] = entry.exec(list) ?? [];
    if (kind === '') return null;
    const name: unknown = text.startsWith('"') ? JSON.parse(text) : text;
    if (namingKinds.has(kind)) names.push(`${kind}:${kind === 'DNS' ? String(name).toLowerCase() : name}`);
  }
  return names;
}
