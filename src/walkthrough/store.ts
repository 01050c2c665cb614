/** Where set-ups are kept: one entry each in VS Code's own storage, which outlives window and extension host. */
import type { Memento } from 'vscode';
import { advance } from './core/advance';
import type { SetUp } from './core/model';
import { readSetUp } from './core/readSetUp';

const prefix = 'setUp.';

export class SetUpStore {
  constructor(private readonly memento: Pick<Memento, 'get' | 'update' | 'keys'>) {}

  /** The latest changed first. What cannot be read is left where it is, and not shown. */
  all(): readonly SetUp[] {
    return this.memento
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readSetUp(this.memento.get(key)) ?? [])
      .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt));
  }

  /** As nothing of it runs any more; undefined where there is none. */
  load(id: string): SetUp | undefined {
    const found = readSetUp(this.memento.get(prefix + id));
    return found && advance(found, { kind: 'loaded' }, new Date());
  }

  async save(setUp: SetUp): Promise<void> {
    await this.memento.update(prefix + setUp.id, setUp);
  }

  async remove(id: string): Promise<void> {
    await this.memento.update(prefix + id, undefined);
  }
}
