/** Why a table, schema or database is in its state, in a sentence, and the rows it comes from. */
import { t } from '@vscode/l10n';
import type { DatabaseState, Obstacle, ReplicationRow, SchemaState, TableState } from '../../splice/replication/model';
import { databaseRow, schemaRow, tableRow } from '../../splice/replication/rows';
import { tablesCounted } from '../../ui/words';

export interface Reason {
  readonly sentence: string;
  /** The row that decides; undefined where none does. */
  readonly row?: ReplicationRow;
}

export function tableReason(state: TableState, schemaName: string, tableName: string): Reason {
  switch (state.kind) {
    case 'replicated':
      return viaReason(state.via, schemaName, tableName);
    case 'not-replicated':
      return { sentence: t('Not replicated: no row covers it.') };
    case 'cannot': {
      const sentence = obstacleSentence(state.obstacle);
      if (!state.hasRow) return { sentence };
      return {
        sentence: `${sentence} ${t('The row it has is without effect.')}`,
        row: tableRow(schemaName, tableName),
      };
    }
    case 'unknown':
      return { sentence: t('Unknown: the rows cannot be read. It may well replicate.') };
  }
}

function viaReason(via: 'table' | 'schema' | 'database', schemaName: string, tableName: string): Reason {
  switch (via) {
    case 'table':
      return { sentence: t('Replicated by a row of its own.'), row: tableRow(schemaName, tableName) };
    case 'schema':
      return { sentence: t('Replicated because its schema is.'), row: schemaRow(schemaName) };
    case 'database':
      return { sentence: t('Replicated because the whole database is.'), row: databaseRow };
  }
}

/** @param unreadRows TABLE rows that name the schema, where its tables were not read yet */
export function schemaReason(state: SchemaState, schemaName: string, unreadRows: number): Reason {
  switch (state.kind) {
    case 'replicated':
      return state.via === 'database'
        ? { sentence: t('Replicated because the whole database is.'), row: databaseRow }
        : {
            sentence: t('Replicated by a row of its own: tables made later are covered too.'),
            row: schemaRow(schemaName),
          };
    case 'partial':
      return {
        sentence: t(
          '{0} of {1} replicate by rows of their own; tables made later are not covered.',
          state.replicated,
          tablesCounted(state.total),
        ),
      };
    case 'not-replicated':
      return {
        sentence:
          unreadRows > 0
            ? t('Rows of their own cover {0}; tables made later are not covered.', tablesCounted(unreadRows))
            : t('Not replicated: no row covers it or any of its tables.'),
      };
    case 'cannot':
      return { sentence: obstacleSentence(state.obstacle) };
    case 'unknown':
      return { sentence: t('Unknown: the rows cannot be read. It may well replicate.') };
  }
}

export function databaseReason(state: DatabaseState): Reason {
  switch (state.kind) {
    case 'replicated':
      return { sentence: t('The whole database replicates, what is made later included.'), row: databaseRow };
    case 'partial':
      return {
        sentence: t(
          'Parts of the database replicate, by {0} SCHEMA and {1} TABLE rows.',
          state.schemaRows,
          state.tableRows,
        ),
      };
    case 'not-replicated':
      return { sentence: t('Nothing replicates: SYS.SYSREPLICATION has no row.') };
    case 'unknown':
      return { sentence: t('What replicates is unknown: the rows cannot be read.') };
  }
}

function obstacleSentence(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'view':
      return t('A view holds no data of its own: there is nothing to replicate.');
    case 'synonym':
      return t('A synonym is only another name: there is nothing to replicate.');
    case 'external':
      return t('An external table lies outside HBase and cannot replicate.');
    case 'temporary':
      return t(
        'A temporary table cannot replicate, and while it lives it makes switching its schema or the database fail.',
      );
    case 'name-not-upper-case':
      return t(
        'The replication procedures find upper-case names only, so it cannot be switched, and it makes switching the whole database fail.',
      );
    case 'name-with-quote-or-blank':
      return t('The replication procedures cannot handle a quote or an outer blank in a name.');
  }
}
