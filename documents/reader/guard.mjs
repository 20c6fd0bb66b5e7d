// A thread beside the one that reads: while a document is read, that one answers nobody. It ends the whole process
// when a document asks for more than it may, or when whoever had it read is gone. Plain JavaScript, so that it
// starts at once and weighs little.
import { writeSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { parentPort, workerData } from 'node:worker_threads';

const EVERY_MS = 20;
const STANDARD_ERROR = 2;

const { residentBytes, processorMs, parent, overLimit } = workerData;
let before = process.cpuUsage();
let watching;

const usedMs = () => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

function watch() {
  const isOver = process.memoryUsage.rss() > residentBytes || usedMs() > processorMs;
  if (isOver) writeSync(STANDARD_ERROR, overLimit);
  if (isOver || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}

parentPort.on('message', (state) => {
  clearInterval(watching);
  if (state !== 'reading') return;
  before = process.cpuUsage();
  watching = setInterval(watch, EVERY_MS);
});

parentPort.postMessage('watching');
