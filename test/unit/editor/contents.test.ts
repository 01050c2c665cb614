/** When the tables that completion and the checks lack are read. */
import { expect, it } from 'vitest';
import type { ClusterOverview, ClusterSession } from '../../../src/clusters/session';
import { UnreadContents } from '../../../src/editor/providers/contents';

const settled = () => new Promise((resolve) => setTimeout(resolve));

function refusing() {
  const session = {
    profile: { name: 'east' },
    status: { kind: 'disconnected' } as ClusterSession['status'],
    contents: undefined,
    asked: 0,
    readContents(): Promise<never> {
      this.asked += 1;
      return Promise.reject(new Error('the line broke'));
    },
  };
  const warnings: string[] = [];
  const log = { warn: (text: string) => void warnings.push(text) } as ConstructorParameters<typeof UnreadContents>[0];
  const unread = new UnreadContents(log);
  const look = async () => {
    const isReading = unread.isReading(session as unknown as ClusterSession);
    await settled();
    return isReading;
  };
  const connect = () => (session.status = { kind: 'connected', overview: {} as ClusterOverview });
  return { session, warnings, look, connect };
}

it('are not asked for at each key where a cluster refuses', async () => {
  const { session, warnings, look, connect } = refusing();
  expect(await look()).toBe(false);
  connect();
  expect([await look(), await look(), session.asked]).toEqual([true, false, 1]);
  expect(warnings).toEqual(['east: the line broke']);
});

it('are asked for again once the cluster was connected anew', async () => {
  const { session, look, connect } = refusing();
  connect();
  await look();
  connect();
  expect([await look(), await look(), session.asked]).toEqual([true, false, 2]);
});
