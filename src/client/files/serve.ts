/** What a worker is sent and what it answers; `progress` may come any number of times before. */
export interface Asked<Task> {
  number: number;
  task: Task;
}

export type Answered<Answer> =
  | { number: number; answer: Answer }
  | { number: number; error: string }
  | { number: number; progress: number };

/** Answers what a worker is asked, each by its number. */
export function serve<Task, Answer>(
  handle: (task: Task, progress: (done: number) => void) => Promise<Answer>,
  transfer: (answer: Answer) => Transferable[] = () => [],
): void {
  const post = (message: Answered<Answer>, moved: Transferable[] = []) => postMessage(message, { transfer: moved });
  addEventListener('message', async ({ data: { number, task } }: MessageEvent<Asked<Task>>) => {
    try {
      const answer = await handle(task, (progress) => post({ number, progress }));
      post({ number, answer }, transfer(answer));
    } catch (error) {
      post({ number, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
