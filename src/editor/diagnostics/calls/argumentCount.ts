/** The number of arguments, by the release: ADD_PEER alone has four forms. */
import { t } from '@vscode/l10n';
import { releasesText } from '../../../splice/procedures/documentation';
import type { Finding } from '../finding';
import { countFixes } from './countFixes';
import { argumentsCounted, clusterWords, finding, type CallCheck, type Span } from './parts';
import type { CallForm, SpliceCall } from './spliceCall';

export const argumentCount: CallCheck = (call) => {
  if (!call.isCountable || call.isAssumed || call.forms.length === 0) return [];
  const given = call.call.arguments.length;
  const fitting = call.forms.filter((form) => form.parameters.length === given);
  const others = call.forms.filter((form) => form.parameters.length !== given);
  if (fitting.length === 0) return [call.isBound ? wrongOnCluster(call) : wrongEverywhere(call)];
  return others.length === 0 ? [] : [wrongElsewhere(call, fitting, others)];
};

function wrongOnCluster(call: SpliceCall): Finding {
  const { facts, forms, procedure } = call;
  const [form] = forms;
  const message = t(
    '{0} takes {1} on {2}: {3}. Here it is given {4}.',
    procedure.name,
    argumentsCounted(form?.parameters.length ?? 0),
    facts ? clusterWords(facts) : '',
    form ? writtenForm(form) : '()',
    argumentsCounted(call.call.arguments.length),
  );
  const note = form?.note === undefined ? undefined : t(form.note);
  return wrong(call, [message, note, restoreNote(call)]);
}

function wrongEverywhere(call: SpliceCall): Finding {
  const message = t(
    'No release takes {0} for {1}. There is: {2}.',
    argumentsCounted(call.call.arguments.length),
    call.procedure.name,
    call.forms.map(formAndReleases).join('; '),
  );
  return wrong(call, [message, restoreNote(call)]);
}

function wrong(call: SpliceCall, sentences: readonly (string | undefined)[]): Finding {
  const isFourthOfRestore =
    /^SYSCS_RESTORE_DATABASE(_ASYNC)?$/.test(call.procedure.name) && call.call.arguments.length === 4;
  const code = isFourthOfRestore ? 'restore-fourth-argument' : 'argument-count';
  const message = sentences.filter((one) => one !== undefined).join(' ');
  return finding(code, 'error', spanOf(call), message, countFixes(call, true));
}

/** Right in some releases and wrong in others: only a binding to a cluster can tell. */
function wrongElsewhere(call: SpliceCall, fitting: readonly CallForm[], others: readonly CallForm[]): Finding {
  const [newest] = call.forms;
  const isNewest = newest !== undefined && fitting.includes(newest);
  const message = t(
    'The arguments of {0} depend on the release. These fit {1}. Elsewhere: {2}.',
    call.procedure.name,
    fitting.map(formAndReleases).join('; '),
    others.map(formAndReleases).join('; '),
  );
  return finding(
    'argument-count-by-release',
    isNewest ? 'information' : 'warning',
    call.procedure,
    message,
    isNewest ? [] : countFixes(call, false),
  );
}

function restoreNote({ procedure, call }: SpliceCall): string | undefined {
  if (!/^SYSCS_RESTORE_DATABASE(_ASYNC)?$/.test(procedure.name) || call.arguments.length < 3) return undefined;
  return t(
    'The third one says whether the backup is checked first, and is the last: a fourth belongs to SYSCS_RESTORE_DATABASE_TO_TIMESTAMP (a time) and SYSCS_RESTORE_DATABASE_TO_TRANSACTION (a number).',
  );
}

/** Those too many, or the list that lacks some. */
function spanOf({ call, forms, procedure }: SpliceCall): Span {
  const most = Math.max(...forms.map(({ parameters }) => parameters.length));
  const [first, last] = [call.arguments[most], call.arguments.at(-1)];
  if (first && last) return { start: first.start, end: last.end };
  return { start: (call.open ?? procedure.end) - 1, end: (call.close ?? procedure.end) + 1 };
}

function writtenForm({ parameters }: CallForm): string {
  return `(${parameters.map(({ name }) => name).join(', ')})`;
}

function formAndReleases(form: CallForm): string {
  return t('{0} in {1}', writtenForm(form), releasesText(form.releases));
}
