/** Packs the extension once for all files of the UI tests. */
import type { TestProject } from 'vitest/node';
import { vsixForTests } from '../../scripts/lib/vsix.mjs';
import { installVscode } from '../../scripts/lib/vscode-install.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    vsix: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  await installVscode('newest');
  project.provide('vsix', await vsixForTests());
}
