/** The text that SQLite gets, with the way back from a place in it to the place in the statement given. */

export class Output {
  private text = '';
  /** Ascending: where in the output a piece of the source begins. */
  private readonly marks: { readonly out: number; readonly source: number }[] = [];

  /** Without `source` the text is ours and stands for nothing in the statement. */
  add(text: string, source?: number): void {
    if (this.text !== '') this.text += ' ';
    if (source !== undefined) this.marks.push({ out: this.text.length, source });
    this.text += text;
  }

  get sql(): string {
    return this.text;
  }

  /** The source offset of the piece that holds this byte (UTF-8) of the output; undefined at the end. */
  sourceOf(byteOffset: number): number | undefined {
    const offset = Buffer.from(this.text).subarray(0, byteOffset).toString().length;
    if (offset >= this.text.length) return undefined;
    return this.marks.findLast((mark) => mark.out <= offset)?.source;
  }
}
