/** What the demo shows while it works: a live bar on a terminal, plain lines elsewhere. */
import { SingleBar } from 'cli-progress';
import { colours } from '../../client/cli/output/colours.js';

export interface Screen {
  say(line?: string): void;
  heading(line: string): void;
  /** Where the cohort's clock is; the last call of a month is kept as a line where nothing can be redrawn. */
  clock(month: number, of: number, title: string, counts: string): void;
  /** A month is over. */
  turn(title: string, counts: string): void;
  /** Ends the bar; what is said next stands below it. */
  rest(): void;
}

export function openScreen(stream: NodeJS.WriteStream): Screen {
  return stream.isTTY ? liveScreen(stream) : plainScreen(stream);
}

const writer = (stream: NodeJS.WriteStream) => ({
  say: (line = '') => void stream.write(`${line}\n`),
  heading: (line: string) => void stream.write(`\n${colours.bold(line)}\n`),
});

function plainScreen(stream: NodeJS.WriteStream): Screen {
  const { say, heading } = writer(stream);
  return {
    say,
    heading,
    clock: () => undefined,
    turn: (title, counts) => say(`  ${title.padEnd(32)} ${counts}`),
    rest: () => undefined,
  };
}

function liveScreen(stream: NodeJS.WriteStream): Screen {
  const plain = writer(stream);
  let bar: SingleBar | null = null;
  const rest = (): void => {
    bar?.stop();
    bar = null;
  };
  const above = (write: (line: string) => void) => (line?: string) => {
    rest();
    write(line ?? '');
  };
  return {
    say: above(plain.say),
    heading: above(plain.heading),
    clock(month, of, title, counts) {
      if (bar === null) {
        bar = new SingleBar({
          stream,
          format: `  ${colours.cyan('{bar}')} {title}  ${colours.dim('{counts}')}`,
          barsize: 22,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          hideCursor: true,
          linewrap: false,
          fps: 8,
        });
        bar.start(of, month, { title, counts });
      } else bar.update(month, { title, counts });
    },
    turn: () => undefined,
    rest,
  };
}
