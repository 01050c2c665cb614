/** Drivers and data sources of this machine, for the form to offer; a driver whose library is gone is left out. */
import { discoverOdbc, type FoundDriver } from '../../connection/odbc/discovery/discover';
import { thisMachine } from '../../connection/odbc/discovery/thisMachine';
import type { FoundOnMachine } from './panel';

export async function findOnMachine(): Promise<FoundOnMachine> {
  const { drivers, dsns } = await discoverOdbc(thisMachine());
  return {
    drivers: drivers.filter(({ exists }) => exists !== false).map(({ name, isSplice }) => ({ name, isSplice })),
    dsns: dsns.map(({ name, driver = '' }) => ({ name, driver, isSplice: isSplice(driver, drivers) })),
  };
}

/** By the name of its driver, or by that driver's library. */
function isSplice(driver: string, drivers: readonly FoundDriver[]): boolean {
  return /splice/i.test(driver) || drivers.some((each) => each.isSplice && each.name === driver);
}
