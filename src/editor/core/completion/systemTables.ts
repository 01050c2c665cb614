/** Offers the catalogue tables and their columns. */
import { t } from '@vscode/l10n';
import { isWithin } from '../../../splice/release';
import { columnsOf, systemTables, type SystemTableDescription } from '../../../splice/systemTables';
import { plain } from '../../../ui/markdown';
import type { ClusterFacts } from '../facts';
import { tableHover } from '../hover/systemTables';
import type { Offer } from './item';

/** Those of the bound release; `prefix` is what stands before the name. */
export function tableOffers(facts: ClusterFacts | undefined, prefix: '' | 'SYS.'): readonly Offer[] {
  const release = facts?.release;
  return systemTables
    .filter(({ releases }) => !release || !releases || isWithin(release, releases))
    .map((table) => ({
      label: `${prefix}${table.name}`,
      kind: 'table',
      insert: `${prefix}${table.name}`,
      detail: t(table.purpose),
      documentation: () => tableHover(table, release),
    }));
}

/** Each name once, in the order of the tables. */
export function columnOffers(
  tables: readonly SystemTableDescription[],
  facts: ClusterFacts | undefined,
): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const table of tables) {
    for (const { name, type, description } of columnsOf(table, facts?.release)) {
      if (offers.has(name)) continue;
      const detail = `${type}, SYS.${table.name}`;
      const rank = `1${String(offers.size).padStart(3, '0')}`;
      offers.set(name, {
        label: name,
        kind: 'column',
        insert: name,
        detail,
        documentation: () => plain(t(description)),
        rank,
      });
    }
  }
  return [...offers.values()];
}
