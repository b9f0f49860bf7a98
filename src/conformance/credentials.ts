/** The header of HTTP Basic ([google] 4.4). */
export function basicHeader(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Credentials other than the run's own, for a call. */
export function basic(user: string, password: string): { readonly header: string } {
  return { header: basicHeader(user, password) };
}
