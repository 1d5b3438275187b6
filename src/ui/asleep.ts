/**
 * Whether nobody listens: true while the build renders stills, whose controls are therefore disabled, and false wherever
 * scripts run. Not a matter of having mounted: a control that turned off for the moment in which its island wakes would
 * drop what is being dragged. Until then, src/integrations/early-input.ts keeps what the reader does.
 */
export const isAsleep = typeof document === 'undefined';
