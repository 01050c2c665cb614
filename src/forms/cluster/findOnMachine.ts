/** Drivers and data sources of this machine, for the form to offer. */
import type { FoundOnMachine } from './panel';

export function findOnMachine(): Promise<FoundOnMachine> {
  return Promise.resolve({ drivers: [], dsns: [] });
}
