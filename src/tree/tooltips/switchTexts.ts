/** What a node's switch would do, as a tooltip tells it: the plan's own words, shortened. */
import type { DatabaseContents } from '../../splice/replication/model';
import { planPeers, type PeerFacts } from '../actions/peerPlans';
import { stepSql, type ActionPlace, type Plan } from '../actions/plan';
import { verbLabel } from '../actions/planTexts';
import { planScope } from '../actions/scopePlan';
import { switchActionOf, type Switchable } from '../actions/switchActions';
import type { Switch } from '../contextValues';
import { code, plain } from '../../ui/markdown';

/** Undefined where nothing can be switched: then the reason says why. */
export function switchText(
  node: Switchable,
  position: Switch,
  contents: DatabaseContents | undefined,
  where: ActionPlace,
): string | undefined {
  if (where.side !== 'active' || position === 'cannot' || position === 'unknown') return undefined;
  if (contents === undefined) return undefined;
  return position === 'on'
    ? planText(planScope({ verb: 'turn-off', actions: [switchActionOf('disable', node)], ...where }, contents))
    : planText(planScope({ verb: 'turn-on', actions: [switchActionOf('enable', node)], ...where }, contents));
}

export function peerSwitchText(facts: PeerFacts, where: ActionPlace): string {
  return planText(planPeers(facts.peer?.enabled ? 'disable-peer' : 'enable-peer', [facts], where));
}

function planText(plan: Plan): string {
  if (plan.kind !== 'run') return plain(plan.reason);
  const sentences = [...plan.effects, ...plan.cautions].map(plain).join(' ');
  return `**${plain(verbLabel(plan.verb))}:** ${code(stepSql(plan.steps[0]))}  \n${sentences}`;
}
