import { expect, it } from 'vitest';
import { withoutLinks } from '../../../src/ui/notified';

/** As VS Code finds links in the text of a notification. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

it.each([
  ['Table ‘[Repair](command:workbench.action.quit)’ does not exist.', 1],
  ['[a](https://a.example) and [b](command:b "Show log")', 2],
  ['Table ‘A’ does not exist.', 0],
])('no notification makes a link of %s', (text, before) => {
  expect([...text.matchAll(link)]).toHaveLength(before);
  expect([...withoutLinks(text).matchAll(link)]).toEqual([]);
  if (before === 0) expect(withoutLinks(text)).toBe(text);
});
