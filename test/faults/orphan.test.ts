/** The child is gone soon after the window, whatever its driver is doing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import esbuild from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gone, isAlive, targetOn, useBench } from './support';

const bench = useBench();
const sockets: Socket[] = [];
const silent = createServer((socket) => sockets.push(socket));
let parentScript: string;

beforeAll(async () => {
  parentScript = path.join(bench().folder, 'parent.mjs');
  await esbuild.build({
    entryPoints: [path.join(__dirname, 'orphanParent.ts')],
    outfile: parentScript,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
});

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test.each(['idle', 'running', 'connecting', 'deadlock'])('%s', async (state) => {
  const address = state === 'connecting' ? { port: (silent.address() as AddressInfo).port } : {};
  const { connectionString } = targetOn(bench(), address);
  const parent = spawn(process.execPath, [parentScript, bench().childScript, state], {
    env: { ...process.env, CONNECTION_STRING: connectionString },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(output.toString());
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await gone(child, 3_000);
});
