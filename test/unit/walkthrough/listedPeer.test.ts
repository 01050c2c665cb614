import { expect, it } from 'vitest';
import { listedText } from '../../../src/walkthrough/core/listedPeer';

it.each([
  [true, 'Peer 2 is listed and enabled.'],
  [false, 'Peer 2 is listed, and disabled.'],
  [undefined, 'Peer 2 is listed; whether it is enabled is unknown.'],
])('a peer whose state is %s', (enabled, text) => {
  expect(listedText({ id: 2, enabled })).toBe(text);
});
