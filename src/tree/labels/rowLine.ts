/** The line of a SYS.SYSREPLICATION row that does not mean what it seems to. */
import { t } from '@vscode/l10n';
import type { ReplicationRow, RowFinding } from '../../splice/replication/model';
import { rowContext, type Side } from '../contextValues';
import { colours, spokenLine, type Line } from './line';

/** @param repairable whether some call would clear it */
export function rowLine(finding: RowFinding, repairable: boolean, side: Side): Line {
  const words = findingWords(finding);
  return {
    label: rowName(finding.row),
    description: words,
    icon: 'warning',
    colour: colours.trouble,
    context: rowContext(repairable, side),
    children: 'none',
    spoken: spokenLine(t('{0}, row', rowName(finding.row)), words),
  };
}

/** The row by its narrowest name; NULL where it has none. */
export function rowName(row: ReplicationRow): string {
  switch (row.scope) {
    case 'DATABASE':
      return 'DATABASE';
    case 'SCHEMA':
      return row.schemaName ?? 'NULL';
    default:
      return row.tableName ?? 'NULL';
  }
}

export function findingWords(finding: RowFinding): string {
  switch (finding.kind) {
    case 'stale':
      return finding.row.scope === 'SCHEMA' ? t('stale row, no such schema') : t('stale row, no such table');
    case 'duplicate':
      return t('row stands {0} times', finding.count);
    case 'misspelt':
      return t('misspelt row, meant {0}', finding.meant);
    case 'shadowed':
      return t('row without effect below a broader one');
    case 'null-name':
      return t('row that names nothing');
    case 'ineffective':
      return t('row without effect');
  }
}
