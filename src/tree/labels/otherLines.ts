/** The lines that are not about anything of the cluster: waiting, failed, more, notes. */
import { t } from '@vscode/l10n';
import { mostTablesFound } from '../../clusters/session';
import type { Note } from '../nodes';
import { grouped } from '../../ui/words';
import { colours, spokenLine, type Line } from './line';

/** @param what is waited for, e.g. "Reading tables…" */
export function waitingLine(what: string): Line {
  return { label: what, description: '', icon: 'loading~spin', context: 'waiting', children: 'none', spoken: what };
}

export function errorLine(message: string, advice: string | undefined): Line {
  return {
    label: message,
    description: advice ?? '',
    icon: 'error',
    colour: colours.failed,
    context: 'error',
    children: 'none',
    spoken: spokenLine(t('Error: {0}', message), advice ?? ''),
  };
}

export function moreLine(rest: number): Line {
  const description = t('{0} not shown', grouped(rest));
  return {
    label: t('Load more'),
    description,
    icon: 'ellipsis',
    context: 'more',
    children: 'none',
    spoken: spokenLine(t('Load more'), description),
  };
}

export function noteLine(note: Note, reason = ''): Line {
  const label = noteWords(note);
  return {
    label,
    description: reason,
    icon: note === 'peers-unreadable' || note === 'peers-unlisted' ? 'question' : 'info',
    context: 'note',
    children: 'none',
    spoken: spokenLine(label, reason),
  };
}

function noteWords(note: Note): string {
  switch (note) {
    case 'no-peers':
      return t('No peers');
    case 'no-schemas':
      return t('No schemas');
    case 'no-schema-visible':
      return t('No schema that this user may see');
    case 'no-tables':
      return t('No tables');
    case 'no-match':
      return t('No name matches the filter');
    case 'more-match':
      return t('Only the first {0} tables found are shown', grouped(mostTablesFound));
    case 'peers-unreadable':
      return t('Peers cannot be read');
    case 'peers-unlisted':
      return t('Peers cannot be listed');
  }
}
