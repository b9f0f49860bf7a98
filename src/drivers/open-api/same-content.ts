/**
 * Whether two contents of a reservation say the same. What is empty, false or zero is as good as absent: a clinic whose messages are
 * protobuf's tells no difference ([clinic] 2).
 */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .map(([key, member]) => [key, canonical(member)] as const)
      .filter(([, text]) => text !== '');
    return members.length === 0
      ? ''
      : `{${members
          .map((member) => JSON.stringify(member))
          .sort()
          .join(',')}}`;
  }
  return value === undefined || value === null || value === false || value === 0 || value === ''
    ? ''
    : JSON.stringify(value);
}
