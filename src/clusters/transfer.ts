/** Clusters as a JSON document to hand on: written without secrets, read with every doubt told. Files are the caller's. */
import { isDeepStrictEqual } from 'node:util';
import { t } from '@vscode/l10n';
import type { ClusterProfile } from './profile';
import { readProfile } from './readProfile';
import { isSampleId, sampleProfiles } from './sampleProfiles';

const format = 'splice-replication-clusters';
const version = 1;

export interface ImportResult {
  /** To be added to the profiles; ids that were taken are replaced. */
  readonly added: readonly ClusterProfile[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** Sample clusters are left out. Profiles hold no secret. */
export function exportClusters(profiles: readonly ClusterProfile[]): string {
  const clusters = profiles.filter((profile) => !isSampleId(profile.id));
  return `${JSON.stringify({ format, version, clusters }, undefined, 2)}\n`;
}

/**
 * What the document adds to `existing`: nothing that exists is changed, a cluster whose name is taken is skipped. Throws with a sentence
 * for people when the text is no such document.
 */
export function importClusters(text: string, existing: readonly ClusterProfile[], newId: () => string): ImportResult {
  const added: ClusterProfile[] = [];
  const skipped: { name: string; reason: string }[] = [];
  clustersOf(text).forEach((entry, index) => {
    const reading = readProfile(entry);
    if ('problem' in reading) {
      skipped.push({ name: reading.name ?? t('Entry {0}', index + 1), reason: reading.problem });
      return;
    }
    const { profile } = reading;
    const known = [...existing, ...added, ...sampleProfiles];
    const namesake = known.find((other) => other.name === profile.name);
    if (namesake) {
      const same = isDeepStrictEqual({ ...namesake, id: '' }, { ...profile, id: '' });
      const reason = same ? t('It is configured already.') : t('Another cluster has this name.');
      skipped.push({ name: profile.name, reason });
    } else if (known.some((other) => other.id === profile.id)) {
      added.push({ ...profile, id: newId() });
    } else {
      added.push(profile);
    }
  });
  return { added, skipped };
}

function clustersOf(text: string): readonly unknown[] {
  const document = parsed(text);
  if (document['format'] !== format) throw new Error(t('This file holds no clusters of Splice Replication.'));
  if (document['version'] !== version) {
    throw new Error(t('This file was written by a newer version of Splice Replication. Update the extension.'));
  }
  const clusters = document['clusters'];
  if (!Array.isArray(clusters)) throw new Error(t('The list of clusters is missing in this file.'));
  return clusters;
}

function parsed(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(t('This file is not JSON: {0}', error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
