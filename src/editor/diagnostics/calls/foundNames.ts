/** Schemas and tables that the cluster does not have now, or that cannot replicate. A script may create them first. */
import { t } from '@vscode/l10n';
import { nameObstacle, resolvedName } from '../../../splice/names';
import { tableObstacle } from '../../../splice/replication/effective';
import type { Obstacle } from '../../../splice/replication/model';
import type { CallArgument } from '../../../sql/callArguments';
import type { Finding, FindingFix } from '../finding';
import { nearNames } from './nearNames';
import { clusterWords, finding, quoted, replacing, type CallCheck } from './parts';
import { argumentFor, stringOf, type SpliceCall } from './spliceCall';
import { tableIndex } from './tableIndex';

export const foundNames: CallCheck = (call) => {
  const { description, facts } = call;
  const isScope = description?.group === 'scope';
  if (!facts?.schemas || (!isScope && description?.name !== 'REPLICATION_ENABLED')) return [];
  const read = isScope ? verbatim : folded;
  const schema = argumentFor(call, 'schemaName');
  const table = argumentFor(call, 'tableName');
  const schemaName = read(stringOf(schema));
  if (!schema || schemaName === undefined) return [];
  if (!facts.schemas.includes(schemaName)) {
    return facts.isPartial ? [] : [schemaMissing(call, schema, schemaName, facts.schemas)];
  }
  const tableName = read(stringOf(table));
  if (!table || tableName === undefined || !facts.tables) return [];
  const index = tableIndex(facts.tables);
  const found = index.find(schemaName, tableName);
  if (!found) {
    if (facts.isPartial) return [];
    const names = index.tablesIn(schemaName).map((one) => one.tableName);
    return [tableMissing(call, table, `${schemaName}.${tableName}`, nearNames(tableName, names))];
  }
  const obstacle = call.procedure.name === 'ENABLE_TABLE_REPLICATION' ? tableObstacle(found) : undefined;
  return obstacle === undefined ? [] : cannot(table, `${schemaName}.${tableName}`, obstacle);
};

/** Names that are mishandled are found by another check. */
function verbatim(name: string | undefined): string | undefined {
  return name === undefined || nameObstacle(name) !== undefined ? undefined : name;
}

/** As REPLICATION_ENABLED reads names: in upper case, whatever they are. */
function folded(name: string | undefined): string | undefined {
  return name === undefined ? undefined : resolvedName(name).toUpperCase();
}

function schemaMissing(call: SpliceCall, argument: CallArgument, name: string, schemas: readonly string[]): Finding {
  const message = [
    t('As {0} stands, it has no schema {1}.', call.facts ? clusterWords(call.facts) : '', name),
    schemaConsequence(call.procedure.name),
  ];
  const fixes = writing(argument, nearNames(name, schemas));
  return finding('schema-not-found', 'warning', argument, joined(message), fixes);
}

function schemaConsequence(procedure: string): string | undefined {
  switch (procedure) {
    case 'ENABLE_SCHEMA_REPLICATION':
      return t('The call says Success all the same and leaves a row that covers nothing.');
    case 'DISABLE_SCHEMA_REPLICATION':
      return t('While the whole database replicates, the call dissolves that all the same.');
    default:
      return undefined;
  }
}

function tableMissing(call: SpliceCall, argument: CallArgument, name: string, near: readonly string[]): Finding {
  const message = [
    t('As {0} stands, it has no table {1}.', call.facts ? clusterWords(call.facts) : '', name),
    call.procedure.name === 'DISABLE_TABLE_REPLICATION'
      ? t('Its row, where one is left, goes only with {0}.', 'DISABLE_SCHEMA_REPLICATION')
      : undefined,
  ];
  return finding('table-not-found', 'warning', argument, joined(message), writing(argument, near));
}

function cannot(argument: CallArgument, name: string, obstacle: Obstacle): readonly Finding[] {
  const message = obstacleText(name, obstacle);
  return message === undefined ? [] : [finding('table-cannot-replicate', 'warning', argument, message)];
}

function obstacleText(name: string, obstacle: Obstacle): string | undefined {
  switch (obstacle) {
    case 'view':
      return t('{0} is a view: the call says Success and has no effect. Turn replication on for its tables.', name);
    case 'synonym':
      return t('{0} is a synonym: the call says Success and has no effect. Name the table itself.', name);
    case 'external':
      return t('{0} is an external table, whose data is not in the database: it cannot replicate.', name);
    case 'temporary':
      return t('{0} is a temporary table: it cannot replicate.', name);
    case 'name-not-upper-case':
    case 'name-with-quote-or-blank':
      return undefined;
  }
}

/** Guesses: none is taken without asking. */
function writing(argument: CallArgument, names: readonly string[]): readonly FindingFix[] {
  return names.map((name) => replacing(t('Write {0}', quoted(name)), argument, quoted(name)));
}

function joined(sentences: readonly (string | undefined)[]): string {
  return sentences.filter((one) => one !== undefined).join(' ');
}
