/** The line of a cluster: environment, role, what it replicates, and last, for a narrow view cuts it off, the release. */
import { t } from '@vscode/l10n';
import { environmentColour, environmentWord } from '../../clusters/environment';
import type { ClusterProfile } from '../../clusters/profile';
import type { SessionStatus } from '../../clusters/session';
import { formatRelease } from '../../splice/release';
import type { DatabaseState } from '../../splice/replication/model';
import { clusterContext } from '../contextValues';
import { failureWords } from './failures';
import { spokenLine, type Line } from './line';
import { roleWords, sideOf } from './side';
import { databaseStateWords, databaseSwitch } from './states';

export interface ClusterFacts {
  readonly profile: ClusterProfile;
  readonly status: SessionStatus;
  /** Undefined until the rows were read. */
  readonly database: DatabaseState | undefined;
  readonly sample: boolean;
  /** With a filter on, connected clusters open by themselves. */
  readonly open: boolean;
}

export function clusterLine(facts: ClusterFacts): Line {
  const { profile, status, database, sample, open } = facts;
  const side = sideOf(status);
  const words = clusterWords(facts);
  return {
    label: profile.name,
    description: words.join(', '),
    icon: status.kind === 'connected' ? 'server-environment' : 'server',
    colour: environmentColour(profile.environment),
    context: clusterContext(status.kind, side, databaseSwitch(database ?? { kind: 'unknown' }), sample),
    children: open && status.kind === 'connected' ? 'expanded' : 'collapsed',
    spoken: spokenLine(t('{0}, cluster', profile.name), ...words),
  };
}

function clusterWords({ profile, status, database }: ClusterFacts): string[] {
  const environment = environmentWord(profile.environment);
  switch (status.kind) {
    case 'disconnected':
      return [environment, t('not connected')];
    case 'connecting':
      return [environment, t('connecting…')];
    case 'failed':
      return [failureWords(status.failure), environment];
    case 'connected': {
      const { overview } = status;
      return [
        environment,
        roleWords(overview),
        ...(database ? [databaseStateWords(database, sideOf(status))] : []),
        ...(overview.release ? [formatRelease(overview.release)] : []),
      ];
    }
  }
}
