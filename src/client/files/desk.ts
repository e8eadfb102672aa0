import type { Answered, Asked } from './serve.ts';

interface Waiting<Task, Answer> {
  task: Task;
  done: (answer: Answer) => void;
  failed: (error: Error) => void;
  progress: (done: number) => void;
}

/** Tasks that a worker has at a time: while one is computed, the next is loaded. */
const AT_ONCE = 3;

/** A worker to be asked. One that does not answer in time is ended, and what it was at fails. */
export class Desk<Task, Answer> {
  readonly #make: () => Worker;
  readonly #patience: number;
  #worker: Worker | null = null;
  #number = 0;
  #timer = 0;
  readonly #queue: Waiting<Task, Answer>[] = [];
  readonly #open = new Map<number, Waiting<Task, Answer>>();

  /**
   * @param make starts a worker that answers by `serve`
   * @param patience milliseconds without any sign of life
   */
  constructor(make: () => Worker, patience: number) {
    this.#make = make;
    this.#patience = patience;
  }

  ask(task: Task, progress: (done: number) => void = () => {}): Promise<Answer> {
    return new Promise((done, failed) => {
      this.#queue.push({ task, done, failed, progress });
      this.#next();
    });
  }

  /** Ends the worker; what is open fails. */
  close(reason = 'ended'): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { failed } of open) failed(new Error(reason));
  }

  #next(): void {
    while (this.#open.size < AT_ONCE) {
      const waiting = this.#queue.shift();
      if (!waiting) return;
      this.#open.set(++this.#number, waiting);
      const asked: Asked<Task> = { number: this.#number, task: waiting.task };
      this.#started().postMessage(asked);
      this.#watch();
    }
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#make();
    worker.addEventListener('message', ({ data }: MessageEvent<Answered<Answer>>) => this.#take(data));
    worker.addEventListener('error', (event) => this.#fail(event.message || 'The worker could not be started.'));
    this.#worker = worker;
    return worker;
  }

  #take(message: Answered<Answer>): void {
    const waiting = this.#open.get(message.number);
    if (!waiting) return;
    this.#watch();
    if ('progress' in message) {
      waiting.progress(message.progress);
      return;
    }
    this.#open.delete(message.number);
    if ('error' in message) waiting.failed(new Error(message.error));
    else waiting.done(message.answer);
    if (this.#open.size === 0) clearTimeout(this.#timer);
    this.#next();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#fail('It took too long.'), this.#patience);
  }

  #fail(reason: string): void {
    this.close(reason);
    this.#next();
  }
}
