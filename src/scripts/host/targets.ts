/** Finds the cluster of each statement, asking where only a person knows. */
import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { FileBindings } from '../../clusters/fileBindings';
import type { ClusterSession, Clusters } from '../../clusters/session';
import type { Role } from '../roles';
import type { RunTarget } from '../run';
import type { Script, TargetName } from '../script';
import { bindFile, chooseForRole } from './chooseCluster';
import type { RoleMemory } from './roleMemory';

export interface TargetParts {
  readonly bindings: FileBindings<vscode.Uri>;
  readonly clusters: Clusters;
  readonly roles: RoleMemory;
}

/** Undefined when the person does not choose. A name that is not configured gives a text that says so. */
export async function chooseTargets(
  { bindings, clusters, roles }: TargetParts,
  { uri }: vscode.TextDocument,
  title: string,
  { steps }: Script,
): Promise<((name: TargetName) => RunTarget | string) | undefined> {
  const uses = (fits: (name: TargetName) => boolean) => steps.some(({ target }) => fits(target));
  let bound = bindings.clusterFor(uri);
  if (!bound && uses(({ kind }) => kind === 'bound')) {
    bound = await bindFile(bindings, clusters, uri);
    if (!bound) return undefined;
  }
  const wanted = (['active', 'passive'] as const).filter((role) =>
    uses((target) => target.kind === 'role' && target.role === role),
  );
  const chosen = new Map<Role, ClusterSession>();
  for (const [index, role] of wanted.entries()) {
    const [other] = chosen.values();
    const hints = { before: roles.get(uri, role), other, bound };
    const question = { role, hints, step: index + 1, totalSteps: wanted.length, title };
    const session = await chooseForRole(clusters, question);
    if (!session) return undefined;
    chosen.set(role, session);
  }
  for (const [role, { profile }] of chosen) roles.set(uri, role, profile.id);
  return (name) => {
    switch (name.kind) {
      case 'bound':
        return bound ? targetOf(bound) : t('No cluster is chosen for this file.');
      case 'role': {
        const session = chosen.get(name.role);
        return session ? targetOf(session) : t('No cluster is chosen for this role.');
      }
      case 'cluster': {
        const session = clusters.sessions.find(({ profile }) => profile.name === name.name);
        return session ? targetOf(session) : notConfigured(name.name, clusters);
      }
    }
  };
}

function targetOf({ profile: { id, name, environment } }: ClusterSession): RunTarget {
  return { id, name, environment };
}

function notConfigured(name: string, { sessions }: Clusters): string {
  const names = sessions.map(({ profile }) => profile.name).join(', ');
  return names === ''
    ? t('There is no cluster {0}: none is configured yet.', name)
    : t('There is no cluster {0}. Configured are: {1}.', name, names);
}
