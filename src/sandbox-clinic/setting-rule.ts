/** What values a setting takes. */
export interface SettingRule<Value> {
  readonly expects: string;
  readonly accepts: (value: unknown) => value is Value;
}

/** The rules of a group of settings. */
export type SettingRules<Group> = { readonly [Name in keyof Group]: SettingRule<Group[Name]> };

/** True or false. */
export const flag: SettingRule<boolean> = {
  expects: 'true or false',
  accepts: (value): value is boolean => typeof value === 'boolean',
};

/** One of the values. */
export function choice<const Value extends string | number>(...values: readonly Value[]): SettingRule<Value> {
  return {
    expects: `one of ${values.join(', ')}`,
    accepts: (value): value is Value => values.some((allowed) => allowed === value),
  };
}

/** A whole number, both ends included. */
export function whole(least: number, most: number): SettingRule<number> {
  return {
    expects: `a whole number from ${least} to ${most}`,
    accepts: (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
  };
}

/** An upper bound for spans of time. */
export const tenYearsSec = 10 * 366 * 86_400;
