/** A script in the editor: its colours, the hover, the signature and the completion, as a person sees them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const script = [
  '-- Sets up a pair; RPL005 means that this is a replica.',
  '-- @active',
  'CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();',
  "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('hdfs://active-host:8020/backup', 'full');",
  '-- @let backup_id',
  'SELECT BACKUP_ID FROM SYS.SYSBACKUP --splice-properties useSpark=false',
  "WHERE STATUS = 'S' AND INCREMENTAL_BACKUP = false ORDER BY BEGIN_TIMESTAMP DESC;",
  '-- @passive',
  'CALL SYSCS_UTIL.VALIDATE_BACKUP(:backup_id);',
  '/* one /* two */ three */ COMMIT;',
  '',
].join('\n');

/** Words of Splice, and beside them what any SQL has. */
const plain = [
  '-- An ordinary comment',
  '-- @active',
  'CALL SYSCS_UTIL.LIST_PEERS();',
  'SELECT plain_column FROM SYS.SYSREPLICATION --splice-properties useSpark=false',
  'WHERE plain_column = 1;',
  '',
].join('\n');

const copied = "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', \u2018full\u2019);\n";

describe('a script of Splice SQL', () => {
  const workbench = useWorkbench({
    files: { 'pair.splice.sql': script, 'copied.splice.sql': copied, 'plain.sql': plain },
  });

  it('colours Splice’s own words unlike other names', async () => {
    await workbench().editor.open('pair.splice.sql');
    await workbench()
      .editor.area.locator('.view-line span span')
      .getByText('ENABLE_DATABASE_REPLICATION', { exact: true })
      .waitFor();
    const colourOf = (word: string) =>
      workbench()
        .editor.area.locator('.view-line span span')
        .filter({ hasText: word })
        .last()
        .evaluate((element) => getComputedStyle(element).color);
    const [comment, directive, procedure] = [
      await colourOf('Sets up a pair'),
      await colourOf('@active'),
      await colourOf('ENABLE_DATABASE_REPLICATION'),
    ];
    expect(new Set([comment, directive, procedure]).size).toBe(3);
  });

  it('colours them in a plain file of SQL too', async () => {
    await workbench().editor.open('plain.sql');
    const words = workbench().editor.area.locator('.view-line span span');
    await words.getByText('LIST_PEERS', { exact: true }).waitFor();
    const colourOf = (word: string) =>
      words
        .filter({ hasText: word })
        .last()
        .evaluate((element) => getComputedStyle(element).color);
    const [comment, name] = [await colourOf('An ordinary comment'), await colourOf('plain_column')];
    await workbench().picture('editor-plain-sql');
    expect(comment).not.toBe(name);
    for (const word of ['@active', 'LIST_PEERS', 'SYSREPLICATION', 'splice-properties', 'useSpark']) {
      expect([comment, name], word).not.toContain(await colourOf(word));
    }
    await workbench().editor.open('pair.splice.sql');
  });

  it('says what a procedure does', async () => {
    const text = await workbench().editor.hover('SYSCS_BACKUP_DATABASE');
    await workbench().picture('editor-hover');
    expect(text).toContain('SYSCS_BACKUP_DATABASE(directory VARCHAR(32672), type VARCHAR(32672))');
    expect(text).toContain('Backs up the whole database');
  });

  it('offers the procedures and shows the parameter that is written', async () => {
    const { page } = workbench();
    await workbench().editor.area.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('CALL SYSCS_UTIL.ADD', { delay: 30 });
    const offer = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'ADD_PEER' }).first();
    await offer.waitFor();
    await workbench().picture('editor-completion');
    await page.keyboard.press('Enter');
    const parameter = page.locator('.parameter-hints-widget.visible .parameter.active');
    await page.keyboard.press('ControlOrMeta+Shift+Space');
    await parameter.waitFor();
    await workbench().picture('editor-signature');
    expect(await parameter.innerText()).toBe('peerId SMALLINT');
    expect(await workbench().editor.text()).toContain("CALL SYSCS_UTIL.ADD_PEER(1, 'passive-host:2181:/hbase', true)");
  });

  it('underlines a copied quote, says why, and puts it right from the light bulb', async () => {
    const { page } = workbench();
    await workbench().editor.open('copied.splice.sql');
    const underlined = workbench().editor.area.locator('.squiggly-error');
    await underlined.first().waitFor();
    const text = await workbench().editor.hover('full');
    await workbench().picture('editor-finding');
    expect(text).toContain('The server does not know curly quotes');
    expect(text).toContain('Splice Replication');
    expect(text).toContain('curly-quote');
    await workbench().editor.putCursor('full');
    await page.keyboard.press('ControlOrMeta+.');
    const fix = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Make the quotes straight' });
    await fix.waitFor();
    await workbench().picture('editor-fix');
    await fix.click();
    await underlined.first().waitFor({ state: 'detached' });
    await workbench().picture('editor-fixed');
    expect(await workbench().editor.text()).toContain("SYSCS_BACKUP_DATABASE('/backup', 'full');");
  });
});

describe('snippets', () => {
  const workbench = useWorkbench({
    files: { 'new.ssql': '', 'other.sql': '' },
    machineSettings: { 'spliceReplication.sample.release': '3.0.0.1950' },
  });
  const soon = { timeout: 20_000 };
  const status = () => workbench().page.locator('.statusbar-item[id$="spliceReplication.cluster"]');
  const rows = () => workbench().page.locator('.suggest-widget.visible .monaco-list-row');
  const write = async (text: string) => {
    await workbench().editor.area.locator('.view-lines').click();
    await workbench().page.keyboard.type(text, { delay: 60 });
  };

  beforeAll(() => openSample(workbench()));

  it('take the form of the file’s cluster, and that alone is offered', async () => {
    const { editor, page, quickInput } = workbench();
    await editor.open('new.ssql');
    await status().click();
    await quickInput.pick('sample-east');
    await expect.poll(() => status().innerText(), soon).toContain('sample-east');
    await write('splice-set-up');
    await rows().filter({ hasText: 'Set up a replicating pair' }).first().waitFor();
    await workbench().picture('editor-snippets-3.0.0.1950');
    const offered = await rows().allInnerTexts();
    expect(offered.filter((row) => /pair/i.test(row))).toEqual([expect.stringContaining('for sample-east')]);
    await page.keyboard.press('Enter');
    await expect.poll(() => editor.text(), soon).toContain('CALL SYSCS_UTIL.ADD_PEER(1, :passive_key, true, true);');
    await workbench().picture('editor-snippet-3.0.0.1950');
    expect(await editor.text()).toMatch(/^-- Both clusters are configured/);
    expect(await editor.area.locator('.squiggly-error').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('are all in the list of VS Code’s own command, in their newest form', async () => {
    const { quickInput } = workbench();
    await workbench().editor.open('new.ssql');
    await workbench().editor.area.locator('.view-lines').click();
    await workbench().command('Snippets: Insert Snippet');
    await quickInput.opened();
    await quickInput.fill('replicating pair');
    await expect.poll(() => quickInput.rows(), soon).toEqual([expect.stringMatching(/Set up a replicating pair/)]);
    await quickInput.fill('VALIDATE_TABLE');
    await expect
      .poll(() => quickInput.rows(), soon)
      .toEqual([expect.stringMatching(/SYSCS_UTIL\.VALIDATE_TABLE_BACKUP/)]);
    await quickInput.cancel();
  });

  it('stand behind one line in a plain file without anything of Splice', async () => {
    const { editor, page } = workbench();
    await editor.open('other.sql');
    await write('sp');
    await rows().filter({ hasText: 'splice-…' }).first().waitFor();
    await workbench().picture('editor-snippets-plain');
    expect((await rows().allInnerTexts()).filter((row) => row.includes('Splice'))).toHaveLength(1);
    await page.keyboard.press('Enter');
    await rows().filter({ hasText: 'Add a peer' }).first().waitFor();
    await page.keyboard.type('add-a-p', { delay: 60 });
    await expect.poll(async () => (await rows().allInnerTexts())[0], soon).toMatch(/^Add a peer/);
    await workbench().picture('editor-snippets-plain-all');
    await page.keyboard.press('Enter');
    await expect.poll(() => editor.text(), soon).toMatch(/^-- @passive\n-- @let passive_key\n/);
  });
});
