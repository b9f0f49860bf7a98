/** An `Authorization` header as a client writes it. */
export function basicHeader(user: string, password: string, scheme = 'Basic'): string {
  return `${scheme} ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The cheapest hash cost that is accepted, so that tests are quick. */
export const cheap = { N: 4096, r: 1, p: 1 };
