/** What a procedure's documentation says. */
import { describe, expect, it } from 'vitest';
import { catalogue, findProcedure } from '../../../../src/splice/procedures';
import { documentation } from '../../../../src/splice/procedures/documentation';
import { procedureTable } from '../../../../src/splice/procedures/table';
import { catalogueTexts } from '../../../../src/splice/procedures/texts';
import { parseRelease } from '../../../../src/splice/release';

const plain = (text: string) => text;

function documented(name: string, release?: string): string {
  const description = findProcedure(name);
  if (!description) throw new Error(`${name} is missing`);
  return documentation(description, release === undefined ? undefined : parseRelease(release), plain);
}

describe('documentation', () => {
  it.each(catalogue)('$name: every part is there', (description) => {
    const text = documentation(description, undefined, plain);
    expect(text).toContain(description.purpose);
    expect(text).toContain(`CALL SYSCS_UTIL.${description.name}(`);
    for (const trap of description.traps) expect(text).toContain(trap);
    for (const { cure, message } of description.failures) {
      expect(text).toContain(
        message === undefined ? `in words that are not known: ${cure}` : `\`${message}\`: ${cure}`,
      );
    }
    for (const column of description.result.columns) expect(text).toContain(`\`${column.name}\``);
    expect(text).not.toMatch(/\n{3}|undefined|\s$/);
  });

  it.each(catalogue)('$name: its fields fit together', (description) => {
    expect(description.changes).toBe(description.effect !== '');
    if (description.destructive) expect(description.changes).toBe(true);
    expect(description.result.columns.length > 0).toBe(description.result.kind !== 'none');
    expect(description.purpose).toMatch(/^[A-Z].*\.$/);
  });

  it('begins with the signature of the release, and lists the others at the end', () => {
    const text = documented('ADD_PEER', '3.0.0.1950');
    expect(text.split('\n')[1]).toBe(
      'SYSCS_UTIL.ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672), enabled BOOLEAN, isSerial BOOLEAN)',
    );
    expect(text).toContain("CALL SYSCS_UTIL.ADD_PEER(1, 'passive-host:2181:/hbase', true, true)");
    expect(text.slice(text.indexOf('Other releases')).match(/ADD_PEER\(/g)).toHaveLength(3);
  });

  it('begins with all forms where no release is known', () => {
    const text = documented('ADD_PEER');
    expect(text.startsWith('**Releases**')).toBe(true);
    expect(text).toContain(
      '`ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672))`: 2.8 (1909+), 3.0 (1924–1939), 3.1 (1925–1950)',
    );
  });

  it('says that a release lacks the procedure, or that a call fails there', () => {
    expect(documented('LIST_PEERS', '2.8.0.1950')).toContain('This release has no such procedure.');
    expect(documented('GET_REPLICATION_PROGRESS', '3.1.0.1960')).toMatch(/^```sql\n.*\n```\n\n.*fails/);
  });

  it.each([undefined, '2.0.1.1700', '2.8.0.2024', '3.2.0.2025'])(
    'says that nobody knows which releases have it, and never that one lacks it: %s',
    (text) => {
      const said = documented('VALIDATE_TABLE_BACKUP', text);
      expect(said).toContain('Which releases have it is not known.');
      expect(said).not.toContain('This release has no such procedure.');
      expect(documented('VALIDATE_BACKUP', text)).not.toContain('Which releases have it is not known.');
    },
  );

  it('looks every text up', () => {
    const known = new Set(catalogueTexts());
    const asked = new Set<string>();
    for (const description of catalogue) {
      for (const release of [undefined, '2.7.0.1983', '2.8.0.1950', '3.0.0.1940', '3.1.0.1960', '3.2.0.2025']) {
        documentation(description, release === undefined ? undefined : parseRelease(release), (text) => {
          asked.add(text);
          return text;
        });
      }
    }
    expect([...asked].filter((text) => !known.has(text))).toEqual([]);
    expect([...known].filter((text) => !asked.has(text))).toEqual([]);
  });
});

describe('the table of procedures', () => {
  it('has a row for each, every row of four cells', () => {
    const lines = procedureTable().split('\n');
    expect(lines).toHaveLength(catalogue.length + 2);
    for (const line of lines) expect(line.split(/(?<!\\)\|/)).toHaveLength(6);
    for (const { name } of catalogue)
      expect(lines.filter((line) => line.startsWith(`| \`${name}\` |`))).toHaveLength(1);
  });
});
