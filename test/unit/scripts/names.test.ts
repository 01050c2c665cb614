import { expect, it } from 'vitest';
import manifest from '../../../package.json';
import { contextPaths, planPath, scriptCommandNames } from '../../../src/scripts/names';

it('are commands that package.json contributes', () => {
  const contributed = manifest.contributes.commands.map(({ command }) => command);
  expect(contributed).toEqual(expect.arrayContaining(scriptCommandNames.map((name) => `spliceReplication.${name}`)));
});

it('know a file in when clauses by its path, on Windows in both notations', () => {
  expect(contextPaths({ fsPath: '/home/a.sql', path: '/home/a.sql' })).toEqual(['/home/a.sql']);
  expect(contextPaths({ fsPath: 'c:\\a.sql', path: '/c:/a.sql' })).toEqual(['c:\\a.sql', '/c:/a.sql']);
});

it('give each plan an address of its own, whose last part is its title', () => {
  expect(planPath('Plan of a/b.sql', 1)).toBe('/1/Plan of a⁄b.sql');
  expect(planPath('Plan of a/b.sql', 2)).not.toBe(planPath('Plan of a/b.sql', 1));
});
