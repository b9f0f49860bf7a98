/** A whole URL, as clients send it that take the server for a proxy; every server has to read it (RFC 9112, section 3.2.2). */
const absolute = /^https?:\/\/[^/?#]+(.*)$/i;

/** Path and query of a request's target; undefined for what is neither a path nor a URL nor `*`. */
export function targetOf(url: string): string | undefined {
  if (url.startsWith('/') || url === '*') return url;
  const rest = absolute.exec(url)?.[1];
  if (rest === undefined) return undefined;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
