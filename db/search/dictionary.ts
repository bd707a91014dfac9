/** Gives texts small numbers, in the order of their first appearance. 0 stands for null and the empty text. */
export class Dictionary {
  private readonly ids = new Map<string, number>([['', 0]]);
  private readonly texts: string[] = [''];

  id(text: string | null): number {
    if (text === null) return 0;
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.ids.set(text, id);
    this.texts.push(text);
    return id;
  }

  /** The number of a text that has one, or null. */
  find(text: string): number | null {
    return this.ids.get(text) ?? null;
  }

  text(id: number): string {
    return this.texts[id] ?? '';
  }

  get size(): number {
    return this.texts.length;
  }
}
