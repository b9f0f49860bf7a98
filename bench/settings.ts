/** How a measured adapter is set up. */
export interface Setting {
  readonly store: 'sqlite' | 'postgres';
  /** How long the clinic takes for each call, in milliseconds. */
  readonly clinicDelayMs: number;
  /** Bookings in the store before anything is measured. */
  readonly bookings: number;
}

/** What most rows are measured with. */
export const plainSetting: Setting = { store: 'sqlite', clinicDelayMs: 0, bookings: 0 };

/** The same text for the same setting. */
export function keyOf({ store, clinicDelayMs, bookings }: Setting): string {
  return `${store}, clinic ${clinicDelayMs} ms, ${bookings} bookings`;
}

/** For the table: what is not as in {@link plainSetting}. */
export function differenceOf({ store, clinicDelayMs, bookings }: Setting): string {
  const differences = [
    ...(store === 'postgres' ? ['PostgreSQL'] : []),
    ...(clinicDelayMs > 0 ? [`clinic takes ${clinicDelayMs} ms`] : []),
    ...(bookings > 0 ? [`${countOf(bookings)} bookings`] : []),
  ];
  return differences.map((text) => `, ${text}`).join('');
}

export function countOf(bookings: number): string {
  return bookings.toLocaleString('en');
}
