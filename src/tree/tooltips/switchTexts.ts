/** What a node's switch would do, as a tooltip tells it: the plan's own words, shortened. */
import { t } from '@vscode/l10n';
import type { DatabaseContents } from '../../splice/replication/model';
import { planScope, type ScopeRequest } from '../actions/scopePlan';
import { stepSql } from '../actions/plan';
import { switchActionOf, type Switchable, type Way } from '../actions/switchActions';
import type { Switch } from '../contextValues';
import { code, plain } from '../../ui/markdown';

/** Undefined where nothing can be switched: then the reason says why. */
export function switchText(
  node: Switchable,
  position: Switch,
  contents: DatabaseContents | undefined,
  { place, side }: Pick<ScopeRequest, 'place' | 'side'>,
): string | undefined {
  if (side !== 'active' || position === 'cannot' || position === 'unknown' || contents === undefined) return undefined;
  const way: Way = position === 'on' ? 'disable' : 'enable';
  const verb = way === 'enable' ? 'turn-on' : 'turn-off';
  const plan = planScope({ verb, actions: [switchActionOf(way, node)], place, side }, contents);
  if (plan.kind !== 'run') return plain(plan.reason);
  const heading = way === 'enable' ? t('Turn on') : t('Turn off');
  const sentences = [...plan.effects, ...plan.cautions].map(plain).join(' ');
  return `**${plain(heading)}:** ${code(stepSql(plan.steps[0]))}  \n${sentences}`;
}
