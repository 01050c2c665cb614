/** What the activated extension adds to the extension host's memory, read inside a fresh host each time. */
import { bundleHostSuite } from '../../scripts/lib/host-suite.mjs';
import { runInHost } from '../../scripts/lib/host-run.mjs';
import { median, rounded, type Figures } from './figures';

const runs = 5;
const megabyte = 1e6;

export async function measure(): Promise<Figures> {
  const suite = await bundleHostSuite('test/bench/host');
  const resident: number[] = [];
  const heap: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const added = (await runInHost('newest', suite)) as { rss: number; heap: number };
    resident.push(added.rss / megabyte);
    heap.push(added.heap / megabyte);
  }
  return { host_memory_mb: rounded(median(resident)), host_heap_mb: rounded(median(heap)) };
}
