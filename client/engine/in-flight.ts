/** No more than a few updates of one journey at once: the server refuses the eleventh. */
const MOST = 8;

interface Line {
  running: number;
  waiting: (() => void)[];
}

export class InFlight {
  private readonly lines = new Map<string, Line>();

  /** Runs the work when there is room for it, in the order in which it was asked for. */
  async run<T>(journey: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(journey) ?? { running: 0, waiting: [] };
    this.lines.set(journey, line);
    if (line.running >= MOST) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.running++;
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.running === 0) this.lines.delete(journey);
    }
  }
}
