/** The same steps as one script: the plans, written with the directives that the script runner reads. */
import { t } from '@vscode/l10n';
import type { PairFacts } from './facts';
import { stepsOf, type SetUp, type Side, type StepId } from './model';
import { isStatement, writtenStatement, type PlanItem } from './plan';
import { nameOf, planOf } from './planOf';
import { stepTitle } from './texts';

/** Ends with a line end. A step whose choices are missing is a comment that says so. */
export function scriptOf(setUp: SetUp, facts: PairFacts): string {
  const lines = [
    comment(t('Sets up replication from {0} to {1}.', nameOf(setUp, 'active'), nameOf(setUp, 'passive'))),
    comment(t('Made by the set-up walkthrough: the statements that its steps send, in the same order.')),
    comment(
      t(
        'Left out is what it reads around them: to know where the clusters stand, and while it waits. A backup that it makes in the background is waited for here.',
      ),
    ),
    ...stepsOf[setUp.way].filter((step) => step !== 'report').flatMap((step) => section(setUp, facts, step)),
  ];
  return `${lines.join('\n')}\n`;
}

/** For one step alone. */
export function stepScript(setUp: SetUp, facts: PairFacts, step: StepId): string {
  return `${section(setUp, facts, step).join('\n').trimStart()}\n`;
}

function section(setUp: SetUp, facts: PairFacts, step: StepId): string[] {
  const items = planOf(setUp, facts, step);
  const title = `-- ${stepTitle(step)}`;
  if (items.length === 0) return ['', title, comment(t('Fill in the fields of this step first.'))];
  let side: Side | undefined;
  const lines = ['', title];
  for (const item of items) {
    if (item.on !== side) lines.push(target(setUp, item.on));
    side = item.on;
    lines.push(...itemLines(item));
  }
  return lines;
}

function target(setUp: SetUp, side: Side): string {
  const name = side === 'active' ? setUp.memory.activeName : setUp.memory.passiveName;
  return name === undefined ? `-- @${side}` : `-- @cluster ${inOneLine(name)}`;
}

function itemLines(item: PlanItem): string[] {
  if (!isStatement(item)) return [comment(item.purpose), '-- @wait-for-restart'];
  return [
    comment(item.purpose),
    ...(item.kind === 'call' && item.confirm !== undefined ? [`-- @confirm ${inOneLine(item.confirm)}`] : []),
    ...(item.kind === 'query' && item.remember !== undefined ? [`-- @let ${item.remember}`] : []),
    `${writtenStatement(item)};`,
  ];
}

/** A line comment of its own, in which no directive begins. */
function comment(text: string): string {
  return `-- ${inOneLine(text).replace(/^@/, '(@)')}`;
}

/** A name with a line end would begin a statement of its own. */
function inOneLine(text: string): string {
  return text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
}
