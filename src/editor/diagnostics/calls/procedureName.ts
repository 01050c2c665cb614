/** Schema and name of the procedure: missing, mistaken, unknown. */
import { t } from '@vscode/l10n';
import { catalogue, findProcedure } from '../../../splice/procedures';
import type { CallArgument } from '../../../sql/callArguments';
import type { Finding } from '../finding';
import { nearNames } from './nearNames';
import { clusterWords, finding, inserting, replacing, type CallCheck } from './parts';
import type { SpliceCall } from './spliceCall';
import { wrongNames } from './wrongNames';

const SCHEMA = 'SYSCS_UTIL';
const ourNames = catalogue.map(({ name }) => name);

/** Works after SET SCHEMA SYSCS_UTIL alone. */
export const missingSchema: CallCheck = ({ call, procedure, statement }) => {
  if (call.schema || statement.isInUtil || call.malformed === 'name') return [];
  return [
    finding(
      'schema-missing',
      'warning',
      procedure,
      t(
        '{0} is in the schema {1}. Without it the server finds the procedure only after SET SCHEMA {1}.',
        procedure.name,
        SCHEMA,
      ),
      [inserting(t('Write {0} in front', `${SCHEMA}.`), procedure.start, `${SCHEMA}.`, true)],
    ),
  ];
};

/** A known procedure in a schema whose name is a slip, or is quoted in lower case. */
export const mistakenSchema: CallCheck = ({ call: { schema } }) => {
  if (!schema || schema.name === SCHEMA) return [];
  const isSlip = schema.name.toUpperCase() === SCHEMA || nearNames(schema.name.toUpperCase(), [SCHEMA]).length > 0;
  if (!isSlip) return [];
  const message = schema.quoted
    ? t('There is no schema {0}: a name in quotes is taken as it is written. It is called {1}.', schema.name, SCHEMA)
    : t('There is no schema {0}. The procedures are in {1}.', schema.name, SCHEMA);
  return [
    finding('schema-unknown', 'error', schema, message, [replacing(t('Write {0}', SCHEMA), schema, SCHEMA, true)]),
  ];
};

export const unknownProcedure: CallCheck = (call) => {
  const { procedure, description, facts } = call;
  if (call.call.schema?.name !== SCHEMA || call.call.malformed === 'name') return [];
  if (procedure.quoted && procedure.name !== procedure.name.toUpperCase()) return quotedName(call);
  if (description || facts?.procedures?.has(procedure.name)) return [];
  return wrongName(call) ?? unknownName(call);
};

/** A name in quotes is not folded. */
function quotedName({ procedure, facts }: SpliceCall): readonly Finding[] {
  const folded = procedure.name.toUpperCase();
  if (!findProcedure(folded) && !facts?.procedures?.has(folded)) return [];
  return [
    finding(
      'procedure-unknown',
      'error',
      procedure,
      t(
        'There is no procedure {0}: a name in quotes is taken as it is written. It is called {1}.',
        procedure.name,
        folded,
      ),
      [replacing(t('Write {0}', folded), procedure, folded, true)],
    ),
  ];
}

function wrongName(call: SpliceCall): readonly Finding[] | undefined {
  const { procedure } = call;
  const wrong = wrongNames.get(procedure.name);
  if (!wrong) return undefined;
  const fitting = wrong.instead.find((name) => takes(name, call.call.arguments));
  const [best, ...others] = [...new Set([...(fitting === undefined ? [] : [fitting]), ...wrong.instead])];
  if (best === undefined) {
    const message = t(
      '{0} was dropped together with the daily schedule. Begin backups from a scheduler of your own.',
      procedure.name,
    );
    return [finding('procedure-unknown', call.isBound ? 'error' : 'warning', procedure, message)];
  }
  const message = t('There is no procedure {0}, whatever some documents say. Use {1}.', procedure.name, best);
  return [finding('procedure-unknown', 'error', procedure, message, renamings(call, best, others))];
}

/** By number and by what is plainly a text or a number. */
function takes(name: string, given: readonly CallArgument[]): boolean {
  const forms = findProcedure(name)?.forms ?? [];
  return forms.some(
    ({ parameters }) =>
      parameters.length === given.length &&
      parameters.every(({ type }, index) => {
        const kind = given[index]?.kind;
        return kind === 'string' ? type.startsWith('VARCHAR') : kind !== 'number' || !type.startsWith('VARCHAR');
      }),
  );
}

function unknownName(call: SpliceCall): readonly Finding[] {
  const { procedure, facts } = call;
  const all = allNames(call);
  const [best, ...others] = guesses(procedure.name, all ?? ourNames);
  if (all && facts) {
    const message =
      best === undefined
        ? t('{0} has no procedure {1} in {2}.', clusterWords(facts), procedure.name, SCHEMA)
        : t('{0} has no procedure {1} in {2}. Did you mean {3}?', clusterWords(facts), procedure.name, SCHEMA, best);
    return [finding('procedure-unknown', 'error', procedure, message, renamings(call, best, others))];
  }
  if (best === undefined) return [];
  const message = t('No procedure {0} is known. Did you mean {1}?', procedure.name, best);
  return [finding('procedure-unknown', 'warning', procedure, message, renamings(call, best, others))];
}

/** All that the cluster has; undefined where its list holds only what its release should have of the ones we describe. */
function allNames({ facts }: SpliceCall): readonly string[] | undefined {
  const names = [...(facts?.procedures?.keys() ?? [])];
  return names.some((name) => !findProcedure(name)) ? names : undefined;
}

/** The prefix is a common slip: some have it, some do not. */
function guesses(name: string, known: readonly string[]): readonly string[] {
  const other = name.startsWith('SYSCS_') ? name.slice('SYSCS_'.length) : `SYSCS_${name}`;
  return known.includes(other) ? [other] : nearNames(name, known);
}

/** The best guess is taken without asking where it is the only one. */
function renamings({ procedure }: SpliceCall, best: string | undefined, others: readonly string[]) {
  if (best === undefined) return [];
  const isSure = others.length === 0 || wrongNames.has(procedure.name);
  return [best, ...others].map((name) => replacing(t('Use {0}', name), procedure, name, isSure && name === best));
}
