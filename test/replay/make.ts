/** `npm run golden`: lives every shape with the present code and keeps its history and its journal. */
import { fold } from '../../workflows/journey/evolve.js';
import { viewOf } from '../../workflows/journey/view.js';
import { startReal, startSkipping } from '../../bench/stage/servers.js';
import { clearGolden, versionNow, writeHistory, writeJournal } from './golden.js';
import { historyOfShape, liveShape, shapes } from './shapes.js';

const [real, skipping] = await Promise.all([startReal(), startSkipping()]);
try {
  clearGolden();
  for (const shape of shapes) {
    const { life, lived, engine } = await liveShape(shape, { real, skipping });
    const { enrolment } = life;
    const history = await historyOfShape(shape, engine, enrolment.journey);
    writeHistory(shape, history);
    const state = fold(enrolment, lived.record);
    writeJournal(shape, { enrolment, events: lived.record, view: viewOf(state, state.at) });
    const counts = `${history.events?.length ?? 0} events of history, ${lived.record.length} of the journal`;
    process.stdout.write(`${versionNow()}/${shape}: ${counts}, ${lived.end.as}\n`);
  }
} finally {
  await Promise.all([real.stop(), skipping.stop()]);
}
