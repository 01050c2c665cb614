import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import { clusterContext, peerContext, peersContext, rowContext, switchContext } from '../../../src/tree/contextValues';
import { peer } from './fixtures';

const contexts = {
  active: clusterContext('connected', 'active', 'off', false),
  passive: clusterContext('connected', 'passive', 'off', false),
  disconnected: clusterContext('disconnected', 'unknown', 'unknown', false),
  schema: switchContext('schema', 'partly', 'active'),
  table: switchContext('table', 'off', 'active'),
  view: switchContext('table', 'cannot', 'active'),
  tableOfPassive: switchContext('table', 'off', 'passive'),
  peers: peersContext(false, 'active'),
  unlisted: peersContext(true, 'active'),
  enabled: peerContext(peer(), 'active'),
  disabled: peerContext(peer({ enabled: false }), 'active'),
  unnumbered: peerContext(peer({ id: 'west' }), 'active'),
  repairable: rowContext(true, 'active'),
  note: rowContext(false, 'active'),
};

type Name = keyof typeof contexts;

/** The nodes in whose menu a command stands, going by the patterns of its conditions. */
function offeredOn(command: string): Name[] {
  const entries = manifest.contributes.menus['view/item/context'].filter(
    (entry) => entry.command === `spliceReplication.${command}` && !entry.group.startsWith('inline'),
  );
  const patterns = entries.map(({ when }) => new RegExp(/viewItem =~ \/(.*?)\/(?: |$)/.exec(when)?.[1] ?? '$^'));
  return (Object.keys(contexts) as Name[]).filter((name) => patterns.some((pattern) => pattern.test(contexts[name])));
}

describe('menus', () => {
  it.each<[string, Name[]]>([
    ['enableSelected', ['active', 'schema', 'table']],
    ['disableSelected', ['active', 'schema', 'table', 'view']],
    ['enableTable', ['table']],
    ['enablePeer', ['unlisted', 'disabled']],
    ['disablePeer', ['unlisted', 'enabled']],
    ['removePeer', ['unlisted', 'enabled', 'disabled']],
    ['copyKey', ['active', 'passive', 'enabled', 'disabled', 'unnumbered']],
    ['repairRow', ['repairable']],
    [
      'copySql',
      ['active', 'passive', 'schema', 'table', 'view', 'tableOfPassive', 'enabled', 'disabled', 'repairable'],
    ],
  ])('offer %s on %j', (command, names) => {
    expect(offeredOn(command)).toEqual(names);
  });
});

it('every step of the walkthrough is completed by commands that there are', () => {
  const commands = new Set(manifest.contributes.commands.map(({ command }) => `onCommand:${command}`));
  const events = manifest.contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ completionEvents }) => completionEvents),
  );
  expect(events.length).toBeGreaterThan(0);
  expect(events.filter((event) => !commands.has(event))).toEqual([]);
});
