/** A text with words of a server in it, as a notification shows it: VS Code would make links, of commands too, out of `[text](address)`. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
