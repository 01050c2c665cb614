/** What is wrong with a directive, in words. */
import { t } from '@vscode/l10n';
import { directiveWords, type DirectiveProblem } from './directives';

export function directiveProblemText(problem: DirectiveProblem): string {
  switch (problem.kind) {
    case 'unknown-directive':
      return problem.meant === undefined
        ? t('There is no directive {0}. Known ones: {1}.', problem.word.text, known())
        : t('There is no directive {0}. @{1} was meant?', problem.word.text, problem.meant);
    case 'missing-name':
      return problem.directive === 'cluster'
        ? t('@cluster needs the name of a cluster.')
        : t('@let needs a name for the value.');
    case 'bad-name':
      return t(
        '“{0}” cannot be the name of a value: letters, digits and _ make one, and a digit does not begin it.',
        problem.argument.text,
      );
    case 'missing-text':
      return t('@confirm needs the question to ask.');
    case 'unexpected-text':
      return t('@{0} stands alone on its line: take “{1}” away.', problem.directive, problem.argument.text);
  }
}

function known(): string {
  return directiveWords.map((word) => `@${word}`).join(', ');
}
