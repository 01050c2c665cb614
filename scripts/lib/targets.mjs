// What each figure of `npm run bench` means and should be; the README's table is made of it.

/**
 * @typedef {object} Target
 * @property {string} what in the README's words
 * @property {number} [most] the most it should be
 * @property {number} [least] the least it should be
 */

/** @type {Readonly<Record<string, Target>>} In the README's order. */
export const targets = {
  activate_ms: { what: 'Loading and activating, idle cold start, by VS Code’s own figures, ms', most: 20 },
  activate_vs_git: { what: 'The same beside VS Code’s built-in git extension', most: 0.25 },
  extension_js_kb: { what: 'What is loaded at activation, kB', most: 200 },
  vsix_mb: { what: 'The .vsix, MB', most: 2 },
  host_memory_mb: { what: 'Memory added to the extension host, MB', most: 5 },
  host_stall_ms: { what: 'Longest stall of the extension host while a cluster of 20,000 tables opens, ms', most: 50 },
  tree_20k_ratio: {
    what: 'Opening that cluster, a process for the driver being ready, beside the bare ODBC module',
    most: 1.5,
  },
  odbc_fetch_ratio: { what: '20,000 rows over an open connection, beside the bare ODBC module', most: 1.3 },
  toggle_statements: { what: 'Statements sent to switch one table', most: 3 },
  grid_100k_ms: { what: 'Showing a result of 100,000 rows, ms', most: 200 },
  edit_ms_p95: { what: 'Editor support after a key in a long script, 95 of 100, ms', most: 16 },
  hover_ms_p95: { what: 'A hover, 95 of 100, ms', most: 5 },
  completion_ms_p95: { what: 'A completion, 95 of 100, ms', most: 5 },
  split_vs_peer: { what: 'Splitting a script, times as fast as the fastest npm package found', least: 5 },
  drda_fetch_vs_jdbc: { what: 'Rows over DRDA, times as fast as the JDBC driver', least: 1 },
  drda_connect_vs_jdbc: { what: 'Connecting again over DRDA, times as fast as the JDBC driver', least: 1 },
  drda_call_vs_jdbc: { what: 'A call over DRDA, times as fast as the JDBC driver', least: 1 },
  drda_stall_ms: { what: 'Longest stall of the extension host while rows arrive over DRDA, ms', most: 20 },
  walkthrough_js_kb: { what: 'What is loaded for the set-up, kB', most: 250 },
  walkthrough_open_ms: { what: 'Opening the set-up, ms', most: 300 },
};

/**
 * @param {string} name of a figure
 * @param {number} value as measured
 * @returns {{ text: string, met?: boolean }} the target, and whether it is met; empty where there is none
 */
export function targetOf(name, value) {
  const { most, least } = targets[name] ?? {};
  if (most !== undefined) return { text: `<= ${most}`, met: value <= most };
  return least === undefined ? { text: '' } : { text: `>= ${least}`, met: value >= least };
}
