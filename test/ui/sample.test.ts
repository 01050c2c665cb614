/** Switching replication on the sample clusters, as a person does it. */
import { beforeAll, describe, it } from 'vitest';
import { connectSample, east, eastAtFirst, inEast, openSample, west } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';
import { switchingCases } from './switching';

describe('the sample clusters', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');

  beforeAll(() => openSample(workbench()));

  switchingCases(workbench, { active: east, passive: west, pictures: 'sample' });

  it('start afresh, though they are expanded', async () => {
    await tree().contextAction([east], 'Start the sample clusters afresh');
    await tree().rowSaying([east], eastAtFirst);
    await tree().row(inEast('HR', 'OLD_GRADES'));
    await tree().row([west, 'Schemas', 'HR']);
  });

  it('are gone once removed, and come back as they were', async () => {
    await tree().contextAction([east], 'Remove the sample clusters');
    await tree().welcomeAction('Try the sample clusters');
    await connectSample(workbench());
    await tree().rowSaying([east], eastAtFirst);
  });
});
