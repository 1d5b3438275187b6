/**
 * Checks of arguments. Each returns the value it was given, or throws a RangeError that names the parameter.
 */

/** Any number except NaN and the infinities. */
export function requireFinite(name: string, value: number): number {
  return requireThat(Number.isFinite(value), name, 'a finite number', value);
}

/** A finite number above 0. */
export function requirePositive(name: string, value: number): number {
  return requireThat(Number.isFinite(value) && value > 0, name, 'a number above 0', value);
}

/** A finite number from 0 up. */
export function requireNonNegative(name: string, value: number): number {
  return requireThat(Number.isFinite(value) && value >= 0, name, 'a number from 0 up', value);
}

/** A number from 0 to 1, both included. */
export function requireShare(name: string, value: number): number {
  return requireThat(value >= 0 && value <= 1, name, 'a share from 0 to 1', value);
}

/** A whole number of either sign, small enough to be exact. */
export function requireInteger(name: string, value: number): number {
  return requireThat(Number.isSafeInteger(value), name, 'a whole number', value);
}

function requireThat(holds: boolean, name: string, expected: string, value: number): number {
  if (!holds) throw new RangeError(`${name} must be ${expected}, not ${value}`);
  return value;
}
