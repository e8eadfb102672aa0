/** What a commit may say of itself; everything has a default that never depends on the clock. */
export interface CommitOptions {
  /** Default `change <n>`. */
  message?: string | Uint8Array;
  /** What it comes after, first parent first; default: the commit made before it. `[]` starts another history. */
  parents?: readonly Mark[];
  /** Path to text; null deletes the file. Default: nothing changes. */
  files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** `Name <mail>`; `<` and `>` in the name are not possible in git. */
  author?: string;
  committer?: string;
  /** Seconds since 1970; default: one hour after the commit made before. */
  date?: number;
  committerDate?: number;
  /** `+0200`; default UTC. */
  zone?: string;
  /** Name of the encoding that `message` is in, where it is not UTF-8. */
  encoding?: string;
}

/** What a tag may say of itself; with a message it is an annotated tag. */
export interface TagOptions {
  message?: string | Uint8Array;
  tagger?: string;
  date?: number;
}

/** Names a commit or an annotated tag of the script before git has given it an id. */
export type Mark = number & { readonly mark: unique symbol };

const PERSON = 'Mara Lind <mara@example.com>';
const SCRATCH = 'refs/scratch/tip';
/** 2024-01-01T00:00:00Z */
const START = 1_704_067_200;

/** Writes a history as a `git fast-import` stream, so that ten thousand commits take little more than a second and ids never change. */
export class HistoryScript {
  readonly #parts: Buffer[] = [];
  #marks = 0;
  #date = START;
  #last: Mark | null = null;

  /** Adds a commit and gives the mark that names it. */
  commit(options: CommitOptions = {}): Mark {
    const parents = options.parents ?? (this.#last === null ? [] : [this.#last]);
    const mark = this.#nextMark();
    this.#date = options.date ?? this.#date + 3600;
    // Without this a commit without parents would follow the one before.
    if (parents.length === 0) this.#line(`reset ${SCRATCH}\n`);
    this.#line(`commit ${SCRATCH}`);
    this.#line(`mark :${mark}`);
    this.#people(options);
    if (options.encoding) this.#line(`encoding ${options.encoding}`);
    this.#data(options.message ?? `change ${mark}`);
    parents.forEach((parent, index) => {
      this.#line(`${index === 0 ? 'from' : 'merge'} :${parent}`);
    });
    this.#files(options.files ?? {});
    this.#last = mark;
    return mark;
  }

  /** Adds a tag: lightweight, or annotated where it has a message. `target` may be an annotated tag: then it is nested. */
  tag(name: string, target: Mark, options: TagOptions = {}): Mark {
    if (options.message === undefined) {
      this.#reset(`refs/tags/${name}`, target);
      return target;
    }
    const mark = this.#nextMark();
    this.#line(`tag ${name}`);
    this.#line(`mark :${mark}`);
    this.#line(`from :${target}`);
    this.#line(`tagger ${options.tagger ?? PERSON} ${options.date ?? this.#date} +0000`);
    this.#data(options.message);
    return mark;
  }

  /** Points a branch at a commit; a later call moves it. */
  branch(name: string, target: Mark): void {
    this.#reset(`refs/heads/${name}`, target);
  }

  /** Points any ref, given in full, at a commit. */
  ref(name: string, target: Mark): void {
    this.#reset(name, target);
  }

  /** The last commit made, or null. */
  get last(): Mark | null {
    return this.#last;
  }

  /** The whole stream; the ref it needed itself is gone at its end. */
  toBytes(): Buffer {
    const end = `reset ${SCRATCH}\nfrom ${'0'.repeat(40)}\n\ndone\n`;
    return Buffer.concat([...this.#parts, Buffer.from(end)]);
  }

  #nextMark(): Mark {
    this.#marks += 1;
    return this.#marks as Mark;
  }

  #people({ author = PERSON, committer = author, zone = '+0000', committerDate = this.#date }: CommitOptions): void {
    this.#line(`author ${author} ${this.#date} ${zone}`);
    this.#line(`committer ${committer} ${committerDate} ${zone}`);
  }

  #files(files: Readonly<Record<string, string | Uint8Array | null>>): void {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) this.#line(`D ${quote(path)}`);
      else {
        this.#line(`M 100644 inline ${quote(path)}`);
        this.#data(text);
      }
    }
  }

  #reset(ref: string, target: Mark): void {
    this.#line(`reset ${ref}`);
    this.#line(`from :${target}\n`);
  }

  #data(text: string | Uint8Array): void {
    const bytes = Buffer.from(text);
    this.#line(`data ${bytes.length}`);
    this.#parts.push(bytes, Buffer.from('\n'));
  }

  #line(text: string): void {
    this.#parts.push(Buffer.from(`${text}\n`));
  }
}

/** A path as fast-import reads it: quoted, with what would end the line or the quotes written in octal. */
function quote(path: string): string {
  const escaped = path.replace(/["\\\n\r\t]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}
