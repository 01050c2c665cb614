/** Copy a node's name, SQL or cluster key. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { nameOf, sqlOf, type CopyFacts } from '../actions/copyTexts';
import type { CommandHandler } from '../../ui/command';
import { findPeer } from '../lines';
import type { TreeNode } from '../nodes';
import { connected } from '../reading';
import { clusterOf, nodesOf, type CommandParts } from './parts';

export function copyCommands(parts: CommandParts) {
  const facts = ({ clusterId }: TreeNode): CopyFacts => ({
    clusterName: parts.clusters.find(clusterId)?.profile.name ?? '',
    index: parts.tree.model(clusterId)?.index,
  });
  return {
    copyName: (...args) => copyOfNodes(parts, args, (node) => nameOf(node, facts(node)), '\n'),
    copySql: (...args) => copyOfNodes(parts, args, (node) => sqlOf(node, facts(node)), ''),
    copyKey: (...args) => copyKey(parts, args),
  } satisfies Record<string, CommandHandler>;
}

async function copyOfNodes(
  { tree, clusters, view }: CommandParts,
  args: readonly unknown[],
  textOf: (node: TreeNode) => string | undefined,
  separator: string,
): Promise<void> {
  const selected = nodesOf(args, view.selection);
  const session = selected.length > 0 ? undefined : await clusterOf({ clusters, view }, args);
  const nodes = session ? [tree.clusterNode(session.profile.id)] : selected;
  const texts = nodes.map(textOf).filter((text) => text !== undefined);
  if (texts.length > 0) await copy(texts.join(separator));
}

async function copyKey(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const [node] = nodesOf(args, parts.view.selection);
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  if (node?.kind === 'peer') {
    const peer = findPeer(session, node.peerId);
    if (peer) await copy(peer.clusterKey);
    return;
  }
  const { clusterKey } = await connected(session);
  if (!clusterKey.readable) throw new Error(t('The cluster key cannot be read: {0}', clusterKey.reason));
  await copy(clusterKey.value);
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(t('Copied'), 2000);
}
