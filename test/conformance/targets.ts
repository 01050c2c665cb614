/** The servers that the conformance table is run against; a further one is a line here. */
import type { TargetKind } from './target';
import { derbyDrda } from './targets/derby';
import { mariadbOdbc } from './targets/mariadb';
import { sample } from './targets/sample';

export const targets: readonly TargetKind[] = [sample, mariadbOdbc, derbyDrda];
