/** Where scripts/sample.ts puts what it builds, and for which address. */

export const sampleFolder = 'test-results/sample';
export const sampleBase = '/receipt/';
export const sampleSite = 'https://receipt.example';
