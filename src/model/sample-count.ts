/** How many samples a Monte Carlo takes. On its own, so that who only says the number does not load the simulation. */

/** Levels of the orthogonal array: a prime, so that any two of its columns meet in every combination. */
export const levelCount = 101;

/** Samples of every simulation: 10,201. */
export const sampleCount = levelCount ** 2;
