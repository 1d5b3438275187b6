/** Lengths of time, as every formula of the model counts them. */

export const secondsPerHour = 3600;
export const hoursPerDay = 24;
/** 365.25 days. */
export const hoursPerYear = 8766;
export const hoursPerMonth = hoursPerYear / 12;
