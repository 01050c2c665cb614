/** Names a server by what it or its driver says. */
import { t } from '@vscode/l10n';
import type { ServerProduct } from '../connection/connection';

/** `Apache Derby 10.14.2.0`, `Splice Machine (engine 10.9.2.2)`; undefined where nothing was said. */
export function productText({ name, version, engine }: ServerProduct): string | undefined {
  if (!name) return version;
  if (version) return `${name} ${version}`;
  return engine ? t('{0} (engine {1})', name, engine) : name;
}
