import { cleanForTerminal } from '#domain/text.ts';

/** Tells on standard error how a long command gets on. */
export interface Progress {
  /** Begins a stage; `total` makes a bar with the remaining time. */
  start(stage: string, total?: number): void;
  /** How many of the total are done. */
  count(done: number): void;
  /** Ends the stage with what came of it. */
  done(result: string): void;
}

const WIDTH = 24;
const INTERVAL = 100;

/** A bar on a terminal, a plain line a stage elsewhere. */
export function makeProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? new Bar(stream) : new Lines(stream);
}

/** Says nothing: for commands whose result is all that counts. */
export const SILENT: Progress = { start() {}, count() {}, done() {} };

class Lines implements Progress {
  private readonly stream: NodeJS.WriteStream;
  private stage = '';

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  start(stage: string): void {
    this.stage = stage;
  }

  count(): void {}

  done(result: string): void {
    this.stream.write(`${cleanForTerminal(`${this.stage}: ${result}`)}\n`);
  }
}

class Bar implements Progress {
  private readonly stream: NodeJS.WriteStream;
  private stage = '';
  private total = 0;
  private startedAt = 0;
  private drawnAt = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  start(stage: string, total = 0): void {
    this.stage = stage;
    this.total = total;
    this.startedAt = performance.now();
    this.drawnAt = 0;
    this.count(0);
  }

  count(done: number): void {
    const now = performance.now();
    if (now - this.drawnAt < INTERVAL) return;
    this.drawnAt = now;
    this.draw(this.total > 0 ? this.bar(done, now) : `${this.stage} ${done || ''}`);
  }

  done(result: string): void {
    this.draw(`${this.stage}: ${result}\n`);
  }

  private bar(done: number, now: number): string {
    const share = Math.min(1, done / this.total);
    const filled = Math.round(share * WIDTH);
    const left = share > 0.02 ? `, ${Math.ceil(((now - this.startedAt) / 1000) * (1 / share - 1))} s left` : '';
    return `${this.stage} ${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)} ${done} of ${this.total}${left}`;
  }

  private draw(text: string): void {
    this.stream.write(`\r\x1b[2K${cleanForTerminal(text)}`);
  }
}
