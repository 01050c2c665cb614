/** How a call with too many or too few arguments can be made to fit. */
import { t } from '@vscode/l10n';
import { catalogue, findProcedure, formFor } from '../../../splice/procedures';
import type { ClusterFacts } from '../../core/facts';
import type { FindingFix } from '../finding';
import { inserting, quoted, replacing } from './parts';
import { stringOf, type CallForm, type SpliceCall } from './spliceCall';

/** What a missing last argument stands for where older forms lack it. */
const defaults: ReadonlyMap<string, string> = new Map([
  ['enabled', 'true'],
  ['isSerial', 'true'],
  ['validate', 'true'],
]);

/** Toward the newest form there is. `isWrong`: no other reading is possible, so that the fix may be taken without asking. */
export function countFixes(call: SpliceCall, isWrong: boolean): readonly FindingFix[] {
  const [form] = call.forms;
  if (!form) return [];
  const given = call.call.arguments.length;
  const fixes = given > form.parameters.length ? tooMany(call, form, isWrong) : tooFew(call, form, isWrong);
  return [...fixes, ...siblings(call)];
}

function tooMany(call: SpliceCall, form: CallForm, isWrong: boolean): readonly FindingFix[] {
  const given = call.call.arguments;
  if (call.description?.group === 'scope') return [];
  const wanted = form.parameters.length;
  const [first, last] = [given[wanted], given.at(-1)];
  if (!first || !last) return [];
  const start = given[wanted - 1]?.end ?? first.start;
  const removed = call.statement.text.slice(first.start, last.end);
  // Without the flag the peer begins at once, which is not what `false` asked for; a restore's time or number says something; and
  // where an address is wanted the arguments mean other things altogether.
  const losesMeaning =
    (given[2]?.value === false && wanted === 2) ||
    (call.procedure.name.startsWith('SYSCS_RESTORE') && first.kind !== 'boolean') ||
    form.parameters[1]?.name === 'hostAndPort';
  return [replacing(t('Remove {0}', removed), { start, end: last.end }, '', isWrong && !losesMeaning)];
}

function tooFew(call: SpliceCall, form: CallForm, isWrong: boolean): readonly FindingFix[] {
  const given = call.call.arguments;
  const [only] = given;
  const both = /^([^.\s]+)\.([^.\s]+)$/.exec(stringOf(only) ?? '');
  if (only && given.length === 1 && both && isTablePair(form)) {
    const [, schema = '', table = ''] = both;
    return [replacing(t('Split it into schema and table'), only, `${quoted(schema)}, ${quoted(table)}`, isWrong)];
  }
  const missing = form.parameters.slice(given.length).map(({ name }) => defaults.get(name));
  const last = given.at(-1);
  const isKnown = missing.every((value) => value !== undefined) && form.parameters[1]?.name !== 'hostAndPort';
  if (!isKnown || !last) return [];
  const added = missing.join(', ');
  return [inserting(t('Add {0}', added), last.end, `, ${added}`, isWrong)];
}

function isTablePair({ parameters }: CallForm): boolean {
  return parameters.map(({ name }) => name).join() === 'schemaName,tableName';
}

/** Other procedures that take what is given: the scope for one name less or more, the restores to a point. */
function siblings(call: SpliceCall): readonly FindingFix[] {
  const { procedure } = call;
  const names = procedure.name.startsWith('SYSCS_RESTORE_DATABASE') ? restores(call) : scopes(call);
  return names.map((name) => replacing(t('Use {0}', name), procedure, name));
}

function scopes({ description, call, facts }: SpliceCall): readonly string[] {
  const [verb = ''] = description?.name.split('_') ?? [];
  if (description?.group !== 'scope' || call.arguments.some(({ kind }) => kind === 'number')) return [];
  return catalogue
    .filter(({ name, group }) => group === 'scope' && name.startsWith(`${verb}_`) && name !== description.name)
    .filter(({ forms }) => forms.some(({ parameters }) => parameters.length === call.arguments.length))
    .filter(({ name }) => isThere(name, facts))
    .map(({ name }) => name);
}

function restores({ call, facts }: SpliceCall): readonly string[] {
  const fourth = call.arguments[3];
  if (call.arguments.length !== 4 || (fourth?.kind !== 'number' && fourth?.kind !== 'string')) return [];
  const name = `SYSCS_RESTORE_DATABASE_TO_${fourth.kind === 'number' ? 'TRANSACTION' : 'TIMESTAMP'}`;
  return isThere(name, facts) ? [name] : [];
}

/** As the cluster's catalogue says, else its release; true where neither is known. */
function isThere(name: string, facts: ClusterFacts | undefined): boolean {
  if (facts?.procedures) return facts.procedures.has(name);
  const description = findProcedure(name);
  return !description || !facts?.release || formFor(description, facts.release) !== undefined;
}
