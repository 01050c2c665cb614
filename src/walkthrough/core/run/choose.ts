/** Choose: both clusters are read and judged; nothing is changed. What they tell fills the later steps' fields. */
import { t } from '@vscode/l10n';
import { reached, type PairFacts } from '../facts';
import { chosen, type ChoiceName, type SetUp } from '../model';
import { failures, pairFindings } from '../pairChecks';
import { addressOf, asksForAddress } from '../peerProblems';
import { planOf } from '../planOf';
import { Hindered, type RunContext } from './context';
import { sendReadings } from './sendReadings';

export async function runChoose(context: RunContext): Promise<void> {
  const setUp = context.setUp();
  const [active, passive] = [chosen(setUp, 'active'), chosen(setUp, 'passive')];
  if (active === '') throw new Hindered(t('No active cluster is chosen.'));
  if (setUp.way === 'pair' && passive === '') throw new Hindered(t('No passive cluster is chosen.'));
  if (active === passive) throw new Hindered(t('Choose two clusters.'));
  const [activeName, passiveName] = [context.port('active')?.profile.name, context.port('passive')?.profile.name];
  await context.emit({
    kind: 'remembered',
    memory: { ...(activeName !== undefined && { activeName }), ...(passiveName !== undefined && { passiveName }) },
  });
  const facts = await context.readFacts();
  await sendReadings(context, 'choose', planOf(context.setUp(), facts, 'choose'), facts);
  const findings = pairFindings(context.setUp(), facts);
  const failed = failures(findings);
  const outcome = failed[0]
    ? ({
        kind: 'failure',
        message: failed.length === 1 ? failed[0].text : t('Checks that failed: {0}', failed.length),
      } as const)
    : ({ kind: 'success', message: t('The checks pass.') } as const);
  const address = addressOf(context.port('passive')?.profile);
  for (const [name, value] of suggestions(context.setUp(), facts, address))
    await context.emit({ kind: 'chose', name, value });
  await context.emit({ kind: 'ended', step: 'choose', outcome, findings });
}

/** Only where nothing was chosen yet. */
function suggestions(setUp: SetUp, facts: PairFacts, address?: string): readonly (readonly [ChoiceName, string])[] {
  const active = reached(facts.active)?.overview;
  const passive = reached(facts.passive)?.overview;
  const taken = active?.peers.readable ? active.peers.value.map(({ id }) => id) : [];
  const offered: readonly (readonly [ChoiceName, string | undefined])[] =
    setUp.way === 'pair'
      ? [
          ['peerId', String(nextFreeId(taken))],
          ['directory', lastDirectory(facts)],
          [
            'target',
            asksForAddress(facts) ? address : passive?.clusterKey.readable ? passive.clusterKey.value : undefined,
          ],
        ]
      : [];
  return offered.flatMap(([name, value]) =>
    chosen(setUp, name) === '' && value !== undefined ? [[name, value] as const] : [],
  );
}

/** The smallest from 1 on that no peer has. */
export function nextFreeId(taken: readonly (number | string)[]): number {
  let id = 1;
  while (taken.includes(id)) id += 1;
  return id;
}

/** Where the active cluster was backed up last. */
function lastDirectory(facts: PairFacts): string | undefined {
  const backups = reached(facts.active)?.backups;
  return backups?.readable ? backups.value[0]?.directory : undefined;
}
