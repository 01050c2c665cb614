/** One line of the tree, as words, icon and context; made without VS Code. */

export interface Line {
  readonly label: string;
  /** Dimmed, behind the label: the state in words. */
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a colour for the icon; it only repeats what the words say. */
  readonly colour?: string;
  /** Which commands the menus offer: see `contextValues.ts`. */
  readonly context: string;
  readonly children: 'none' | 'collapsed' | 'expanded';
  /** Nothing can be switched here: the label is drawn greyed. */
  readonly greyed?: boolean;
  /** What a screen reader says, where label and description alone do not tell what kind of thing it is. */
  readonly spoken: string;
}

export const colours = {
  on: 'charts.green',
  partly: 'charts.yellow',
  off: 'disabledForeground',
  trouble: 'list.warningForeground',
  failed: 'list.errorForeground',
} as const;

/** "EAST, cluster, production, active": what a screen reader says of a line. */
export function spokenLine(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
