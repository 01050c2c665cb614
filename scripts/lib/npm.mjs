// Runs npm for the scripts, untouched by what an outer npm run or a user's odd settings put in its way.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './process.mjs';

const attempts = 3;

/**
 * Runs npm, again after a pause where it failed, since registries have their moments.
 * @param {readonly string[]} args
 * @param {{ cwd: string, node?: { bin: string, root: string }, headers?: string }} options `node`: run npm on this Node and compile against
 *   its headers; `headers`: the folder with the `include/node` to compile against
 */
export async function npm(args, { cwd, node, headers = node?.root }) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run('npm', [...args, '--no-audit', '--no-fund', '--no-progress'], {
        cwd,
        env: npmEnvironment(node?.bin, headers),
      });
    } catch (error) {
      if (attempt === attempts) throw error;
      const first = error instanceof Error ? error.message.split('\n')[0] : String(error);
      console.log(`  npm failed (attempt ${attempt} of ${attempts}): ${first}`);
      await sleep(3000 * attempt);
    }
  }
}

/**
 * The environment less what `npm run` adds for its own project; settings on the way to the registry stay.
 * @param {string | undefined} node
 * @param {string | undefined} headers
 */
function npmEnvironment(node, headers) {
  const ofOuterRun = /^(npm_(package|lifecycle|config_(local_prefix|prefix|global))|INIT_CWD|NODE_OPTIONS)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofOuterRun.test(name)));
  env['npm_config_update_notifier'] = 'false';
  if (headers) env['npm_config_nodedir'] = headers;
  if (node) {
    const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
    env[key] = `${path.dirname(node)}${path.delimiter}${env[key] ?? ''}`;
  }
  return env;
}
