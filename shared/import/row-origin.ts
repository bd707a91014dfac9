/** Makes a digest of a text, in lower-case hex of at least 32 digits; a cryptographic hash such as SHA-256. */
export type Digest = (text: string) => string;

const UNIT = '\u001F';
const RECORD = '\u001E';

/**
 * A text that stands for the content of a row however the file was saved: names and values of the cells that are not
 * blank, so that encoding, separator, quoting, line ends and trailing blanks make no difference.
 */
export function rowContent(header: readonly string[], cells: readonly string[]): string {
  const parts: string[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cell !== '') parts.push(`${header[index] ?? ''}${UNIT}${cell}`);
  }
  return parts.join(RECORD).normalize('NFC');
}

/**
 * Gives the rows of one file their origin, the key by which a second import recognises them. Rows with an id of their
 * own are known by it; the others by their content, equal rows told apart by how many came before.
 */
export class RowLedger {
  readonly #digest: Digest;
  readonly #dataset: string | null;
  readonly #namespace: string;
  readonly #seen = new NumberMap();

  /** `dataset` names the publication that gives the ids; without it ids are unique among files of the same columns. */
  constructor(digest: Digest, dataset: string | null, header: readonly string[]) {
    this.#digest = digest;
    this.#dataset = dataset;
    this.#namespace = header.join(UNIT).normalize('NFC');
  }

  /** The origin of a row, at most 200 characters; null when its id was used by an earlier row with other content. */
  originOf(id: string | null, content: string): string | null {
    if (id === null) {
      const digest = this.#digest(content);
      const count = this.#seen.add(keyOf(digest), 1);
      return `csv:${digest.slice(0, 32)}${count > 1 ? `-${count}` : ''}`;
    }
    const scope = this.#dataset ?? this.#namespace;
    const idDigest = this.#digest(`${scope}${RECORD}${id.normalize('NFC')}`);
    const print = keyOf(this.#digest(content)) + 1;
    const known = this.#seen.get(keyOf(idDigest));
    if (known === 0) this.#seen.add(keyOf(idDigest), print);
    else if (known !== print) return null;
    if (this.#dataset === null) return `csv:${idDigest.slice(0, 32)}`;
    return `${this.#dataset}:${id.length <= 120 ? id : idDigest.slice(0, 32)}`;
  }
}

/** 50 bits of a digest, as a number that is exact. */
function keyOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 13), 16) % 2 ** 50;
}

/** Number → number, zero where nothing was put, in 16 bytes an entry: files of millions of rows must not fill the memory. */
class NumberMap {
  #keys = new Float64Array(1024).fill(-1);
  #values = new Float64Array(1024);
  #size = 0;

  get(key: number): number {
    const at = this.#slot(key);
    return this.#keys[at] === key ? (this.#values[at] ?? 0) : 0;
  }

  /** Adds to the value of the key and returns the sum. */
  add(key: number, amount: number): number {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const at = this.#slot(key);
    if (this.#keys[at] !== key) {
      this.#keys[at] = key;
      this.#size++;
    }
    const sum = (this.#values[at] ?? 0) + amount;
    this.#values[at] = sum;
    return sum;
  }

  #slot(key: number): number {
    const length = this.#keys.length;
    let at = key % length;
    while (this.#keys[at] !== -1 && this.#keys[at] !== key) at = (at + 1) % length;
    return at;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#values = new Float64Array(keys.length * 2);
    for (const [from, key] of keys.entries()) {
      if (key === -1) continue;
      const at = this.#slot(key);
      this.#keys[at] = key;
      this.#values[at] = values[from] ?? 0;
    }
  }
}
