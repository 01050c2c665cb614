/** What is wrong with the directives of a script. */
import { t } from '@vscode/l10n';
import { directiveProblemText } from '../../sql/directiveTexts';
import type { Directive, DirectiveProblem } from '../../sql/directives';
import { stopsScript } from '../../sql/directives';
import { nearNames } from './calls/nearNames';
import { finding, replacing, type Finding, type FindingFix } from './finding';

/** Undefined for a comment that only looks like a directive, such as `-- @author Ann`. */
export function directiveProblem(problem: DirectiveProblem): Finding | undefined {
  if (!stopsScript(problem)) return undefined;
  return finding(`directive-${problem.kind}`, 'error', problem, directiveProblemText(problem), fixesOf(problem));
}

function fixesOf(problem: DirectiveProblem): readonly FindingFix[] {
  switch (problem.kind) {
    case 'unknown-directive':
      if (problem.meant === undefined) return [];
      return [replacing(t('Write {0}', `@${problem.meant}`), problem.word, `@${problem.meant}`, true)];
    case 'bad-name': {
      const name = problem.argument.text.replace(/^(?=\d)/, '_').replace(/\W+/g, '_');
      return /^[A-Za-z_]\w*$/.test(name) ? [replacing(t('Write {0}', name), problem.argument, name)] : [];
    }
    case 'unexpected-text': {
      const span = { start: problem.word.end, end: problem.argument.end };
      return [replacing(t('Remove “{0}”', problem.argument.text), span, '', true)];
    }
    case 'missing-name':
    case 'missing-text':
      return [];
  }
}

export function unknownCluster(
  { name }: Extract<Directive, { kind: 'cluster' }>,
  names: readonly string[],
): Finding | undefined {
  if (names.includes(name.text)) return undefined;
  const lower = new Map(names.map((one) => [one.toLowerCase(), one]));
  const same = lower.get(name.text.toLowerCase());
  const near =
    same === undefined ? nearNames(name.text.toLowerCase(), lower.keys()).map((one) => lower.get(one) ?? one) : [same];
  const message =
    names.length === 0
      ? t('There is no cluster {0}: none is configured.', name.text)
      : t('There is no cluster {0}. Known ones: {1}.', name.text, listed(names));
  const fixes = near.map((one, index) => replacing(t('Write {0}', one), name, one, near.length === 1 && index === 0));
  return finding('cluster-unknown', 'error', name, message, fixes);
}

/** The first few. */
function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')}, \u2026` : names.join(', ');
}

export function insideStatement(directive: Directive): Finding {
  const message = t('{0} stands inside a statement. Put it on a line above the statement.', directive.word.text);
  return finding('directive-inside', 'error', directive, message);
}
