/** What holds on the sample pair holds on real servers, over every transport. */
import { afterAll, beforeAll, describe } from 'vitest';
import { connectLab, labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { sampleContents } from '../support/sampleContents';
import { useWorkbench } from '../support/useWorkbench';
import { switchingCases } from './switching';

describe.each(liveLabs)('a pair of clusters on $name', ({ slug, start }) => {
  let lab: LiveLab;
  const workbench = useWorkbench(async () => {
    lab = await start();
    const peers = [{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true }];
    await lab.active.reset({ ...sampleContents, peers, role: 'PRIMARY' });
    await lab.passive.reset({ ...sampleContents, role: 'REPLICA' });
    const profiles = [labProfile(lab, 'east'), labProfile(lab, 'west', 'passive')];
    return {
      machineSettings: {
        'spliceReplication.clusters': profiles.map((profile) => ({ ...profile, environment: 'development' })),
      },
    };
  });

  beforeAll(async () => {
    for (const cluster of ['east', 'west']) await connectLab(workbench(), lab, cluster);
    for (const cluster of ['east', 'west']) await workbench().tree('Clusters').expand([cluster]);
  });
  afterAll(() => lab.dispose());

  switchingCases(workbench, { active: 'east', passive: 'west', pictures: slug });
});
