/** The two clusters that need no server; shown while the person wants them. */
import type { ClusterProfile } from './profile';

export const sampleProfiles: readonly ClusterProfile[] = [
  {
    id: 'sample-active',
    name: 'sample-east',
    environment: 'development',
    transport: { kind: 'sample', side: 'active' },
    user: 'splice',
    password: 'none',
  },
  {
    id: 'sample-passive',
    name: 'sample-west',
    environment: 'development',
    transport: { kind: 'sample', side: 'passive' },
    user: 'splice',
    password: 'none',
  },
];

export function isSampleId(id: string): boolean {
  return sampleProfiles.some((profile) => profile.id === id);
}
