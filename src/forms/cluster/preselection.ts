/** How a new cluster will be reached, unless the person chooses otherwise: by a Splice driver where there is one, else without any. */
import type { Preselection } from './draft';
import type { FoundDriver, FoundDsn } from './messages';

export function preselectionFor(found: {
  readonly drivers: readonly FoundDriver[];
  readonly dsns: readonly FoundDsn[];
}): Preselection {
  const driver = found.drivers.find(({ isSplice }) => isSplice);
  const dsn = found.dsns.find(({ isSplice }) => isSplice);
  const first = found.drivers[0];
  if (driver) return { transport: 'odbc', driver: driver.name };
  if (dsn) return { transport: 'odbc', source: 'dsn', dsn: dsn.name, ...(first && { driver: first.name }) };
  return { transport: 'drda', ...(first && { driver: first.name }) };
}
