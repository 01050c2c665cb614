/** The lines of schemas and tables. */
import { t } from '@vscode/l10n';
import type { SchemaState, TableEntry, TableState } from '../../splice/replication/model';
import { switchContext, type Side } from '../contextValues';
import { grouped, rowsToRepair, tablesCounted } from '../../ui/words';
import { spokenLine, type Line } from './line';
import { schemaStateWords, switchIcon, switchOf, tableStateWords } from './states';

/** @param hidden how many system schemas are not shown */
export function schemasLine(count: number | undefined, hidden: number, side: Side): Line {
  const words = count === undefined ? [] : [grouped(count), ...(hidden > 0 ? [t('{0} system hidden', hidden)] : [])];
  return {
    label: t('Schemas'),
    description: words.join(', '),
    icon: 'library',
    context: `schemas.${side}`,
    children: 'expanded',
    spoken: spokenLine(t('Schemas'), ...words),
  };
}

export interface SchemaFacts {
  readonly name: string;
  readonly state: SchemaState;
  /** Rows under it that need a repair. */
  readonly findings: number;
  /** TABLE rows that name it, where its tables were not read yet. */
  readonly unreadRows: number;
  /** With a filter on, schemas open by themselves. */
  readonly open: boolean;
}

export function schemaLine({ name, state, findings, unreadRows, open }: SchemaFacts, side: Side): Line {
  const hasRowsOnly = state.kind === 'not-replicated' && unreadRows > 0;
  const position = hasRowsOnly ? 'partly' : switchOf(state);
  const words = [
    hasRowsOnly ? tablesCounted(unreadRows) : schemaStateWords(state, side),
    ...(findings > 0 ? [rowsToRepair(findings)] : []),
  ];
  return {
    label: name,
    description: words.join(', '),
    ...switchIcon(position, side),
    context: switchContext('schema', position, side),
    children: open ? 'expanded' : 'collapsed',
    ...(position === 'cannot' ? { greyed: true } : {}),
    spoken: spokenLine(t('{0}, schema', name), ...words),
  };
}

export function tableLine(table: TableEntry, state: TableState, side: Side): Line {
  const position = switchOf(state);
  const words = tableStateWords(state, side);
  return {
    label: table.tableName,
    description: words,
    ...switchIcon(position, side),
    context: switchContext('table', position, side),
    children: 'none',
    ...(position === 'cannot' ? { greyed: true } : {}),
    spoken: spokenLine(hasType(table) ? t('{0}, table', table.tableName) : table.tableName, words),
  };
}

/** The words of views, synonyms and external tables name the type already. */
function hasType(table: TableEntry): boolean {
  return table.tableType === 'T' || table.tableType === 'S';
}
