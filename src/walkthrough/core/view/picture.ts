/** The pair in a picture: both clusters, and the arrow with its state in words. */
import { t } from '@vscode/l10n';
import { environmentWord } from '../../../clusters/environment';
import type { ClusterProfile } from '../../../clusters/profile';
import { RowIndex } from '../../../splice/replication/effective';
import { reached, type ClusterFacts, type PairFacts } from '../facts';
import { contentsOf } from '../likeness';
import { chosen, recordOf, type SetUp, type Side } from '../model';
import { passivePeer } from '../passivePeer';
import type { PictureView } from './view';

export interface NamedCluster {
  readonly profile: Pick<ClusterProfile, 'id' | 'name' | 'environment'>;
}

export function pictureOf(setUp: SetUp, facts: PairFacts | undefined, clusters: readonly NamedCluster[]): PictureView {
  return {
    active: box(setUp, facts?.active, clusters, 'active'),
    passive:
      setUp.way === 'pair'
        ? box(setUp, facts?.passive, clusters, 'passive')
        : { name: t('its peers'), detail: t('passive') },
    ...arrow(setUp, facts),
  };
}

function box(
  setUp: SetUp,
  facts: ClusterFacts | undefined,
  clusters: readonly NamedCluster[],
  side: Side,
): PictureView['active'] {
  const sideWord = side === 'active' ? t('active') : t('passive');
  const id = chosen(setUp, side);
  const profile = clusters.find((cluster) => cluster.profile.id === id)?.profile;
  if (!profile) {
    const remembered = side === 'active' ? setUp.memory.activeName : setUp.memory.passiveName;
    return { name: remembered ?? t('not chosen'), detail: sideWord };
  }
  const away = facts && !facts.reached ? [t('not reached')] : [];
  return {
    name: profile.name,
    detail: [sideWord, environmentWord(profile.environment), ...away, ...passed(setUp, side)].join(', '),
  };
}

/** What the set-up has brought each cluster to, before an arrow can show it. */
function passed(setUp: SetUp, side: Side): readonly string[] {
  if (setUp.way !== 'pair') return [];
  const [step, word] =
    side === 'active' ? (['backup', t('backed up')] as const) : (['restore', t('restored')] as const);
  return recordOf(setUp, step).state === 'done' ? [word] : [];
}

function arrow(setUp: SetUp, facts: PairFacts | undefined): Pick<PictureView, 'arrow' | 'words'> {
  if (!reached(facts?.active))
    return { arrow: 'unknown', words: facts?.active ? t('not known now') : t('not read yet') };
  if (setUp.way !== 'pair') return scopeArrow(facts);
  const found = passivePeer(setUp, facts ?? { at: new Date(0) });
  if ('unreadable' in found) return { arrow: 'unknown', words: t('the peer cannot be told') };
  const { peer } = found;
  if (!peer) return { arrow: 'none', words: t('{0}, no peer yet', scopeArrow(facts).words) };
  if (peer.enabled === undefined) return { arrow: 'unknown', words: t('peer {0}, unknown whether enabled', peer.id) };
  if (!peer.enabled) return { arrow: 'paused', words: t('peer {0}, disabled: changes wait', peer.id) };
  const scope = scopeArrow(facts);
  return scope.arrow === 'flows' ? { arrow: 'flows', words: t('peer {0}, {1}', peer.id, scope.words) } : scope;
}

function scopeArrow(facts: PairFacts | undefined): Pick<PictureView, 'arrow' | 'words'> {
  const rows = facts && contentsOf(facts, 'active')?.rows;
  if (!rows?.readable) return { arrow: 'unknown', words: t('what is replicated cannot be read') };
  if (new RowIndex(rows.value).hasDatabase) return { arrow: 'flows', words: t('whole database') };
  return rows.value.length > 0
    ? { arrow: 'flows', words: t('some schemas or tables') }
    : { arrow: 'none', words: t('nothing is replicated') };
}
