/** Wordings that story and explorable share. */

/** "9.3" from a MaxVio of 8.28: how many times the mean load the busiest expert has. */
export function timesMean(maxViolation: number): string {
  const times = 1 + maxViolation;
  return times < 10 ? times.toFixed(1) : String(Math.round(times));
}
