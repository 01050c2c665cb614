/** Names that the scope procedures mishandle: they compare the rows with the name as it is written, and look tables up folded. */
import { t } from '@vscode/l10n';
import { nameObstacle } from '../../../splice/names';
import type { CallArgument } from '../../../sql/callArguments';
import type { Finding } from '../finding';
import { finding, quoted, replacing, type CallCheck } from './parts';
import { argumentFor, givenArguments, stringOf, type GivenArgument, type SpliceCall } from './spliceCall';
import { tableIndex } from './tableIndex';

export const objectNames: CallCheck = (call) => {
  if (call.description?.group !== 'scope') return [];
  return givenArguments(call).flatMap((given) => {
    const { argument } = given;
    if (argument.kind === 'null') return [nullName(call, given)];
    return typeof argument.value === 'string' ? misspelt(call, given, argument.value) : [];
  });
};

function nullName({ procedure }: SpliceCall, { argument, parameter }: GivenArgument): Finding {
  const message =
    parameter.name === 'tableName'
      ? t('NULL names no table: the call fails, or leaves rows that cover nothing. Name the table.')
      : nullSchema(procedure.name);
  return finding('name-null', 'error', argument, message);
}

function nullSchema(procedure: string): string {
  switch (procedure) {
    case 'ENABLE_SCHEMA_REPLICATION':
      return t(
        'NULL is taken for a name: the call deletes the TABLE rows of every schema and adds a row for schema NULL.',
      );
    case 'DISABLE_SCHEMA_REPLICATION':
      return t('NULL is taken for a name: the call deletes the rows of every schema.');
    default:
      return t('NULL is taken for a name: the row that is kept for it covers nothing. Name the schema.');
  }
}

function misspelt(call: SpliceCall, { argument, parameter }: GivenArgument, name: string): readonly Finding[] {
  const obstacle = nameObstacle(name);
  if (obstacle === undefined) return [];
  const meant = bareName(name);
  const upper = meant.toUpperCase();
  const isStored = (one: string) => has(call, parameter.name, one);
  if (obstacle === 'name-not-upper-case' && isStored(name) && !isStored(upper)) {
    const message = t(
      '{0} is not upper case. The server looks tables up in upper case, and no spelling makes the call work for this name.',
      name,
    );
    return [finding('name-case', 'error', argument, message)];
  }
  const message =
    obstacle === 'name-not-upper-case'
      ? whatHappens(call.procedure.name, name)
      : t(
          'Quotes and outer blanks become part of the name in the row, which then covers nothing. Write the name as it is stored.',
        );
  const code = obstacle === 'name-not-upper-case' ? 'name-case' : 'name-quotes';
  return [
    finding(
      code,
      'error',
      argument,
      message,
      upper === '' ? [] : [writing(upper, argument, meant === upper || isStored(upper))],
    ),
  ];
}

/** Another spelling may be another thing: it is taken without asking only where the cluster has it. */
function writing(name: string, argument: CallArgument, isKnown: boolean) {
  return replacing(t('Write {0}', quoted(name)), argument, quoted(name), isKnown);
}

/** What stands between the double quotes, or without the blanks. */
function bareName(name: string): string {
  return name.replaceAll('"', '').trim();
}

function has(call: SpliceCall, parameterName: string, name: string): boolean {
  const { schemas, tables } = call.facts ?? {};
  if (parameterName === 'schemaName') return schemas?.includes(name) === true;
  const schemaName = stringOf(argumentFor(call, 'schemaName'));
  if (schemaName === undefined || tables === undefined) return false;
  const index = tableIndex(tables);
  // The schema may be misspelt, too.
  return [schemaName, schemaName.toUpperCase()].some((schema) => index.find(schema, name) !== undefined);
}

function whatHappens(procedure: string, name: string): string {
  switch (procedure) {
    case 'ENABLE_SCHEMA_REPLICATION':
      return t(
        '{0} is not upper case. The call says Success, replicates nothing and leaves a row that covers nothing.',
        name,
      );
    case 'ENABLE_TABLE_REPLICATION':
      return t(
        '{0} is not upper case. The table is switched on, but its row is kept in this spelling, and later calls do not find it.',
        name,
      );
    case 'DISABLE_TABLE_REPLICATION':
      return t(
        '{0} is not upper case. The call misses the rows of the table; while the whole database replicates, it leaves wrong ones.',
        name,
      );
    default:
      return t(
        '{0} is not upper case. The call misses the rows of the schema; while the whole database replicates, it dissolves that and leaves the schema on.',
        name,
      );
  }
}
