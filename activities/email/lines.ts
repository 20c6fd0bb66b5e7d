/**
 * The lines to a mail server. A mail that waits for one waits here, where it can be taken back, and not in the
 * queue of a pool; whoever has waited longest is next.
 */
export class Lines {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Waits for a free line. @returns false if `ending` came first; else the line has to be given back */
  async take(ending: AbortSignal): Promise<boolean> {
    if (ending.aborted) return false;
    if (this.free > 0) {
      this.free--;
      return true;
    }
    return new Promise((resolve) => {
      const begin = () => {
        ending.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        resolve(false);
      };
      this.waiting.push(begin);
      ending.addEventListener('abort', leave, { once: true });
    });
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
  }
}
