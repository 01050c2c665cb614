/** The view on a fresh installation. */
import { describe, expect, it } from 'vitest';
import { useWorkbench } from '../support/useWorkbench';

describe('the view', () => {
  const workbench = useWorkbench();

  it('opens and shows its welcome content', async () => {
    await workbench().openView('Splice Replication');
    const text = await workbench().tree('Clusters').welcome();
    await workbench().picture('welcome');
    expect(text).toContain('Try the sample clusters');
    expect(text).toContain('Add a cluster');
  });

  it('offers its commands in the palette', async () => {
    await workbench().page.keyboard.press('F1');
    await workbench().quickInput.fill('>Splice Replication: Add cluster');
    const rows = await workbench().quickInput.rows();
    await workbench().quickInput.cancel();
    expect(rows[0]).toContain('Splice Replication: Add cluster…');
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'is drawn in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      await workbench().picture(`welcome-${theme.replaceAll(' ', '-')}`);
      await expect(workbench().tree('Clusters').welcome()).resolves.toContain('Try the sample clusters');
    },
  );
});
