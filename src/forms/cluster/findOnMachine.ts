/** Drivers and data sources of this machine, for the form to offer; a driver whose library is gone is left out. */
import { discoverOdbc } from '../../connection/odbc/discovery/discover';
import { thisMachine } from '../../connection/odbc/discovery/thisMachine';
import type { FoundOnMachine } from './panel';

export async function findOnMachine(): Promise<FoundOnMachine> {
  const { drivers, dsns } = await discoverOdbc(thisMachine());
  return {
    drivers: drivers.filter(({ exists }) => exists !== false).map(({ name, isSplice }) => ({ name, isSplice })),
    dsns: dsns.map(({ name, driver = '' }) => ({ name, driver })),
  };
}
