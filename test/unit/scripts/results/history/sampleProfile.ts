/** A cluster for lines of the audit. */
import type { ClusterProfile } from '../../../../../src/clusters/profile';

export const sampleProfile: ClusterProfile = {
  id: 'id-east',
  name: 'east',
  environment: 'production',
  transport: { kind: 'sample', side: 'active' },
  password: 'none',
};
