/** The size of the workflow code. */
import { MOST_BYTES, workflowBundle } from '../../worker/bundle.js';
import { DefaultLogger } from '@temporalio/worker';
import { kib, ratioOf, type Measurement } from '../figure.js';

export const bundle: Measurement = {
  name: 'bundle',
  title: 'size of the workflow bundle',
  async measure({ say }) {
    say('bundling the workflow code');
    const { bytes, code } = await workflowBundle(new DefaultLogger('ERROR'));
    return [
      {
        title: 'The workflow bundle',
        rows: [
          {
            what: 'without its source map',
            value: kib(bytes),
            against: `${kib(MOST_BYTES)} at the most`,
            ratio: ratioOf(bytes, MOST_BYTES),
            target: '≤ 1',
          },
          { what: 'with its source map', value: kib(Buffer.byteLength(code)) },
        ],
        notes: [],
      },
    ];
  },
};
