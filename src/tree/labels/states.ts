/** The states of tables, schemas and databases: in words, as a switch position, and as an icon. */
import { t } from '@vscode/l10n';
import type { DatabaseState, Obstacle, SchemaState, TableState } from '../../splice/replication/model';
import type { Side, Switch } from '../contextValues';
import { schemasCounted, tablesCounted } from '../../ui/words';
import { colours } from './line';

/** What the tree says of a state. On a replica the rows came with the restored backup and switch nothing. */
export function tableStateWords(state: TableState, side: Side): string {
  switch (state.kind) {
    case 'replicated':
      return side === 'passive' ? setWords(state.via) : replicatedWords(state.via);
    case 'not-replicated':
      return side === 'passive' ? t('no setting') : t('not replicated');
    case 'cannot':
      return obstacleWords(state.obstacle);
    case 'unknown':
      return t('unknown');
  }
}

export function schemaStateWords(state: SchemaState, side: Side): string {
  switch (state.kind) {
    case 'replicated':
      if (side === 'passive') return setWords(state.via === 'schema' ? 'own' : 'database');
      return replicatedWords(state.via === 'schema' ? 'own' : 'database');
    case 'partial':
      return side === 'passive'
        ? t('{0} of {1} tables set', state.replicated, state.total)
        : t('{0} of {1} tables', state.replicated, state.total);
    case 'not-replicated':
      return side === 'passive' ? t('no setting') : t('not replicated');
    case 'cannot':
      return obstacleWords(state.obstacle);
    case 'unknown':
      return t('unknown');
  }
}

export function databaseStateWords(state: DatabaseState, side: Side): string {
  switch (state.kind) {
    case 'replicated':
      return side === 'passive' ? t('whole database set') : t('whole database');
    case 'partial':
      return partsWords(state.schemaRows, state.tableRows);
    case 'not-replicated':
      return side === 'passive' ? t('no setting') : t('nothing replicated');
    case 'unknown':
      return t('replication unknown');
  }
}

function partsWords(schemas: number, tables: number): string {
  if (schemas === 0) return tablesCounted(tables);
  if (tables === 0) return schemasCounted(schemas);
  return t('{0} and {1}', schemasCounted(schemas), tablesCounted(tables));
}

function replicatedWords(via: 'own' | 'table' | 'schema' | 'database'): string {
  switch (via) {
    case 'own':
    case 'table':
      return t('replicated, own setting');
    case 'schema':
      return t('replicated via schema');
    case 'database':
      return t('replicated via database');
  }
}

function setWords(via: 'own' | 'table' | 'schema' | 'database'): string {
  switch (via) {
    case 'own':
    case 'table':
      return t('set by itself');
    case 'schema':
      return t('set via schema');
    case 'database':
      return t('set via database');
  }
}

export function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'view':
      return t('view, nothing to replicate');
    case 'synonym':
      return t('synonym, nothing to replicate');
    case 'external':
      return t('external table, cannot replicate');
    case 'temporary':
      return t('temporary table, cannot replicate');
    case 'name-not-upper-case':
      return t('cannot replicate: name is not upper-case');
    case 'name-with-quote-or-blank':
      return t('cannot replicate: name has a quote or an outer blank');
  }
}

export function switchOf(state: TableState | SchemaState): Switch {
  switch (state.kind) {
    case 'replicated':
      return 'on';
    case 'partial':
      return 'partly';
    case 'not-replicated':
      return 'off';
    case 'cannot':
      return 'cannot';
    case 'unknown':
      return 'unknown';
  }
}

export function databaseSwitch(state: DatabaseState): Exclude<Switch, 'cannot'> {
  switch (state.kind) {
    case 'replicated':
      return 'on';
    case 'partial':
      return 'partly';
    case 'not-replicated':
      return 'off';
    case 'unknown':
      return 'unknown';
  }
}

/** Icon and colour of a switch position; the words beside it say the same. */
export function switchIcon(position: Switch, side: Side): { icon: string; colour?: string } {
  switch (position) {
    case 'on':
      return side === 'passive' ? { icon: 'pass-filled' } : { icon: 'pass-filled', colour: colours.on };
    case 'partly':
      return side === 'passive' ? { icon: 'color-mode' } : { icon: 'color-mode', colour: colours.partly };
    case 'off':
      return { icon: 'circle-large-outline' };
    case 'cannot':
      return { icon: 'circle-slash', colour: colours.off };
    case 'unknown':
      return { icon: 'question' };
  }
}
